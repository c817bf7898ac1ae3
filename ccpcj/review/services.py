"""Recording what importers find, and settling it: the one place where findings are written."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from ccpcj.history.services import change
from ccpcj.lib.services import deletes
from resolutions.models import Version

from .models import Finding, ReportImport

CONTENT = ("source", "language", "code", "place", "first_line", "last_line", "level", "message")
SUBJECT = ("language", "code", "place", "message")  # what stays the same in a corrected file, unlike its lines


@change()
def record_findings(
    findings: Iterable[Finding],
    *,
    report_import: ReportImport | None = None,
    version: Version | None = None,
    source: str = "",
    replaced: Q | None = None,
) -> int:
    """Bring the findings about an import, a version or a file that was not read to these; return how many they are.

    `findings` are not saved yet and need not name their record. Of the findings recorded before, those that are not
    among them are deleted, or only those that `replaced` selects. What a person settled stays settled; in a report that
    holds for every import of the session in the language.
    """
    before = Finding.objects.filter(report_import=report_import, version=version)
    if report_import is None and version is None:
        before = before.filter(source=source)
    by_content: dict[tuple[Any, ...], Finding] = {}
    for finding in findings:
        finding.report_import, finding.version = report_import, version
        finding.source = finding.source or source
        by_content.setdefault(values(finding, CONTENT), finding)
    recorded = {values(finding, CONTENT): finding for finding in before}
    settled = {values(finding, SUBJECT) for finding in settled_about(report_import, before)}
    stale = [finding.pk for content, finding in recorded.items() if content not in by_content]
    before.filter(replaced or Q(), pk__in=stale).delete()
    new = [finding for content, finding in by_content.items() if content not in recorded]
    for finding in new:
        finding.settled = values(finding, SUBJECT) in settled
    Finding.objects.bulk_create(new)
    return len(by_content)


def values(finding: Finding, names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(finding, name) for name in names)


def settled_about(report_import: ReportImport | None, before: QuerySet[Finding]) -> QuerySet[Finding]:
    """The settled findings about a record; about a report, those of all imports of its session in its language."""
    if report_import is None:
        return before.filter(settled=True)
    session, language = report_import.session_id, report_import.language
    return Finding.objects.filter(report_import__session=session, report_import__language=language, settled=True)


@change()
def forget_unread(sources: Iterable[str]) -> None:
    """Delete the findings about files that could not be read before and are read now."""
    Finding.objects.filter(report_import=None, version=None, source__in=list(sources)).delete()


@change(reason="Settled")
def settle(findings: QuerySet[Finding]) -> list[Finding]:
    """Mark findings as looked at by a person; return those that were not so marked."""
    return set_settled(findings, settled=True)


@change(reason="To be settled again")
def unsettle(findings: QuerySet[Finding]) -> list[Finding]:
    """Mark findings as still to be looked at; return those that were settled."""
    return set_settled(findings, settled=False)


def set_settled(findings: QuerySet[Finding], *, settled: bool) -> list[Finding]:
    changed = list(findings.exclude(settled=settled))
    Finding.objects.filter(pk__in=[finding.pk for finding in changed]).update(settled=settled)
    return changed


@deletes(ReportImport)
def refuse_deletion(report_import: ReportImport) -> None:
    """Refuse, whoever asks: the next import is compared with this one, and records name it as their source."""
    raise ValidationError(f"{report_import} is where records come from: no import is deleted.")
