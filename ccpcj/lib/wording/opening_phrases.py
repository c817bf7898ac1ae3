"""Opening phrases, the actions they stand for, and whom they address."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from ccpcj.lib.folding import VOWELS, for_comparison, for_phrases

from .lexicon import Lexicon, either
from .phrasebook import WORD, Phrasebook, folded, words_of

LONGEST = 40  # words of an opening


def spelled(phrases: Iterable[str], words: Lexicon) -> str:
    """A pattern for any of the phrases as they may be typeset, the longest first.

    A degree may stand behind a phrase or among its words: "Note également avec satisfaction".
    """
    behind = rf"(?:\s+{either(words.lists['degrees_behind'])}(?!\w)){{0,2}}"
    found = []
    for phrase in sorted(set(phrases), key=len, reverse=True):
        parts = [re.escape(part).replace("‑", "-").replace("’", "[’']") for part in phrase.split()]
        marked = [re.sub(r"([\u0621-\u064a])", rf"\1[{VOWELS}]*", part) for part in parts]
        found.append(rf"{behind}\s+".join(marked))
    return f"(?:{'|'.join(found)}){behind}{words.patterns['word_end'].pattern}"


class Openings:
    """How paragraphs of a language open: with a phrase ("Encourages"), how often or how before it ("Also"), or behind
    and among its words, and with two of them joined ("welcomes and supports")."""

    def __init__(self, words: Lexicon) -> None:
        lists = words.lists
        behind = Phrasebook(smalls([*lists["degrees_behind"], *lists["manners_behind"]]))
        self.before = Phrasebook(smalls([*lists["degrees"], *lists["manners"]]))
        self.first = Phrasebook(map(words_of, words.phrases), behind)
        self.further = Phrasebook(smalls(words.phrases), behind)
        self.joining: list[str] = lists["joining"]

    def end(self, text: str) -> int:
        """Where the longest opening of a text ends; 0 where none is known."""
        printed = list(islice(WORD.finditer(text), LONGEST))
        exact = [for_comparison(word[0]) for word in printed]
        small = folded(exact)
        led = (end for start in self.before.runs(small) if start for end in self.further.ends(small, start))
        found = {*self.first.ends(exact), *led}
        joined = {end for place in found for end in self.joined(small, place)}
        return printed[max(found | joined) - 1].end() if found else 0

    def joined(self, words: list[str], place: int) -> Iterator[int]:
        """Behind which words a second phrase ends, which is joined to the first."""
        for mark in self.joining if place < len(words) else ():
            rest = words[place].removeprefix(mark.strip())
            glued = [*words[:place], rest, *words[place + 1 :]]  # the Arabic "and" is written on its word
            if rest != words[place] and (not rest or not mark.endswith(" ")):
                for start in self.before.runs(glued, place if rest else place + 1):
                    yield from self.further.ends(glued, start)


def smalls(phrases: Iterable[str]) -> Iterator[list[str]]:
    """The words of phrases in small letters."""
    return (folded(words_of(phrase)) for phrase in phrases)


@cache
def openings(words: Lexicon) -> Openings:
    return Openings(words)


def opening(text: str, words: Lexicon) -> str | None:
    """The opening phrase as printed, degree and all ("also encourages"); None when none is known."""
    return text[: openings(words).end(text)] or None


def verb_of(phrase: str, words: Lexicon) -> str | None:
    """The action of a phrase; repetition ("also", "further") is a degree, not another action."""
    once, known = for_phrases(repetition(words).sub("", phrase)), actions(words)
    exact = known.get(for_phrases(phrase)) or known.get(once)
    return exact or nearest(once, words) or nearest(for_phrases(manner(words).sub("", once, 1)), words)


@cache
def repetition(words: Lexicon) -> re.Pattern[str]:
    """The degrees of a phrase: before it, or among and behind its words."""
    degrees, behind = either(words.lists["degrees"]), either(words.lists["degrees_behind"])
    return re.compile(rf"^(?:{degrees}\s*)+|\s+{behind}(?!\w)", re.IGNORECASE)


@cache
def manner(words: Lexicon) -> re.Pattern[str]:
    """The manners before a phrase."""
    return re.compile(rf"(?:{either(words.lists['manners'])}\s*)+", re.IGNORECASE)


@cache
def actions(words: Lexicon) -> dict[str, str]:
    """The actions by their plain phrases, those of a sentence that tells a decision among them."""
    return {**words.codes["stated_verbs"], **words.verbs}


@cache
def beginnings(words: Lexicon) -> re.Pattern[str]:
    """Any phrase of an action, the longest first, whole at the start of a longer one."""
    return re.compile(rf"{either(actions(words))}(?:\b|$)")


def nearest(phrase: str, words: Lexicon) -> str | None:
    """The action that a longer phrase begins with: "encourages" of "encourages and supports"."""
    match = beginnings(words).match(phrase)
    return actions(words)[match[0]] if match else None


PLACE = "{phrase}"  # of the phrases of actions in a pattern


def further_phrases(words: Lexicon) -> str:
    """A pattern for any phrase that may open a further action."""
    return spelled(set(words.verbs) - {for_phrases(phrase) for phrase in words.lists["not_further"]}, words)


@cache
def further_pattern(words: Lexicon) -> re.Pattern[str]:
    """A further action in the same paragraph: ", and requests"."""
    pattern = words.patterns["operative_verb"].pattern.replace(PLACE, further_phrases(words))
    return re.compile(pattern, re.IGNORECASE)


def more_verbs(text: str, words: Lexicon) -> list[str]:
    """The further actions of an operative paragraph, each once, in their order."""
    found = [verb_of(match["phrase"], words) for match in further_pattern(words).finditer(text)]
    return list(dict.fromkeys(verb for verb in found if verb))


ADDRESSING = re.compile(
    r"(?!recall)(?:strongly |re)?"
    r"(?:request|invit|urge|encourag|call|appeal|demand|remind|iterates its (?:request|invit|call))"
)


def addressees(rest: str, words: Lexicon) -> list[str]:
    """The codes of those whom a paragraph addresses: the names that follow its opening phrase directly."""
    names, codes = either(words.codes["addressees"]), []
    separators, articles = either(words.lists["separators"]), either(words.lists["articles"])
    while match := re.match(
        rf"(?:{separators})?\s*(?:{articles})?(?P<name>{names}){words.patterns['word_end'].pattern}", rest
    ):
        codes.append(words.codes["addressees"][match["name"]])
        rest = rest[match.end() :]
    return list(dict.fromkeys(codes))
