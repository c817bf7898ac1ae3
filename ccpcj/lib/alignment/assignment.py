"""Which paragraph of one text became which of the other, wherever it went: what is the same first, then splits and
merges, then the best assignment of the rest over all their likenesses."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import lap
import numpy as np

from .likeness import Likeness, Numbers
from .pairs import AlignedPair, AlignmentItem
from .splits import add_pieces, splits

NEAR = 0.4  # of their words two paragraphs must share to be one
SURE = 0.55  # as much makes them one; with less, words that are rare in the texts must agree as well
FEW, RARE, AGREED = 3, 0.1, 0.18  # a word of so many paragraphs is rare; so much of those words must be shared
NEIGHBOUR, PLACE, KIND = 0.06, 0.03, 0.1  # what speaks for a pair beside its words: it decides between near equals
MOST = 2 * NEIGHBOUR + PLACE + KIND
FAR = 9.0  # a pair that is none


def align(old: Sequence[AlignmentItem], new: Sequence[AlignmentItem]) -> list[AlignedPair]:
    """Put every place of both texts in one pair, in the order of the old text; then what was added."""
    same_pairs = list(same_and_unique(old, new))
    old_places = places_left(old, (pair.old for pair in same_pairs))
    new_places = places_left(new, (pair.new for pair in same_pairs))
    likeness = Likeness([old[i] for i in old_places], [new[j] for j in new_places], common_units([*old, *new]))
    bonus = bonuses(same_pairs, old_places, new_places, old, new)
    pairs = [*same_pairs, *(in_whole_texts(pair, old_places, new_places) for pair in pair_rest(likeness, bonus))]
    pairs += [AlignedPair((i,), ()) for i in places_left(old, (pair.old for pair in pairs))]
    pairs += [AlignedPair((), (j,)) for j in places_left(new, (pair.new for pair in pairs))]
    return sorted(pairs, key=lambda pair: (not pair.old, pair.old, pair.new))


def same_and_unique(old: Sequence[AlignmentItem], new: Sequence[AlignmentItem]) -> Iterator[AlignedPair]:
    """Paragraphs that are the same and stand once in each text."""
    places: dict[AlignmentItem, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, items in enumerate((old, new)):
        for place, item in enumerate(items):
            places[item][side].append(place)
    for first, second in places.values():
        if len(first) == len(second) == 1:
            yield AlignedPair((first[0],), (second[0],), 1.0)


def places_left(items: Sequence[AlignmentItem], used: Iterable[Sequence[int]]) -> list[int]:
    paired = {place for places in used for place in places}
    return [place for place in range(len(items)) if place not in paired]


def in_whole_texts(pair: AlignedPair, old_places: Sequence[int], new_places: Sequence[int]) -> AlignedPair:
    """A pair among the rest by the places in the whole texts."""
    return AlignedPair(tuple(old_places[i] for i in pair.old), tuple(new_places[j] for j in pair.new), pair.alike)


def pair_rest(likeness: Likeness, bonus: Numbers) -> list[AlignedPair]:
    """Pair what is not the same: splits and merges that are plain, the best assignment, then further pieces."""
    pairs = without_overlaps([*splits(likeness), *(pair.mirrored for pair in splits(likeness.mirrored))])
    left = places_left(likeness.old, (pair.old for pair in pairs))
    right = places_left(likeness.new, (pair.new for pair in pairs))
    matches = best_assignment(likeness, bonus, left, right)
    pairs += [AlignedPair((i,), (j,), float(likeness.ratio[i, j])) for i, j in matches]
    pairs = add_pieces(likeness, pairs, places_left(likeness.new, (pair.new for pair in pairs)))
    alone = places_left(likeness.old, (pair.old for pair in pairs))
    return [pair.mirrored for pair in add_pieces(likeness.mirrored, [pair.mirrored for pair in pairs], alone)]


def without_overlaps(pairs: Sequence[AlignedPair]) -> list[AlignedPair]:
    """The surest of the pairs, so that no paragraph stands in two."""
    surest: list[AlignedPair] = []
    for pair in sorted(pairs, key=lambda pair: -pair.alike):
        if not any(set(pair.old) & set(other.old) or set(pair.new) & set(other.new) for other in surest):
            surest.append(pair)
    return surest


def best_assignment(
    likeness: Likeness, bonus: Numbers, left: Sequence[int], right: Sequence[int]
) -> list[tuple[int, int]]:
    """One to one, so that the likeness of all pairs together is greatest; what is like nothing stays alone."""
    if not left or not right:
        return []
    own = certain_ratios(likeness, left, right)
    cost = np.where(own >= NEAR, 1 - own - bonus[np.ix_(left, right)] + MOST, FAR)
    _cost, partners, _others = lap.lapjv(cost, extend_cost=True, cost_limit=1 + MOST)
    return [(left[i], right[int(j)]) for i, j in enumerate(partners) if j >= 0 and own[i, j] >= NEAR]


def certain_ratios(likeness: Likeness, left: Sequence[int], right: Sequence[int]) -> Numbers:
    """The likenesses, without those that rest on words which many paragraphs have, such as names of bodies."""
    own = likeness.ratio[np.ix_(left, right)]
    for x, y in np.argwhere((own >= NEAR) & (own < SURE)):
        if likeness.rarely(left[x], right[y]) < AGREED:
            own[x, y] = 0
    return own


def common_units(items: Sequence[AlignmentItem]) -> frozenset[str]:
    """The units that many of the paragraphs have."""
    often = Counter(key for item in items for key in set(item.keys))
    return frozenset(key for key, times in often.items() if times > max(FEW, RARE * len(items)))


def bonuses(
    same_pairs: Sequence[AlignedPair],
    old_places: Sequence[int],
    new_places: Sequence[int],
    old: Sequence[AlignmentItem],
    new: Sequence[AlignmentItem],
) -> Numbers:
    """What speaks for each pair beside its words: a neighbour that is the same, the place in the text, the kind."""
    partner = {pair.old[0]: pair.new[0] for pair in same_pairs}
    places = np.abs(np.array(old_places)[:, None] / max(len(old), 1) - np.array(new_places)[None, :] / max(len(new), 1))
    kinds = np.array([item.kind for item in old], dtype=object), np.array([item.kind for item in new], dtype=object)
    same_kind = kinds[0][list(old_places)][:, None] == kinds[1][list(new_places)][None, :]
    bonus: Numbers = PLACE * (1 - places) + KIND * same_kind
    for offset in (-1, 1):
        beside = np.array([partner.get(i + offset, -9) - offset for i in old_places])
        bonus += NEIGHBOUR * (beside[:, None] == np.array(new_places)[None, :])
    return bonus
