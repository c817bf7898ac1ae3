"""Which paragraph of one wording of a text is which in another, each once: how imports of one text are paired."""

from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

LIKE = 50  # per cent of the letters: from there on it is another wording of a paragraph, not another paragraph
MOVED = 75  # the same of one that stands between others now


class PartWords(NamedTuple):
    """The words of a paragraph, and the part of the text in which it stands: none goes from one part to another."""

    part: str
    text: str


Places = dict[int, int]  # of the new paragraphs, by those of the old


def pair_wordings(old: Sequence[PartWords], new: Sequence[PartWords]) -> Places:
    """The same words in the same order first, then like ones between these, then like ones that stand elsewhere."""
    pairs: Places = {}
    for tag, start, end, new_start, new_end in runs_of(old, new):
        if tag == "replace":
            pairs |= pair_alike(old, new, range(start, end), range(new_start, new_end), LIKE)
        elif tag == "equal":
            pairs |= zip(range(start, end), range(new_start, new_end), strict=True)
    left = [place for place in range(len(old)) if place not in pairs]
    new_left = [place for place in range(len(new)) if place not in pairs.values()]
    return pairs | pair_alike(old, new, left, new_left, MOVED)


def pair_alike(
    old: Sequence[PartWords], new: Sequence[PartWords], places: Sequence[int], new_places: Sequence[int], least: int
) -> Places:
    """Pair the likest first, in any order; `least` is the likeness in per cent from which two are one."""
    likeness = [
        (ratio(old[i].text, new[j].text), i, j) for i in places for j in new_places if old[i].part == new[j].part
    ]
    pairs: Places = {}
    for score, i, j in sorted(likeness, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if score >= least and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def pair_labels(old: Sequence[Hashable], new: Sequence[Hashable], pairs: Places) -> Places:
    """Pair what has the same label and stands between the same of those that are paired already."""
    olds: list[Hashable] = [("paired", i) if i in pairs else label for i, label in enumerate(old)]
    paired = {j: i for i, j in pairs.items()}
    news: list[Hashable] = [("paired", paired[j]) if j in paired else label for j, label in enumerate(new)]
    more = {
        start + n: new_start + n
        for tag, start, end, new_start, _ in runs_of(olds, news)
        if tag == "equal"
        for n in range(end - start)
    }
    return {i: j for i, j in more.items() if i not in pairs}


def runs_of(old: Sequence[Hashable], new: Sequence[Hashable]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
