"""A comparison as one document: each row where it stands now, and what moved also where it stood."""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from ccpcj.lib.alignment import Run, RunKind

from .rows import Row, in_reading_order


class Placement(Enum):
    """Where a row of a comparison stands in the document that shows both texts."""

    IN_PLACE = "in place"  # a row that stayed, was added or removed
    MOVED_FROM = "moved from"  # a row that moved, where it stood
    MOVED_TO = "moved to"  # the same row where it stands now


def in_document_order(rows: Sequence[Row]) -> Iterator[tuple[Placement, Row]]:
    """Yield each row where it stands.

    Without what was removed or moved away the rows are the new text, without what was added or moved here the old.
    """
    parts = [part for row in rows for part in ([row] if is_contiguous(row) else removed_and_added(row))]
    ordered = list(in_reading_order(parts))
    waiting = sorted((row for row in ordered if row.moved), key=lambda row: row.old[0].place)
    for row in ordered:
        while waiting and row.old and not row.moved and waiting[0].old[0].place < row.old[0].place:
            yield Placement.MOVED_FROM, waiting.pop(0)
        yield Placement.MOVED_TO if row.moved else Placement.IN_PLACE, row
    yield from ((Placement.MOVED_FROM, row) for row in waiting)


def is_contiguous(row: Row) -> bool:
    """Whether the paragraphs of either side follow each other."""
    return all(after.place == before.place + 1 for sides in (row.old, row.new) for before, after in pairwise(sides))


def removed_and_added(row: Row) -> list[Row]:
    """A row whose paragraphs stand far from each other, as what was removed and what was added in its stead."""
    removed = [Row((side,), (), (Run(RunKind.REMOVED, old=tuple(side.units)),)) for side in row.old]
    return removed + [Row((), (side,), (Run(RunKind.ADDED, new=tuple(side.units)),)) for side in row.new]
