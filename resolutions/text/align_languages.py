"""The same resolution in several languages, paragraph against paragraph.

Each part is aligned by its structure first (depth, number, heading), then by what the words share whatever the
language (figures, symbols) and by their place, in one global alignment for each further language. Nothing is dropped: a
block that has no counterpart stands in a row of its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from .document import ANNEX, OPERATIVE, PREAMBULAR, TextBlock
from .numbers import Place

ORDER = ("en", "fr", "es", "ru", "zh", "ar")  # in which languages join; none wins: each has its own words
PARTS = (PREAMBULAR, OPERATIVE, ANNEX)
GAP = -1.5
LENGTHS = {"zh": 0.33, "ar": 0.85}  # how long the same words are, beside the other languages
SHORT = 60  # a heading that a file does not mark is shorter
ENDS = ".,;:،؛。，；："  # and ends in none of these


@dataclass(frozen=True)
class Shape:
    """What can be compared of a block across languages."""

    depth: int
    at: Place | None
    heading: bool
    maybe_heading: bool
    figures: frozenset[str]
    length: float

    @property
    def strict(self) -> tuple[int, Place | None, bool]:
        return self.depth, self.at, self.heading


def shape_of(block: TextBlock, language: str) -> Shape:
    plain = not block.number and not block.phrase and not block.notes and len(block.text) < SHORT
    return Shape(
        depth=block.depth,
        at=block.at,
        heading=block.heading is not None,
        maybe_heading=plain and block.text[-1:] not in ENDS,
        figures=frozenset(re.findall(r"\d+(?:/\d+)?", block.text)),
        length=len(block.text) / LENGTHS.get(language, 1) or 1,
    )


def shape_likeness(first: Shape, second: Shape) -> float:
    """How much speaks for two blocks being the same; below twice GAP they stand apart."""
    if first.heading != second.heading:
        if not (second if first.heading else first).maybe_heading:
            return -9
        return -abs(log(first.length / second.length)) / 2
    score = 2.0 if first.depth == second.depth else -1.0
    if first.at and second.at:
        score += 3 if first.at == second.at else -4.5
    elif first.at or second.at:
        score -= 0.5
    if either := first.figures | second.figures:
        score += 3 * len(first.figures & second.figures) / len(either) - 0.5
    return score - min(2.0, abs(log(first.length / second.length)))


@dataclass
class AlignedRow:
    """One paragraph in the languages that have it."""

    blocks: dict[str, TextBlock] = field(default_factory=dict)

    @property
    def languages(self) -> list[str]:
        """In the order in which they were aligned."""
        return [language for language in ORDER if language in self.blocks]

    @property
    def first(self) -> TextBlock:
        return self.blocks[self.languages[0]]

    @property
    def part(self) -> str:
        return self.first.part

    @property
    def depth(self) -> int:
        return self.first.depth

    @property
    def heading(self) -> int | None:
        return next((block.heading for block in self.blocks.values() if block.heading), None)

    @property
    def number(self) -> str:
        """As the first language prints it; another's where that one prints none."""
        return next(filter(None, (self.blocks[language].number for language in self.languages)), "")


def align_texts(texts: Mapping[str, Sequence[TextBlock]]) -> list[AlignedRow]:
    """The rows of all languages, part after part."""
    rows: list[AlignedRow] = []
    for part in PARTS:
        joined: list[AlignedRow] = []
        for language in sorted(texts, key=ORDER.index):
            blocks = [block for block in texts[language] if block.part == part]
            joined = join_language(joined, blocks, language)
        rows += joined
    return rows


def join_language(rows: list[AlignedRow], blocks: list[TextBlock], language: str) -> list[AlignedRow]:
    """The rows with the blocks of a further language."""
    if not rows:
        return [AlignedRow({language: block}) for block in blocks]
    shapes = [shape_of(block, language) for block in blocks]
    first = [shape_of(row.first, row.languages[0]) for row in rows]
    if [shape.strict for shape in first] == [shape.strict for shape in shapes]:
        pairs: list[tuple[int | None, int | None]] = [(n, n) for n in range(len(rows))]
    else:
        pairs = best_path(first, shapes)
    joined = []
    for left, right in pairs:
        row = rows[left] if left is not None else AlignedRow()
        if right is not None:
            row.blocks[language] = blocks[right]
        joined.append(row)
    return joined


def best_path(left: list[Shape], right: list[Shape]) -> list[tuple[int | None, int | None]]:
    """The global alignment of two lists of shapes: pairs, and what stands alone on either side."""
    best = [[GAP * (i + j) for j in range(len(right) + 1)] for i in range(len(left) + 1)]
    for i, first in enumerate(left, 1):
        above, here = best[i - 1], best[i]
        for j, second in enumerate(right, 1):
            here[j] = max(above[j - 1] + shape_likeness(first, second), above[j] + GAP, here[j - 1] + GAP)
    return list(reversed(list(walk_back(best, left, right))))


def walk_back(
    best: list[list[float]], left: list[Shape], right: list[Shape]
) -> Iterator[tuple[int | None, int | None]]:
    i, j = len(left), len(right)
    while i or j:
        if i and j and best[i][j] == best[i - 1][j - 1] + shape_likeness(left[i - 1], right[j - 1]):
            i, j = i - 1, j - 1
            yield i, j
        elif i and best[i][j] == best[i - 1][j] + GAP:
            i -= 1
            yield i, None
        else:
            j -= 1
            yield None, j
