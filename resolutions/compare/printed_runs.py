"""The words of a row in order, as a page or a file prints them: what was kept, removed and added, and where paragraphs
end."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, groupby
from typing import NamedTuple

from ccpcj.lib.alignment import Run, RunKind, Token
from resolutions.text.document import TextNote

from .rows import Row, Side, is_note_marker, without_marker


class PrintedRun(NamedTuple):
    """A stretch of words of one kind; what is kept may be typeset otherwise in the later text.

    Or the marker of a footnote, with the footnote of one side or of both, after the white space before it.
    """

    kind: RunKind
    before: str = ""
    after: str = ""
    old_note: TextNote | None = None
    new_note: TextNote | None = None

    @property
    def earlier(self) -> "PrintedRun":
        """What was kept as the earlier text prints it."""
        return self._replace(after=self.before, new_note=self.old_note) if self.kind is RunKind.KEPT else self


class ParagraphBreak(NamedTuple):
    """Where a paragraph ends within a row: added by a split, removed by a merge."""

    kind: RunKind


class UnitPair(NamedTuple):
    """A unit of both texts where it was kept, else of the one that has it."""

    kind: RunKind
    old: Token | None
    new: Token | None

    @property
    def is_note(self) -> bool:
        return is_note_marker(self.old or self.new)


def printed_parts(row: Row) -> Iterator[PrintedRun | ParagraphBreak]:
    """Yield the row in order; what was removed stands before what took its place."""
    notes = [chain.from_iterable(side.notes for side in sides) for sides in (row.old, row.new)]
    for (kind, note), group in groupby(units_and_breaks(row), key=group_key):
        parts = list(group)
        units = [part for part in parts if isinstance(part, UnitPair)]
        if note is None:
            yield from (ParagraphBreak(kind) for _ in parts)
        elif note:
            for unit in units:
                own = [next(side) if token else None for token, side in zip(unit[1:], notes, strict=True)]
                yield PrintedRun(kind, *spaces_around(unit), *own)
        else:
            yield run_of_words(units)


def group_key(part: UnitPair | ParagraphBreak) -> tuple[RunKind, bool | None]:
    """What stands together in a run: units of a kind that are no markers; None marks a break."""
    return part.kind, part.is_note if isinstance(part, UnitPair) else None


def run_of_words(units: Sequence[UnitPair]) -> PrintedRun:
    before = "".join(unit.old.text for unit in units if unit.old)
    return PrintedRun(units[0].kind, before, "".join(unit.new.text for unit in units if unit.new))


def spaces_around(unit: UnitPair) -> tuple[str, str]:
    """What stands around a marker on either side."""
    before, after = (without_marker(token.text) if token else "" for token in (unit.old, unit.new))
    return before, after


def units_and_breaks(row: Row) -> Iterator[UnitPair | ParagraphBreak]:
    """Yield the units of all runs, with a break before each unit that begins a further paragraph of its side."""
    old_starts, new_starts = starts_of_paragraphs(row.old), starts_of_paragraphs(row.new)
    a = c = 0
    for kind, old, new in chain.from_iterable(map(unit_pairs, row.runs)):
        if old and a in old_starts:
            old_starts.discard(a)
            yield ParagraphBreak(RunKind.REMOVED)
        if new and c in new_starts:
            new_starts.discard(c)
            yield ParagraphBreak(RunKind.ADDED)
        yield UnitPair(kind, old, new)
        a, c = a + bool(old), c + bool(new)


def starts_of_paragraphs(sides: Sequence[Side]) -> set[int]:
    """How many units of its side stand before each further paragraph."""
    return set(accumulate(len(side.units) for side in sides[:-1]))


def unit_pairs(run: Run) -> Iterator[UnitPair]:
    if run.kind is RunKind.KEPT:
        yield from (UnitPair(run.kind, old, new) for old, new in zip(run.old, run.new, strict=True))
    else:
        yield from (UnitPair(run.kind, old, None) for old in run.old)
        yield from (UnitPair(run.kind, None, new) for new in run.new)
