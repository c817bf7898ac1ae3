"""How good a page of hits is: what it shows, in its order, against judged answers.

A text is one answer, whose gain is that of the best that is shown of it: the text itself, or a paragraph with a grade
of its own. A hit counts for what it adds to the hits before it. Every hit takes a rank, also one that adds nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log2
from typing import NamedTuple

GOOD = 2  # the grade from which an answer counts as right
RANKED, FIRST, PAGE = 10, 5, 20  # hits that are looked at for nDCG, precision and recall


class ShownHit(NamedTuple):
    """What a hit leads to: a text by its slug, and the anchor of a paragraph; without a slug, something else."""

    text: str
    anchor: str = ""


class Quality(NamedTuple):
    """The figures of one page, each from 0 to 1."""

    ndcg: float
    ndcg_of_texts: float  # of each text its first hit alone, and what adds to it
    precision: float  # right answers among the first five, of as many as there could be
    recall: float  # right answers among the first twenty, of as many as there could be
    empty: float


@dataclass
class Answers:
    """The grades, 1 to 3, of texts by slug and of paragraphs by slug and anchor; at least one is right."""

    texts: Mapping[str, int]
    paragraphs: Mapping[tuple[str, str], int]

    def grade(self, hit: ShownHit) -> int:
        return self.paragraphs.get((hit.text, hit.anchor), self.texts.get(hit.text, 0))

    @cached_property
    def best(self) -> list[int]:
        """The highest grade that can be shown of each text, the best first."""
        highest = dict(self.texts)
        for (text, _anchor), grade in self.paragraphs.items():
            highest[text] = max(grade, highest.get(text, 0))
        return sorted(highest.values(), reverse=True)

    def steps(self, hits: Iterable[ShownHit]) -> list[tuple[int, int]]:
        """Return for each hit the grade of its text before it and after it."""
        reached: dict[str, int] = {}
        steps = []
        for hit in hits:
            before = reached.get(hit.text, 0)
            reached[hit.text] = max(before, self.grade(hit))
            steps.append((before, reached[hit.text]))
        return steps

    def count_right(self, hits: Iterable[ShownHit]) -> int:
        return sum(before < GOOD <= after for before, after in self.steps(hits))

    def share_of_right(self, hits: Sequence[ShownHit], size: int) -> float:
        """Return the right answers among the first `size` hits, of as many as there could be."""
        return self.count_right(hits[:size]) / min(size, sum(grade >= GOOD for grade in self.best))

    def quality(self, hits: Sequence[ShownHit]) -> Quality:
        ideal = discounted(map(gain, self.best))
        gains = [gain(after) - gain(before) for before, after in self.steps(hits)]
        first = [number for number, hit in enumerate(hits) if gains[number] or hit.text not in texts_of(hits[:number])]
        return Quality(
            discounted(gains) / ideal,
            discounted(gains[number] for number in first) / ideal,
            self.share_of_right(hits, FIRST),
            self.share_of_right(hits, PAGE),
            float(not hits),
        )


def texts_of(hits: Iterable[ShownHit]) -> set[str]:
    return {hit.text for hit in hits if hit.text}


def gain(grade: int) -> int:
    return 2**grade - 1


def discounted(gains: Iterable[int]) -> float:
    """Return the sum of the first ten gains, each worth less the further down it stands."""
    return sum(value / log2(rank + 1) for rank, value in enumerate(gains, 1) if rank <= RANKED)


def mean(qualities: Sequence[Quality]) -> Quality:
    return Quality(*(sum(figures) / len(qualities) for figures in zip(*qualities, strict=True)))
