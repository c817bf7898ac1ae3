"""A row of a comparison: paragraphs of the old text beside what they became."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ccpcj.lib.alignment import Run, RunKind, Token, tokens, unit_keys
from resolutions.text.document import TextBlock, TextNote

from .strength import StrengthChange

MARKER = 0xE000  # the first sign of private use: the nth stands for the nth footnote of a paragraph, in no text printed

MARKERS = re.compile("[\ue000-\ue3ff]")


@dataclass(frozen=True)
class Side:
    """A paragraph of one of the texts: its place in it, from 0, and its units with the markers of its footnotes."""

    place: int
    block: TextBlock

    @cached_property
    def units(self) -> list[Token]:
        """A marker is compared by the words of its footnote."""
        units = tokens(with_markers(self.block))
        return [footnote_unit(unit, self.block.notes) for unit in units] if self.block.notes else units

    @property
    def whole(self) -> tuple[Token]:
        """All its words as one unit."""
        return (Token(self.block.text, self.block.text),)

    @cached_property
    def notes(self) -> list[TextNote]:
        """The footnotes in the order of their markers."""
        return sorted(self.block.notes, key=lambda note: note.place)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What the paragraph is recognized by: its units without footnotes."""
        return unit_keys(self.block.text)


def with_markers(block: TextBlock) -> str:
    """The words of a paragraph with a sign of private use for each footnote."""
    text, done = "", 0
    for n, note in sorted(enumerate(block.notes), key=lambda pair: pair[1].place):
        text, done = f"{text}{block.text[done : note.place]}{chr(MARKER + n)}", note.place
    return text + block.text[done:]


def footnote_unit(token: Token, notes: Sequence[TextNote]) -> Token:
    """The key of a footnote begins like a stop: it has no weight among the words around it."""
    note = footnote_of(token.key, notes)
    return Token(f"[{' '.join(unit_keys(note.text))}]", token.text) if note else token


def footnote_of(text: str, notes: Sequence[TextNote]) -> TextNote | None:
    """The footnote whose sign stands in the text."""
    return next((notes[ord(sign) - MARKER] for sign in text if 0 <= ord(sign) - MARKER < len(notes)), None)


def is_note_marker(token: Token | None) -> bool:
    """Whether the unit is the marker of a footnote."""
    return token is not None and MARKERS.search(token.text) is not None


def without_marker(text: str) -> str:
    return MARKERS.sub("", text)


@dataclass(frozen=True)
class Row:
    """Paragraphs that are one and the same: one and one, one that was split, several that were merged.

    runs     what was kept, removed and added, over all the paragraphs of both sides
    moved    whether it left the order that most paragraphs kept
    changes  what became weaker or stronger
    """

    old: tuple[Side, ...]
    new: tuple[Side, ...]
    runs: tuple[Run, ...] = ()
    moved: bool = False
    changes: tuple[StrengthChange, ...] = field(default=())

    @property
    def added(self) -> bool:
        return not self.old

    @property
    def removed(self) -> bool:
        return not self.new

    @property
    def split(self) -> bool:
        return len(self.new) > 1

    @property
    def merged(self) -> bool:
        return len(self.old) > 1

    @cached_property
    def differing(self) -> list[tuple[RunKind, Token]]:
        """The units that one side alone has, where there are two sides."""
        runs = [run for run in self.runs if run.kind is not RunKind.KEPT] if self.old and self.new else []
        return [(run.kind, token) for run in runs for token in (*run.old, *run.new)]

    @cached_property
    def changed(self) -> bool:
        """Whether words differ."""
        return not all(is_note_marker(token) for _kind, token in self.differing)

    @property
    def annotated(self) -> set[RunKind]:
        """Whether footnotes were added, removed, or both, where the words are the same."""
        return set() if self.changed else {kind for kind, _token in self.differing}

    @property
    def renumbered(self) -> bool:
        """Whether the paragraph has another number; one without a number, or a group, has none to change."""
        if len(self.old) != 1 or len(self.new) != 1:
            return False
        return self.old[0].block.at != self.new[0].block.at

    @property
    def unchanged(self) -> bool:
        """Whether words and footnotes are the same in the same order of paragraphs, whatever the number."""
        return bool(self.old and self.new) and not (self.differing or self.moved or self.split or self.merged)


def in_reading_order(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows by their place in the new text; what was removed follows the last paragraph before it that stayed."""
    new = sorted((row for row in rows if row.new), key=lambda row: row.new[0].place)
    stayed = [row for row in new if row.old and not row.moved]
    removed_after: dict[int, list[Row]] = {}
    for removed in (row for row in rows if row.removed):
        before = [row.old[0].place for row in stayed if row.old[0].place < removed.old[0].place]
        removed_after.setdefault(max(before, default=-1), []).append(removed)
    yield from removed_after.get(-1, [])
    for row in new:
        yield row
        if row.old and not row.moved:
            yield from removed_after.get(row.old[0].place, [])
