"""The rows of a comparison as its page lists them: with placeholders, and with what did not change in blocks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from . import Row, Side
from .row_display import (
    RowDisplay,
    new_anchor,
    old_anchor,
    place_names,
)


@dataclass(frozen=True)
class UnchangedBlock:
    """Paragraphs that follow each other and did not change; the page folds them."""

    rows: list[RowDisplay]
    kind: str = "unchanged"

    @property
    def renumbered(self) -> int:
        return sum(display.row.renumbered for display in self.rows)


@dataclass(frozen=True)
class Placeholder:
    """A line where a paragraph stood that moved, or where a piece stands of one that the page shows elsewhere."""

    anchor: str
    words: str
    link: str
    kind: str = "placeholder"


ListedRow = RowDisplay | UnchangedBlock | Placeholder


def fold_unchanged(rows: Iterable[ListedRow]) -> Iterator[ListedRow]:
    """Yield the rows, with paragraphs that follow each other and did not change in one block."""
    for unchanged, group in groupby(rows, key=lambda row: isinstance(row, RowDisplay) and row.row.unchanged):
        if unchanged:
            yield UnchangedBlock([row for row in group if isinstance(row, RowDisplay)])
        else:
            yield from group


def with_placeholders(displays: list[RowDisplay]) -> Iterator[ListedRow]:
    """Yield the rows, with placeholders where a paragraph stood that moved, or a piece that another row shows."""
    moved = placeholders_by_place(displays, lambda row: row.old[:1] if row.moved else (), moved_away)
    merged = placeholders_by_place(displays, lambda row: scattered(row.old), merged_into)
    pieces = placeholders_by_place(displays, lambda row: scattered(row.new), split_from)
    before = {**moved, **merged}
    waiting = sorted(before)
    arriving = sorted(pieces)
    for display in displays:
        row = display.row
        while waiting and row.old and not row.moved and waiting[0] < row.old[0].place:
            yield before[waiting.pop(0)]
        while arriving and row.new and arriving[0] < row.new[0].place:
            yield pieces[arriving.pop(0)]
        yield display
    yield from (before[place] for place in waiting)
    yield from (pieces[place] for place in arriving)


def placeholders_by_place(
    displays: Iterable[RowDisplay],
    sides: Callable[[Row], Iterable[Side]],
    placeholder: Callable[[RowDisplay, Side], Placeholder],
) -> dict[int, Placeholder]:
    return {side.place: placeholder(display, side) for display in displays for side in sides(display.row)}


def scattered(sides: tuple[Side, ...]) -> list[Side]:
    """Of paragraphs that belong together, those that do not follow the ones before them."""
    return [side for n, side in enumerate(sides) if n and side.place != sides[n - 1].place + 1]


def moved_away(display: RowDisplay, side: Side) -> Placeholder:
    words = _("%(old)s moved to %(new)s") % {"old": place_names([side]), "new": place_names(display.row.new)}
    return Placeholder(old_anchor(side), words, f"#{display.anchor}")


def merged_into(display: RowDisplay, side: Side) -> Placeholder:
    words = _("%(old)s is now a part of %(new)s") % {"old": place_names([side]), "new": place_names(display.row.new)}
    return Placeholder(old_anchor(side), words, f"#{display.anchor}")


def split_from(display: RowDisplay, side: Side) -> Placeholder:
    words = _("%(new)s was a part of %(old)s") % {"old": place_names(display.row.old), "new": place_names([side])}
    return Placeholder(new_anchor(side), words, f"#{display.anchor}")
