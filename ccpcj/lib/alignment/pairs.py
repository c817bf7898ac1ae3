"""What is aligned, and the pairs that come of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AlignmentItem:
    """A paragraph to be compared: the keys of its units, and what it is, such as a heading."""

    keys: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True)
class AlignedPair:
    """Places in the old text and in the new one that hold the same: one and one, one and many, or many and one.

    An empty side says that the paragraph was added or removed. `alike` is the share of words that both sides have in
    the same order, from 0 to 1.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    alike: float = 0.0

    @property
    def mirrored(self) -> "AlignedPair":
        return AlignedPair(self.new, self.old, self.alike)
