"""Splits: one paragraph that became several. A merge is a split read the other way round."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

import numpy as np

from .likeness import Likeness, ratio, shared
from .pairs import Item, Pair

WITHIN = 0.6  # of the words of a piece stand in the paragraph that it comes from
WHOLE = 0.6  # the pieces together are as like the paragraph
GAIN = 0.08  # and as much more like it than any of them alone
LEAST = 6  # words of a piece: shorter ones stand in any paragraph
LONGER = 1.4  # the pieces may have more words than the paragraph


def joined(items: Sequence[Item], places: Sequence[int]) -> list[str]:
    return list(chain.from_iterable(items[place].keys for place in places))


def splits(found: Likeness) -> list[Pair]:
    """Paragraphs that became neighbours in the new text; a paragraph may stand in several of these pairs."""
    pieces = found.shared >= WITHIN * found.new_lengths[None, :]
    pieces &= found.new_lengths[None, :] >= LEAST
    runs = ((i, run) for i in range(len(found.old)) for run in neighbours(np.flatnonzero(pieces[i]).tolist()))
    return [pair for i, run in runs if (pair := whole(found, i, run))]


def neighbours(places: Sequence[int]) -> Iterator[list[int]]:
    """Places that follow each other, two at least."""
    run: list[int] = []
    for place in [*places, -1]:
        if run and place != run[-1] + 1:
            if len(run) > 1:
                yield run
            run = []
        run.append(place)


def whole(found: Likeness, i: int, run: Sequence[int]) -> Pair | None:
    """The best part of the run that together is the paragraph, if its pieces all belong to it."""
    best: Pair | None = None
    for start in range(len(run) - 1):
        for end in range(start + 2, len(run) + 1):
            places = run[start:end]
            if sum(found.new_lengths[places]) > LONGER * found.old_lengths[i]:
                break
            pair = Pair((i,), tuple(places), ratio(found.old[i].keys, joined(found.new, places)))
            if pair.alike > (best.alike if best else 0) and belongs(found, pair):
                best = pair
    return best


def belongs(found: Likeness, pair: Pair) -> bool:
    """Whether the pieces are more together than alone, each adds its words, and none has a better match."""
    (i,), places = pair.old, list(pair.new)
    if pair.alike < max(WHOLE, float(found.ratio[i, places].max()) + GAIN):
        return False
    others = np.delete(found.ratio[:, places], i, axis=0)
    return not (others.size and others.max() >= pair.alike) and all(adds(found, i, places, j) for j in places)


def adds(found: Likeness, i: int, places: Sequence[int], j: int) -> bool:
    """Whether most words of a piece stand in the paragraph where the other pieces do not."""
    rest = [place for place in places if place != j]
    own, together = found.old[i].keys, joined(found.new, places)
    gain = shared(own, together) - shared(own, joined(found.new, rest))
    return bool(gain >= WITHIN * found.new_lengths[j])


def late(found: Likeness, pairs: Sequence[Pair], alone: Collection[int]) -> list[Pair]:
    """The pairs, with what stands alone in the new text given to the paragraph that it was split from, far or near."""
    grown = {pair.old[0]: pair for pair in pairs if len(pair.old) == 1}
    for j in sorted(alone, key=lambda j: -found.new_lengths[j]):
        sources = [int(i) for i in np.argsort(-found.shared[:, j]) if int(i) in grown and found.new_lengths[j] >= LEAST]
        if sources and (more := with_piece(found, grown[sources[0]], j)):
            grown[sources[0]] = more
    return [*grown.values(), *(pair for pair in pairs if len(pair.old) != 1)]


def with_piece(found: Likeness, pair: Pair, j: int) -> Pair | None:
    """The pair with a further piece, where most of the piece stands in the paragraph and no other piece has it."""
    (i,) = pair.old
    places = sorted([*pair.new, j])
    if found.shared[i, j] < WITHIN * found.new_lengths[j] or not adds(found, i, places, j):
        return None
    return Pair(pair.old, tuple(places), ratio(found.old[i].keys, joined(found.new, places)))
