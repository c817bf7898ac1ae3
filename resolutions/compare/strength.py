"""Changes of strength between two wordings: an action, a verb of duty, an expression that limits what is asked.

The words are data (`data/strength.toml`): families of actions from the strongest to the weakest, and for each language
its verbs of duty and its limiting expressions.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

from ccpcj.lib.alignment import Run, RunKind
from ccpcj.lib.folding import for_comparison, for_phrases

WORDS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "strength.toml").read_text(encoding="utf-8")
)
Ladder = Sequence[Sequence[str]]


class Direction(StrEnum):
    """Which way the strength of a wording went."""

    WEAKER = "weaker"
    STRONGER = "stronger"
    OTHER = "other"  # of another family, or as strong
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class StrengthChange:
    """What became weaker or stronger: words as printed.

    A limiting expression that was added has no words before.

    name   the key in the data of a limiting expression
    alone  whether the words of one language alone say so, which a new translation may explain
    """

    direction: Direction
    before: str = ""
    after: str = ""
    name: str = ""
    alone: bool = False

    def is_like(self, other: "StrengthChange") -> bool:
        """Whether both say the same, each in the words of its language."""
        return (self.direction, self.name) == (other.direction, other.name)


@dataclass(frozen=True)
class Opening:
    """The actions of a paragraph in English, the first one first, and the opening phrase as printed."""

    phrase: str
    verbs: Sequence[str]


def for_patterns(text: str, language: str) -> str:
    """A text as the patterns expect it: in small letters, in Chinese without white space."""
    return for_phrases(text).replace(" ", "") if language == "zh" else for_phrases(text)


def direction_between(ladders: Iterable[Ladder], before: str, after: str) -> Direction | None:
    """Which way from one word to another; None where no ladder has both, OTHER where they stand on the same step."""
    for ladder in ladders:
        places = {word: place for place, words in enumerate(ladder) for word in words}
        if before in places and after in places:
            gap = places[after] - places[before]
            return Direction.OTHER if not gap else Direction.WEAKER if gap > 0 else Direction.STRONGER
    return None


def action_changes(before: Opening, after: Opening, language: str) -> Iterator[StrengthChange]:
    """The action that opens the paragraph, where both its name and its printed phrase changed."""
    phrases = [without_degrees(opening.phrase, language) for opening in (before, after)]
    if not (before.verbs and after.verbs and all(phrases)):
        return
    if before.verbs[0] != after.verbs[0] and phrases[0] != phrases[1]:
        direction = direction_between(WORDS["actions"].values(), before.verbs[0], after.verbs[0]) or Direction.OTHER
        yield StrengthChange(direction, before.phrase, after.phrase)


def without_degrees(phrase: str, language: str) -> str:
    """A phrase without words such as "also": what is left is the same for the same action, however it was read."""
    words = "|".join(WORDS["degrees"][language])
    left = re.sub(words if language == "zh" else rf"\b(?:{words})\b", "", for_patterns(phrase, language))
    return " ".join(left.split())


def modal_changes(runs: Sequence[Run], language: str) -> Iterator[StrengthChange]:
    """Verbs of duty that took each other's place: "shall" became "should"."""
    ladder = WORDS["modals"][language]
    for run, following in pairwise(runs):
        if (run.kind, following.kind) == (RunKind.REMOVED, RunKind.ADDED):
            before, after = modals_in(run.before, ladder, language), modals_in(following.after, ladder, language)
            for old, new in zip(before, after, strict=False):
                if (direction := direction_between([ladder], old, new)) and direction is not Direction.OTHER:
                    yield StrengthChange(direction, old, new)


def modals_in(text: str, ladder: Ladder, language: str) -> list[str]:
    """The verbs of duty in a text, in order; a capital begins no such verb but a month or a name."""
    words = "|".join(word for rung in ladder for word in rung)
    return re.findall(words if language == "zh" else rf"\b(?:{words})\b", for_comparison(text))


def qualifier_changes(before: str, after: str, language: str) -> Iterator[StrengthChange]:
    """Limiting expressions that one of the wordings has more often than the other."""
    texts = for_patterns(before, language), for_patterns(after, language)
    for name, patterns in WORDS["qualifiers"].items():
        old, new = (Counter(re.findall(whole_words(patterns[language], language), text)) for text in texts)
        if old.total() < new.total():
            yield StrengthChange(Direction.ADDED, after=next(iter(new - old)), name=name)
        elif old.total() > new.total():
            yield StrengthChange(Direction.REMOVED, before=next(iter(old - new)), name=name)


def whole_words(pattern: str, language: str) -> str:
    return f"(?:{pattern})" if language == "zh" else rf"\b(?:{pattern})\b"


def strength_changes(before: Opening, after: Opening, runs: Sequence[Run], language: str) -> list[StrengthChange]:
    """All that became weaker or stronger between two wordings of a paragraph."""
    old, new = "".join(run.before for run in runs), "".join(run.after for run in runs)
    return [
        *action_changes(before, after, language),
        *modal_changes(runs, language),
        *qualifier_changes(old, new, language),
    ]
