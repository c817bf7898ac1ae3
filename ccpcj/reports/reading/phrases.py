"""Opening phrases, the actions they stand for, and whom they address."""

import re
from collections.abc import Iterable
from functools import cache

from .lexicon import ARABIC_MARKS, Lexicon, either, plain


def spelled(phrases: Iterable[str], words: Lexicon) -> str:
    """A pattern for any of the phrases as they may be typeset, the longest first.

    A degree may stand behind a phrase or among its words: "Note également avec satisfaction".
    """
    behind = rf"(?:\s+{either(words.lists['degrees_behind'])}(?!\w)){{0,2}}"
    found = []
    for phrase in sorted(set(phrases), key=len, reverse=True):
        parts = [re.escape(part).replace("‑", "-").replace("’", "[’']") for part in phrase.split()]
        marked = [re.sub(r"([\u0621-\u064a])", rf"\1{ARABIC_MARKS}*", part) for part in parts]
        found.append(rf"{behind}\s+".join(marked))
    return f"(?:{'|'.join(found)}){behind}{words.patterns['word_end'].pattern}"


@cache
def opening_patterns(words: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A phrase of the lists, and one behind its degree ("also encourages"), which then begins with a small letter."""
    degrees, phrases = either(words.lists["degrees"]), spelled(words.phrases, words)
    return re.compile(phrases), re.compile(rf"(?:{degrees}\s*)+(?i:{phrases})")


def opening(text: str, words: Lexicon) -> str | None:
    """The opening phrase as printed, degree and all ("also encourages"); None when none is known."""
    found = [match[0] for pattern in opening_patterns(words) if (match := pattern.match(text))]
    return max(found, key=len, default=None)


def verb_of(phrase: str, words: Lexicon) -> str | None:
    """The action of a phrase; repetition ("also", "further") is a degree, not another action."""
    before, behind = either(words.lists["degrees"]), either(words.lists["degrees_behind"])
    bare = re.sub(rf"^(?:{before}\s*)+|\s+{behind}(?!\w)", "", phrase, flags=re.IGNORECASE)
    known = actions(words)
    return known.get(plain(phrase)) or known.get(plain(bare)) or nearest(plain(bare), words)


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
    return spelled(set(words.verbs) - set(words.lists["not_further"]), words)


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
    r"(?:strongly |re)?(?:request|invit|urge|encourag|call|appeal|demand|remind|iterates its (?:request|invit|call))"
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
