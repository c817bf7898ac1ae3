"""Two texts in one language beside each other, row by row, with what was counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ccpcj.lib.alignment import Item, Kind, Pair, Run, align, differences, is_visible, moved, tokens
from resolutions.text.document import (
    ANNEX,
    OPERATIVE,
    PREAMBULAR,
    Block,
)

from .order import in_order
from .rows import Row, Side
from .strength import Change, Opening, changes


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
        heads = [*self.title, *self.chapeau]
        return all(row.unchanged for row in self.rows) and all(run.kind == "kept" for run in heads)


@dataclass(frozen=True)
class Reading:
    """A text in one language as it is compared."""

    title: str
    chapeau: str
    blocks: Sequence[Block]


def compare(old: Reading, new: Reading, language: str) -> Comparison:
    before, after = sides(old.blocks), sides(new.blocks)
    pairs = align([item(side) for side in before], [item(side) for side in after])
    away = moved(pairs, [len(side.words) for side in before])
    rows = [row(pair, before, after, language, pair in away) for pair in pairs]
    heads = ((old.title, new.title), (old.chapeau, new.chapeau))
    title, chapeau = (tuple(differences(tokens(one), tokens(other))) for one, other in heads)
    return Comparison(language, title, chapeau, list(in_order(rows)))


def sides(blocks: Iterable[Block]) -> list[Side]:
    """The paragraphs in the order in which a text prints its parts; one without words is nothing to compare."""
    parts = (PREAMBULAR, OPERATIVE, ANNEX)
    held = (block for block in blocks if is_visible(block.text))
    return [Side(place, block) for place, block in enumerate(sorted(held, key=lambda block: parts.index(block.part)))]


def item(side: Side) -> Item:
    return Item(side.words, "heading" if side.block.heading else side.block.part)


def row(pair: Pair, before: Sequence[Side], after: Sequence[Side], language: str, away: bool) -> Row:
    old, new = tuple(before[i] for i in pair.old), tuple(after[j] for j in pair.new)
    if same(old, new):
        return Row(old, new, (Run(Kind.KEPT, old[0].whole, new[0].whole),), away)
    runs = differing(old, new)
    strength = changes(opening(old[0]), opening(new[0]), runs, language) if old and new else []
    return Row(old, new, tuple(runs), away, tuple(strength))


def same(old: Sequence[Side], new: Sequence[Side]) -> bool:
    """Whether two paragraphs have the same words and no footnotes: they need no closer look."""
    return len(old) == len(new) == 1 and old[0].words == new[0].words and not (old[0].notes or new[0].notes)


def differing(old: Iterable[Side], new: Iterable[Side]) -> list[Run]:
    return differences([unit for side in old for unit in side.units], [unit for side in new for unit in side.units])


def reworded(old: Sequence[Side], new: Sequence[Side], language: str) -> list[Change]:
    """What became weaker or stronger between paragraphs that are one and the same."""
    return changes(opening(old[0]), opening(new[0]), differing(old, new), language)


def opening(side: Side) -> Opening:
    return Opening(side.block.phrase, getattr(side.block, "verbs", ()))
