"""Opening phrases, the actions they stand for, and whom they address."""

import re
from functools import cache

from .lexicon import Lexicon, either


@cache
def opening_pattern(words: Lexicon) -> re.Pattern[str]:
    degrees = either(words.lists["degrees"])
    return re.compile(rf"(?:{degrees})*{either(words.phrases)}")


def opening(text: str, words: Lexicon) -> str | None:
    """The opening phrase as printed, degree and all ("also encourages"); None when none is known."""
    match = opening_pattern(words).match(text)
    return match[0] if match else None


@cache
def further_pattern(words: Lexicon) -> re.Pattern[str]:
    """A further action in the same paragraph: ", and requests"."""
    return re.compile(
        words.patterns["operative_verb"].pattern.replace(
            "{phrase}", either(set(words.verbs) - set(words.lists["not_further"]))
        )
    )


def more_verbs(text: str, words: Lexicon) -> list[str]:
    """The further actions of an operative paragraph, each once, in their order."""
    found = [words.verbs[match["phrase"]] for match in further_pattern(words).finditer(text)]
    return list(dict.fromkeys(found))


ADDRESSING = re.compile(
    r"(?:strongly |re)?(?:request|invit|urge|encourag|call|appeal|demand|remind|iterates its (?:request|invit|call))"
)


def addressees(rest: str, words: Lexicon) -> list[str]:
    """The codes of those whom a paragraph addresses: the names that follow its opening phrase directly."""
    names, codes = either(words.codes["addressees"]), []
    between = either([*words.lists["separators"], *words.lists.get("articles", [])])
    while match := re.match(rf"(?:{between})?\s*(?P<name>{names})", rest):
        codes.append(words.codes["addressees"][match["name"]])
        rest = rest[match.end() :]
    return list(dict.fromkeys(codes))
