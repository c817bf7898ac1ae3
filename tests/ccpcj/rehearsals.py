"""Running an import twice, first as a dry run: both say the same, and the dry run leaves nothing."""

from io import StringIO
from typing import Any

from django.core.management import call_command

from ccpcj.history.models import Change, RowChange
from ccpcj.review.models import Finding, ReportImport
from ccpcj.search.models import PendingChange
from resolutions.models import JoinProposal, Resolution
from sessions.models import State, Statement

TABLES = (Change, RowChange, PendingChange, Finding, ReportImport, Resolution, JoinProposal, State, Statement)


def rehearse_and_run(command: str, *args: Any, **options: Any) -> str:
    """Return what the command says."""
    before = [table.objects.count() for table in TABLES]
    rehearsed = output(command, *args, dry_run=True, **options)
    assert [table.objects.count() for table in TABLES] == before
    assert "Nothing was written" in rehearsed
    result = output(command, *args, **options)
    assert without_measures(rehearsed) == without_measures(result)
    return result


def output(command: str, *args: Any, **options: Any) -> str:
    out = StringIO()
    call_command(command, *map(str, args), stdout=out, stderr=out, **options)
    return out.getvalue()


def without_measures(words: str) -> list[str]:
    return [line for line in words.splitlines() if " MB of memory" not in line and "--dry-run" not in line]
