"""Which paragraphs moved: as few as explain the new order."""

from collections.abc import Sequence

from .pairs import AlignedPair


def moved_pairs(pairs: Sequence[AlignedPair], sizes: Sequence[int]) -> set[AlignedPair]:
    """Of pairs with both sides, those outside the heaviest sequence that kept its order.

    sizes  of the old paragraphs: between two that changed places, the shorter one moved
    """
    two_sided = sorted((pair for pair in pairs if pair.old and pair.new), key=lambda pair: pair.old)
    total = sum(sizes) or 1
    best: list[tuple[float, int]] = []  # the weight of the best sequence that ends here, and where it came from
    for place, pair in enumerate(two_sided):
        own = 1 + sum(sizes[i] for i in pair.old) / total / len(two_sided)
        before = max(((best[i][0], i) for i in range(place) if two_sided[i].new[0] < pair.new[0]), default=(0.0, -1))
        best.append((before[0] + own, before[1]))
    in_order: set[AlignedPair] = set()
    at = max(range(len(two_sided)), key=lambda i: best[i][0], default=-1)
    while at >= 0:
        in_order.add(two_sided[at])
        at = best[at][1]
    return set(two_sided) - in_order
