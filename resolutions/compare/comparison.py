"""Two texts in one language beside each other, row by row, with what was counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ccpcj.lib.alignment import (
    AlignedPair,
    AlignmentItem,
    Run,
    RunKind,
    align,
    compare_words,
    is_visible,
    moved_pairs,
    tokens,
)
from resolutions.text.document import (
    ANNEX,
    OPERATIVE,
    PREAMBULAR,
    TextBlock,
)

from .rows import Row, Side, in_reading_order
from .strength import Opening, StrengthChange, strength_changes


@dataclass(frozen=True)
class Comparison:
    """What became of a text. The rows stand in the order of the new text; what was removed stands where it was."""

    language: str
    title: tuple[Run, ...]
    chapeau: tuple[Run, ...]
    rows: list[Row]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows are unchanged, changed and so on; a row may be moved, renumbered and changed at once."""
        names = ("unchanged", "changed", "annotated", "added", "removed", "moved", "split", "merged", "renumbered")
        return {name: sum(bool(getattr(row, name)) for row in self.rows) for name in names}

    @property
    def same(self) -> bool:
        """Whether nothing differs but typesetting."""
        headings = [*self.title, *self.chapeau]
        return all(row.unchanged for row in self.rows) and all(run.kind == RunKind.KEPT for run in headings)


@dataclass(frozen=True)
class Wording:
    """A text in one language as it is compared."""

    title: str
    chapeau: str
    blocks: Sequence[TextBlock]


def compare(old: Wording, new: Wording, language: str) -> Comparison:
    """Compare two texts in one language, whatever order their paragraphs have."""
    before, after = sides_of(old.blocks), sides_of(new.blocks)
    pairs = align([alignment_item(side) for side in before], [alignment_item(side) for side in after])
    moved = moved_pairs(pairs, [len(side.words) for side in before])
    rows = [compare_pair(pair, before, after, language, pair in moved) for pair in pairs]
    headings = ((old.title, new.title), (old.chapeau, new.chapeau))
    title, chapeau = (tuple(compare_words(tokens(old_text), tokens(new_text))) for old_text, new_text in headings)
    return Comparison(language, title, chapeau, list(in_reading_order(rows)))


def sides_of(blocks: Iterable[TextBlock]) -> list[Side]:
    """The paragraphs in the order in which a text prints its parts; one without words is nothing to compare."""
    parts = (PREAMBULAR, OPERATIVE, ANNEX)
    visible = (block for block in blocks if is_visible(block.text))
    return [
        Side(place, block) for place, block in enumerate(sorted(visible, key=lambda block: parts.index(block.part)))
    ]


def alignment_item(side: Side) -> AlignmentItem:
    return AlignmentItem(side.words, "heading" if side.block.heading else side.block.part)


def compare_pair(pair: AlignedPair, before: Sequence[Side], after: Sequence[Side], language: str, moved: bool) -> Row:
    """The row of a pair of places in the earlier and the later text."""
    old, new = tuple(before[i] for i in pair.old), tuple(after[j] for j in pair.new)
    if has_same_words(old, new):
        return Row(old, new, (Run(RunKind.KEPT, old[0].whole, new[0].whole),), moved)
    runs = runs_between(old, new)
    strength = strength_changes(opening_of(old[0]), opening_of(new[0]), runs, language) if old and new else []
    return Row(old, new, tuple(runs), moved, tuple(strength))


def has_same_words(old: Sequence[Side], new: Sequence[Side]) -> bool:
    """Whether two paragraphs have the same words and no footnotes: they need no closer look."""
    return len(old) == len(new) == 1 and old[0].words == new[0].words and not (old[0].notes or new[0].notes)


def runs_between(old: Iterable[Side], new: Iterable[Side]) -> list[Run]:
    return compare_words([unit for side in old for unit in side.units], [unit for side in new for unit in side.units])


def strength_between(old: Sequence[Side], new: Sequence[Side], language: str) -> list[StrengthChange]:
    """What became weaker or stronger between paragraphs that are one and the same."""
    return strength_changes(opening_of(old[0]), opening_of(new[0]), runs_between(old, new), language)


def opening_of(side: Side) -> Opening:
    return Opening(side.block.phrase, side.block.verbs)
