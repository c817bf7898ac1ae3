"""Which paragraph of one text became which of the other, wherever it went: what is the same first, then splits and
merges, then the best assignment of the rest over all their likenesses."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import lap
import numpy as np

from .grouping import late, splits
from .likeness import Likeness, Numbers
from .pairs import Item, Pair

NEAR = 0.4  # of their words two paragraphs must share to be one
SURE = 0.55  # as much makes them one; with less, words that are rare in the texts must agree as well
FEW, RARE, AGREED = 3, 0.1, 0.18  # a word of so many paragraphs is rare; so much of those words must be shared
NEIGHBOUR, PLACE, KIND = 0.06, 0.03, 0.1  # what speaks for a pair beside its words: it decides between near equals
MOST = 2 * NEIGHBOUR + PLACE + KIND
FAR = 9.0  # a pair that is none


def align(old: Sequence[Item], new: Sequence[Item]) -> list[Pair]:
    """Every place of both texts in one pair, in the order of the old text; then what was added."""
    same = list(pinned(old, new))
    a, b = rest(old, (pair.old for pair in same)), rest(new, (pair.new for pair in same))
    found = Likeness([old[i] for i in a], [new[j] for j in b], common([*old, *new]))
    pairs = [*same, *(placed(pair, a, b) for pair in unlike(found, bonus(same, a, b, old, new)))]
    pairs += [Pair((i,), ()) for i in rest(old, (pair.old for pair in pairs))]
    pairs += [Pair((), (j,)) for j in rest(new, (pair.new for pair in pairs))]
    return sorted(pairs, key=lambda pair: (not pair.old, pair.old, pair.new))


def pinned(old: Sequence[Item], new: Sequence[Item]) -> Iterator[Pair]:
    """Paragraphs that are the same and stand once in each text."""
    places: dict[Item, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, items in enumerate((old, new)):
        for place, item in enumerate(items):
            places[item][side].append(place)
    for first, second in places.values():
        if len(first) == len(second) == 1:
            yield Pair((first[0],), (second[0],), 1.0)


def rest(items: Sequence[Item], taken: Iterable[Sequence[int]]) -> list[int]:
    used = {place for places in taken for place in places}
    return [place for place in range(len(items)) if place not in used]


def placed(pair: Pair, a: Sequence[int], b: Sequence[int]) -> Pair:
    """A pair among the rest by the places in the whole texts."""
    return Pair(tuple(a[i] for i in pair.old), tuple(b[j] for j in pair.new), pair.alike)


def unlike(found: Likeness, extra: Numbers) -> list[Pair]:
    """The pairs of what is not the same: splits and merges that are plain, the best assignment, then further pieces."""
    pairs = apart([*splits(found), *(pair.turned for pair in splits(found.turned))])
    left, right = rest(found.old, (pair.old for pair in pairs)), rest(found.new, (pair.new for pair in pairs))
    pairs += [Pair((i,), (j,), float(found.ratio[i, j])) for i, j in assigned(found, extra, left, right)]
    pairs = late(found, pairs, rest(found.new, (pair.new for pair in pairs)))
    turned = [pair.turned for pair in pairs]
    return [pair.turned for pair in late(found.turned, turned, rest(found.old, (pair.old for pair in pairs)))]


def apart(pairs: Sequence[Pair]) -> list[Pair]:
    """The surest of the pairs, so that no paragraph stands in two."""
    chosen: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: -pair.alike):
        if not any(set(pair.old) & set(one.old) or set(pair.new) & set(one.new) for one in chosen):
            chosen.append(pair)
    return chosen


def assigned(found: Likeness, extra: Numbers, left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
    """One to one, so that the likeness of all pairs together is greatest; what is like nothing stays alone."""
    if not left or not right:
        return []
    own = certain(found, left, right)
    cost = np.where(own >= NEAR, 1 - own - extra[np.ix_(left, right)] + MOST, FAR)
    _cost, partners, _others = lap.lapjv(cost, extend_cost=True, cost_limit=1 + MOST)
    return [(left[i], right[int(j)]) for i, j in enumerate(partners) if j >= 0 and own[i, j] >= NEAR]


def certain(found: Likeness, left: Sequence[int], right: Sequence[int]) -> Numbers:
    """The likenesses, without those that rest on words which many paragraphs have, such as names of bodies."""
    own = found.ratio[np.ix_(left, right)]
    for x, y in np.argwhere((own >= NEAR) & (own < SURE)):
        if found.rarely(left[x], right[y]) < AGREED:
            own[x, y] = 0
    return own


def common(items: Sequence[Item]) -> frozenset[str]:
    """The units that many of the paragraphs have."""
    often = Counter(key for item in items for key in set(item.keys))
    return frozenset(key for key, times in often.items() if times > max(FEW, RARE * len(items)))


def bonus(
    same: Sequence[Pair], a: Sequence[int], b: Sequence[int], old: Sequence[Item], new: Sequence[Item]
) -> Numbers:
    """What speaks for each pair beside its words: a neighbour that is the same, the place in the text, the kind."""
    partner = {pair.old[0]: pair.new[0] for pair in same}
    places = np.abs(np.array(a)[:, None] / max(len(old), 1) - np.array(b)[None, :] / max(len(new), 1))
    kinds = np.array([item.kind for item in old], dtype=object), np.array([item.kind for item in new], dtype=object)
    extra: Numbers = PLACE * (1 - places) + KIND * (kinds[0][list(a)][:, None] == kinds[1][list(b)][None, :])
    for step in (-1, 1):
        beside = np.array([partner.get(i + step, -9) - step for i in a])
        extra += NEIGHBOUR * (beside[:, None] == np.array(b)[None, :])
    return extra
