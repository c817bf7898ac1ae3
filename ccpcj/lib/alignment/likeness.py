"""How like the paragraphs of two texts are, each to each."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from .pairs import AlignmentItem

Numbers = NDArray[np.float64]


class Likeness:
    """Every paragraph of one text against every one of another.

    ratio    the share of units that both have in the same order, of all their units: 0 to 1
    lengths  of the paragraphs, in units
    shared   how many units both have in the same order
    common   units that many paragraphs have, such as names of bodies
    """

    def __init__(
        self, old: Sequence[AlignmentItem], new: Sequence[AlignmentItem], common: Collection[str] = ()
    ) -> None:
        self.old, self.new, self.common = old, new, common
        self.old_lengths = np.array([len(item.keys) for item in old], dtype=np.float64)
        self.new_lengths = np.array([len(item.keys) for item in new], dtype=np.float64)
        self.ratio: Numbers = np.zeros((len(old), len(new)))
        if old and new:
            scores = process.cdist([item.keys for item in old], [item.keys for item in new], scorer=fuzz.ratio)
            self.ratio = np.asarray(scores, dtype=np.float64) / 100
        self.shared: Numbers = self.ratio * (self.old_lengths[:, None] + self.new_lengths[None, :]) / 2

    @property
    def mirrored(self) -> "Likeness":
        """The same, the other way round."""
        mirror = object.__new__(Likeness)
        mirror.old, mirror.new, mirror.common = self.new, self.old, self.common
        mirror.old_lengths, mirror.new_lengths = self.new_lengths, self.old_lengths
        mirror.ratio, mirror.shared = self.ratio.T, self.shared.T
        return mirror

    def rarely(self, i: int, j: int) -> float:
        """The ratio of two paragraphs in the units that are not common."""
        old, new = ([key for key in item.keys if key not in self.common] for item in (self.old[i], self.new[j]))
        return ratio(old, new)


def ratio(units: Sequence[str], others: Sequence[str]) -> float:
    """The share of units that both have in the same order, of all their units: 0 to 1."""
    return float(fuzz.ratio(units, others)) / 100


def shared(units: Sequence[str], others: Sequence[str]) -> float:
    """How many units both have in the same order."""
    return ratio(units, others) * (len(units) + len(others)) / 2
