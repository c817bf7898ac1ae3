"""A comparison as one document: each row where it stands now, and what moved also where it stood."""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from ccpcj.lib.alignment import Kind, Run

from .order import in_order
from .rows import Row


class Step(Enum):
    HERE = "here"  # what stayed, was added or removed
    AWAY = "away"  # where a row stood that moved
    ARRIVED = "arrived"  # where it stands now


def steps(rows: Sequence[Row]) -> Iterator[tuple[Step, Row]]:
    """Without what was removed or moved away the rows are the new text, without what was added or arrived the old."""
    tied = list(in_order([part for row in rows for part in ([row] if together(row) else apart(row))]))
    waiting = sorted((row for row in tied if row.moved), key=lambda row: row.old[0].place)
    for row in tied:
        while waiting and row.old and not row.moved and waiting[0].old[0].place < row.old[0].place:
            yield Step.AWAY, waiting.pop(0)
        yield Step.ARRIVED if row.moved else Step.HERE, row
    yield from ((Step.AWAY, row) for row in waiting)


def together(row: Row) -> bool:
    """Whether the paragraphs of either side follow each other."""
    return all(after.place == before.place + 1 for sides in (row.old, row.new) for before, after in pairwise(sides))


def apart(row: Row) -> list[Row]:
    """A row whose paragraphs stand far from each other, as what was removed and what was added in its stead."""
    removed = [Row((side,), (), (Run(Kind.REMOVED, old=tuple(side.units)),)) for side in row.old]
    return removed + [Row((), (side,), (Run(Kind.ADDED, new=tuple(side.units)),)) for side in row.new]
