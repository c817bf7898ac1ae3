"""Loading: the rows of a plan into the database, in one transaction, so that a second time changes nothing.

What staff changed since the last import is kept: a value is written only when the report itself says something new
about it. So the same file again changes nothing, whatever was corrected in between, and a corrected file changes what
it corrects.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model

from resolutions.models import Sponsorship
from resolutions.services import join_chains, stand_for_members
from sessions.models import Session

from .further import further
from .models import Finding, ReportImport
from .plan import Json, plan
from .rows import Ref, Row, same

Progress = Callable[[Iterable[Row]], Iterable[Row]]


@dataclass
class Outcome:
    """What loading did, by model."""

    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    @property
    def changed(self) -> int:
        return self.created.total() + self.updated.total()


class Loader:
    """Writes rows; `before` are the rows of the last import, by their references."""

    def __init__(self, before: Iterable[Row]) -> None:
        self.before = {row.ref: row for row in before}
        self.seen: set[Ref] = set()
        self.records: dict[Ref, Model | None] = {}
        self.outcome = Outcome()
        self.entries: list[Sponsorship] = []

    def load(self, rows: Iterable[Row]) -> None:
        for row in rows:
            old = None if row.fill else self.before.get(row.ref)
            self.seen.add(row.ref)
            if old and all(same(old.values.get(name), value) for name, value in row.values.items()):
                continue  # the report says what it said before
            self.write(row, old)
        self.outcome.missing += [str(reference) for reference in self.before if reference not in self.seen]

    def write(self, row: Row, old: Row | None) -> None:
        """Make or change one record. One that staff deleted since the last import stays deleted."""
        key = {name: self.resolve(value) for name, value in row.key.items()}
        if any(isinstance(value, Ref) and key[name] is None for name, value in row.key.items()):
            return
        record = row.model._default_manager.filter(**lookup(key)).first()
        if record is None and old is None and not row.fill:
            self.records[row.ref] = self.create(row, key)
        elif record is not None:
            self.records[row.ref] = record
            self.change(row, old, record)

    def create(self, row: Row, key: dict[str, Any]) -> Model:
        values = {name: self.resolve(value) for name, value in {**row.initial, **row.values}.items()}
        many = {name: value for name, value in values.items() if isinstance(value, list) and is_many(row.model, name)}
        plain = {name: value for name, value in {**key, **values}.items() if name not in many and "__" not in name}
        record = row.model._default_manager.create(**plain)
        for name, value in many.items():
            getattr(record, name).set(value)
        self.outcome.created[str(row.model._meta.verbose_name_plural)] += 1
        if isinstance(record, Sponsorship):
            self.entries.append(record)
        return record

    def change(self, row: Row, old: Row | None, record: Model) -> None:
        """Write what the report says anew; a value it leaves open erases none that is held."""
        changed = [name for name in row.values if self.is_news(row, old, record, name) and self.set(row, record, name)]
        if changed:
            record.save()
            self.outcome.updated[str(row.model._meta.verbose_name_plural)] += 1

    def is_news(self, row: Row, old: Row | None, record: Model, name: str) -> bool:
        value = row.values[name]
        if old:
            return not same(old.values.get(name), value)
        unsaid = value in (None, "", [])
        return not unsaid and not (row.fill and is_held(record, name))

    def set(self, row: Row, record: Model, name: str) -> bool:
        """Give a field its wanted value; whether that changed it."""
        wanted = self.resolve(row.values[name])
        if not is_many(row.model, name):
            changed = bool(getattr(record, name) != wanted)
            setattr(record, name, wanted)
            return changed
        related = getattr(record, name)
        if {r.pk for r in wanted} == set(related.values_list("pk", flat=True)):
            return False
        related.set(wanted)
        return True

    def resolve(self, value: Any) -> Any:
        """The record behind a reference; other values as they are."""
        if isinstance(value, list):
            found = [self.resolve(item) for item in value]
            return [item for item in found if item is not None] if any(isinstance(v, Ref) for v in value) else found
        if not isinstance(value, Ref):
            return value
        if value not in self.records:
            key = {name: self.resolve(part) for name, part in value.key}
            self.records[value] = value.model._default_manager.filter(**lookup(key)).first()
        return self.records[value]


def lookup(key: dict[str, Any]) -> dict[str, Any]:
    """A key as a filter: an empty relation is asked for as such."""
    return {
        f"{name}__isnull" if value is None else name: True if value is None else value for name, value in key.items()
    }


def is_held(record: Model, name: str) -> bool:
    """Whether a field holds anything."""
    value = getattr(record, name)
    return bool(value.exists() if is_many(type(record), name) else value)


def is_many(model: type[Model], name: str) -> bool:
    return bool(model._meta.get_field(name).many_to_many)


@transaction.atomic
def load_report(
    report: Json, source: str, sha256: str, *, publish: bool = False, progress: Progress | None = None,
    extra: Iterable[Row] = (),
) -> tuple[Outcome, ReportImport]:  # fmt: skip
    """Load a report, all of it or nothing. `extra` are further rows, such as titles in other languages."""
    last, first = last_import(report), first_rows(report)
    rows, differences = planned(report, first)
    loader = Loader(planned(last.report, first)[0] if last else ())
    loader.outcome.differences = differences
    rows = [*rows, *extra]
    loader.load(progress(rows) if progress else rows)
    for entry in loader.entries:
        stand_for_members(entry)
    session = Session.objects.get(number=report["session"]["number"])
    if publish:
        release(session, loader.outcome)
    join_chains(session.resolutions.all())
    return loader.outcome, keep(session, report, source, sha256, loader.outcome)


def last_import(report: Json) -> ReportImport | None:
    number, language = report["session"]["number"], report["language"]
    return ReportImport.objects.filter(session__number=number, language=language).order_by("-imported_at").first()


def first_rows(report: Json) -> list[Row]:
    """The rows of the import that made the record, where it was in another language; else none."""
    first = ReportImport.objects.filter(session__number=report["session"]["number"]).order_by("pk").first()
    return list(plan(first.report)) if first and first.language != report["language"] else []


def planned(report: Json, first: list[Row]) -> tuple[list[Row], list[str]]:
    """The rows of a report, and where it disagrees with the one in the first language."""
    return further(plan(report), first) if first else (list(plan(report)), [])


def release(session: Session, outcome: Outcome) -> None:
    """Publish the session and its texts."""
    outcome.updated["releases"] += Session.objects.filter(pk=session.pk, release="draft").update(release="published")
    outcome.updated["releases"] += session.resolutions.filter(release="draft").update(release="published")


def keep(session: Session, report: Json, source: str, sha256: str, outcome: Outcome) -> ReportImport:
    """Remember the reading and its findings; what a person settled stays settled."""
    coverage = report["coverage"]
    values = {
        "source": source, "report": report, "lines": coverage["lines"],
        "accounted": coverage["lines"] - coverage["unread"],
    }  # fmt: skip
    key = {"session": session, "language": report["language"], "sha256": sha256}
    held = ReportImport.objects.filter(**key).first()
    if held and held.report == report and not outcome.changed:
        return held
    kept, _ = ReportImport.objects.update_or_create(
        **key, defaults={**values, "created": outcome.created.total(), "updated": outcome.updated.total()}
    )
    looked_at = Finding.objects.filter(report_import__in=session.imports.filter(language=kept.language), settled=True)
    settled = set(looked_at.values_list("code", "message"))
    kept.findings.all().delete()
    Finding.objects.bulk_create(findings(kept, report, outcome, settled))
    return kept


def findings(kept: ReportImport, report: Json, outcome: Outcome, settled: set[tuple[str, str]]) -> Iterator[Finding]:
    held = [{"level": "warning", "code": "held-not-in-report", "lines": None,
             "message": f"The last import gave {name}; this one does not. It is kept until a person removes it."}
            for name in outcome.missing]  # fmt: skip
    held += [{"level": "warning", "code": "languages-differ", "lines": None, "message": message}
             for message in outcome.differences]  # fmt: skip
    for position, found in enumerate([*report["findings"], *held], 1):
        first, last = found["lines"] or (None, None)
        yield Finding(
            report_import=kept, position=position, level=found["level"], code=found["code"], first_line=first,
            last_line=last, message=found["message"], settled=(found["code"], found["message"]) in settled,
        )  # fmt: skip
