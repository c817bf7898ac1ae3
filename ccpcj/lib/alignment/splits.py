"""Splits: one paragraph that became several. A merge is a split read the other way round."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

import numpy as np

from .likeness import Likeness, ratio, shared
from .pairs import AlignedPair, AlignmentItem

WITHIN = 0.6  # of the words of a piece stand in the paragraph that it comes from
WHOLE = 0.6  # the pieces together are as like the paragraph
GAIN = 0.08  # and as much more like it than any of them alone
LEAST = 6  # words of a piece: shorter ones stand in any paragraph
LONGER = 1.4  # the pieces may have more words than the paragraph


def joined_units(items: Sequence[AlignmentItem], places: Sequence[int]) -> list[str]:
    return list(chain.from_iterable(items[place].keys for place in places))


def splits(likeness: Likeness) -> list[AlignedPair]:
    """Paragraphs that became neighbours in the new text; a paragraph may stand in several of these pairs."""
    pieces = likeness.shared >= WITHIN * likeness.new_lengths[None, :]
    pieces &= likeness.new_lengths[None, :] >= LEAST
    runs = ((i, run) for i in range(len(likeness.old)) for run in adjacent_runs(np.flatnonzero(pieces[i]).tolist()))
    return [pair for i, run in runs if (pair := best_split(likeness, i, run))]


def adjacent_runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Places that follow each other, two at least."""
    run: list[int] = []
    for place in [*places, -1]:
        if run and place != run[-1] + 1:
            if len(run) > 1:
                yield run
            run = []
        run.append(place)


def best_split(likeness: Likeness, i: int, run: Sequence[int]) -> AlignedPair | None:
    """The best part of the run that together is the paragraph, if its pieces all belong to it."""
    best: AlignedPair | None = None
    for start in range(len(run) - 1):
        for end in range(start + 2, len(run) + 1):
            places = run[start:end]
            if sum(likeness.new_lengths[places]) > LONGER * likeness.old_lengths[i]:
                break
            pair = AlignedPair((i,), tuple(places), ratio(likeness.old[i].keys, joined_units(likeness.new, places)))
            if pair.alike > (best.alike if best else 0) and is_split(likeness, pair):
                best = pair
    return best


def is_split(likeness: Likeness, pair: AlignedPair) -> bool:
    """Whether the pieces are more together than alone, each adds its words, and none has a better match."""
    (i,), places = pair.old, list(pair.new)
    if pair.alike < max(WHOLE, float(likeness.ratio[i, places].max()) + GAIN):
        return False
    others = np.delete(likeness.ratio[:, places], i, axis=0)
    return not (others.size and others.max() >= pair.alike) and all(adds_words(likeness, i, places, j) for j in places)


def adds_words(likeness: Likeness, i: int, places: Sequence[int], j: int) -> bool:
    """Whether most words of a piece stand in the paragraph where the other pieces do not."""
    rest = [place for place in places if place != j]
    own, together = likeness.old[i].keys, joined_units(likeness.new, places)
    gain = shared(own, together) - shared(own, joined_units(likeness.new, rest))
    return bool(gain >= WITHIN * likeness.new_lengths[j])


def add_pieces(likeness: Likeness, pairs: Sequence[AlignedPair], alone: Collection[int]) -> list[AlignedPair]:
    """The pairs, with what stands alone in the new text given to the paragraph that it was split from, far or near."""
    grown = {pair.old[0]: pair for pair in pairs if len(pair.old) == 1}
    for j in sorted(alone, key=lambda j: -likeness.new_lengths[j]):
        nearest = (int(i) for i in np.argsort(-likeness.shared[:, j]) if likeness.new_lengths[j] >= LEAST)
        sources = [i for i in nearest if i in grown]
        if sources and (more := with_piece(likeness, grown[sources[0]], j)):
            grown[sources[0]] = more
    return [*grown.values(), *(pair for pair in pairs if len(pair.old) != 1)]


def with_piece(likeness: Likeness, pair: AlignedPair, j: int) -> AlignedPair | None:
    """The pair with a further piece, where most of the piece stands in the paragraph and no other piece has it."""
    (i,) = pair.old
    places = sorted([*pair.new, j])
    if likeness.shared[i, j] < WITHIN * likeness.new_lengths[j] or not adds_words(likeness, i, places, j):
        return None
    return AlignedPair(pair.old, tuple(places), ratio(likeness.old[i].keys, joined_units(likeness.new, places)))
