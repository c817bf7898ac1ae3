"""How like the paragraphs of two texts are, each to each."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from .pairs import Item

Numbers = NDArray[np.float64]


class Likeness:
    """Every paragraph of one text against every one of another.

    ratio    the share of units that both have in the same order, of all their units: 0 to 1
    lengths  of the paragraphs, in units
    shared   how many units both have in the same order
    common   units that many paragraphs have, such as names of bodies
    """

    def __init__(self, old: Sequence[Item], new: Sequence[Item], common: Collection[str] = ()) -> None:
        self.old, self.new, self.common = old, new, common
        self.old_lengths = np.array([len(item.keys) for item in old], dtype=np.float64)
        self.new_lengths = np.array([len(item.keys) for item in new], dtype=np.float64)
        self.ratio: Numbers = np.zeros((len(old), len(new)))
        if old and new:
            scores = process.cdist([item.keys for item in old], [item.keys for item in new], scorer=fuzz.ratio)
            self.ratio = np.asarray(scores, dtype=np.float64) / 100
        self.shared: Numbers = self.ratio * (self.old_lengths[:, None] + self.new_lengths[None, :]) / 2

    @property
    def turned(self) -> "Likeness":
        """The same, the other way round."""
        made = object.__new__(Likeness)
        made.old, made.new, made.common = self.new, self.old, self.common
        made.old_lengths, made.new_lengths = self.new_lengths, self.old_lengths
        made.ratio, made.shared = self.ratio.T, self.shared.T
        return made

    def rarely(self, i: int, j: int) -> float:
        """The ratio of two paragraphs in the units that are not common."""
        old, new = ([key for key in item.keys if key not in self.common] for item in (self.old[i], self.new[j]))
        return ratio(old, new)


def ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return float(fuzz.ratio(one, other)) / 100


def shared(one: Sequence[str], other: Sequence[str]) -> float:
    """How many units both have in the same order."""
    return ratio(one, other) * (len(one) + len(other)) / 2
