"""The words of a row in order, as a page or a file prints them: what was kept, removed and added, and where paragraphs
end."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, groupby
from typing import NamedTuple

from ccpcj.lib.alignment import Kind, Run, Token
from resolutions.text.document import Note

from .rows import Row, Side, is_marker, without_marker


class Mark(NamedTuple):
    """A stretch of words of one kind; what is kept may be typeset otherwise. Or the marker of a footnote, where it has
    one: the footnote of the side, or of both sides, after the white space before it."""

    kind: Kind
    before: str = ""
    after: str = ""
    old_note: Note | None = None
    new_note: Note | None = None

    @property
    def earlier(self) -> "Mark":
        """What was kept as the earlier text prints it."""
        return self._replace(after=self.before, new_note=self.old_note) if self.kind is Kind.KEPT else self


class Break(NamedTuple):
    """Where a paragraph ends within a row: added by a split, removed by a merge."""

    kind: Kind


class Unit(NamedTuple):
    kind: Kind
    old: Token | None
    new: Token | None

    @property
    def is_note(self) -> bool:
        return is_marker(self.old or self.new)


def stream(row: Row) -> Iterator[Mark | Break]:
    """The row in order; what was removed stands before what took its place."""
    notes = [chain.from_iterable(side.notes for side in sides) for sides in (row.old, row.new)]
    for (kind, note), group in groupby(parts(row), key=nature):
        if note is None:
            yield from (Break(kind) for _ in group)
        elif note:
            for unit in group:
                own = [next(held) if token else None for token, held in zip(unit[1:], notes, strict=True)]
                yield Mark(kind, *spaces(unit), *own)
        else:
            yield words(list(group))


def nature(part: Unit | Break) -> tuple[Kind, bool | None]:
    """What stands together in a mark: units of a kind that are no markers."""
    return part.kind, part.is_note if isinstance(part, Unit) else None


def words(units: Sequence[Unit]) -> Mark:
    before = "".join(unit.old.text for unit in units if unit.old)
    return Mark(units[0].kind, before, "".join(unit.new.text for unit in units if unit.new))


def spaces(unit: Unit) -> tuple[str, str]:
    """What stands around a marker on either side."""
    before, after = (without_marker(token.text) if token else "" for token in (unit.old, unit.new))
    return before, after


def parts(row: Row) -> Iterator[Unit | Break]:
    """The units of all runs, with a break before each unit that begins a further paragraph of its side."""
    old_starts, new_starts = starts(row.old), starts(row.new)
    a = c = 0
    for kind, old, new in chain.from_iterable(map(units, row.runs)):
        if old and a in old_starts:
            old_starts.discard(a)
            yield Break(Kind.REMOVED)
        if new and c in new_starts:
            new_starts.discard(c)
            yield Break(Kind.ADDED)
        yield Unit(kind, old, new)
        a, c = a + bool(old), c + bool(new)


def starts(sides: Sequence[Side]) -> set[int]:
    """How many units of its side stand before each further paragraph."""
    return set(accumulate(len(side.units) for side in sides[:-1]))


def units(run: Run) -> Iterator[Unit]:
    if run.kind is Kind.KEPT:
        yield from (Unit(run.kind, old, new) for old, new in zip(run.old, run.new, strict=True))
    else:
        yield from (Unit(run.kind, old, None) for old in run.old)
        yield from (Unit(run.kind, None, new) for new in run.new)
