"""Which paragraphs moved: as few as explain the new order."""

from collections.abc import Sequence

from .pairs import Pair


def moved(pairs: Sequence[Pair], sizes: Sequence[int]) -> set[Pair]:
    """Of pairs with both sides, those outside the heaviest sequence that kept its order.

    sizes  of the old paragraphs: between two that changed places, the shorter one moved
    """
    held = sorted((pair for pair in pairs if pair.old and pair.new), key=lambda pair: pair.old)
    total = sum(sizes) or 1
    best: list[tuple[float, int]] = []  # the weight of the best sequence that ends here, and where it came from
    for place, pair in enumerate(held):
        own = 1 + sum(sizes[i] for i in pair.old) / total / len(held)
        before = max(((best[i][0], i) for i in range(place) if held[i].new[0] < pair.new[0]), default=(0.0, -1))
        best.append((before[0] + own, before[1]))
    kept: set[Pair] = set()
    at = max(range(len(held)), key=lambda i: best[i][0], default=-1)
    while at >= 0:
        kept.add(held[at])
        at = best[at][1]
    return set(held) - kept
