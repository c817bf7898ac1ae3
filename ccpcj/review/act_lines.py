"""What an act wrote, line by line, for whoever runs an import: the same lines before it and after it."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db.models import Model

from ccpcj.history.models import Change, RowChange
from ccpcj.history.recorded_models import recorded_models
from ccpcj.lib.admin.record_acts import RecordAct, Row, counted_kinds, tell
from ccpcj.lib.admin.row_words import FieldWords, RowWords
from ccpcj.lib.excerpts import excerpts
from resolutions.models import AdoptionImport, Publication, ThemeFiling

from .models import Finding, ReportImport

# what an import writes about itself, and where rows come to stand in their lists
NOTES: tuple[type[Model], ...] = (AdoptionImport, Finding, Publication, ReportImport, ThemeFiling)
PLACES = {"order", "position", "place"}
BATCH = 100


def act_lines(act: Change, most: int | None = None) -> Iterator[str]:
    """What an act created, by kind, then each value that it changed, and what it deleted; the rest is counted."""
    created, _ = rows_of_act(act)
    if counted := counted_kinds(model for model, _ in created):
        yield f"created: {counted}"
    yield from changed_lines(act, most)


def changed_lines(act: Change, most: int | None = None) -> Iterator[str]:
    """Each value that an act changed in rows that there were before it, and the rows that it deleted."""
    _, changed = rows_of_act(act)
    yield from cut_lines(lines_about(act, changed), most)


def rows_of_act(act: Change) -> tuple[list[Row], list[Row]]:
    """The rows that an act created and left there, and the rows of before that it changed or deleted."""
    changes = RowChange.objects.filter(change_id=act.pk).exclude(model__in=[n._meta.label_lower for n in NOTES])
    created, changed = dict[Row, None](), dict[Row, None]()
    for label, key, action in changes.order_by("pk").values_list("model", "key", "action").iterator():
        row = recorded_models()[label], key
        if action == RowChange.Action.CREATED:
            created[row] = None
        elif row not in created:
            changed[row] = None
        elif action == RowChange.Action.DELETED:
            del created[row]
    return [*created], [*changed]


def cut_lines(lines: Iterator[str], most: int | None) -> Iterator[str]:
    """The first lines, and how many more there are."""
    yield from islice(lines, most)
    if rest := sum(1 for _ in lines):
        yield f"… and {rest} more: --verbosity 2 shows all"


def lines_about(act: Change, rows: Iterable[Row]) -> Iterator[str]:
    """The lines about rows that there were before, some at a time."""
    waiting = iter(rows)
    first = act.rows.order_by("pk").values_list("pk", flat=True).first() or 0
    while batch := list(islice(waiting, BATCH)):
        words = RecordAct(first, first, act.at, act, keys=dict.fromkeys(batch))
        tell([words])
        for row in words.rows:
            yield from row_lines(row)


def row_lines(row: RowWords) -> Iterator[str]:
    if row.action == "deleted":
        yield f"deleted: {row.label}"
        return
    for field in row.fields:
        if field.label not in PLACES:
            yield f"{row.label}: {field.label} {short_sides(field)}"


def short_sides(field: FieldWords) -> str:
    """What a field said and says, each cut so that the first difference shows."""
    return " → ".join(excerpts(field.before or "", field.after or ""))
