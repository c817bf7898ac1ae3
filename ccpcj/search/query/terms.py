"""Words of a query as terms of a language: what to ask the index for, and what to mark in a text."""

from ccpcj.lib.analysis import analyse, last_of_symbol, split
from ccpcj.lib.analysis.common import is_common
from ccpcj.lib.folding import for_search
from ccpcj.search.index.question import Asked, Phrase, either

from .grammar import Words

HAN = 0x2E80  # Chinese characters and their like begin here


def phrases(words: Words, language: str) -> list[Phrase]:
    """The phrases of which a text must have one; empty where nothing of the words can be asked for."""
    terms = [term.text for term in analyse(words.text, language)]
    if not terms:
        return []
    if words.prefix:  # the beginning as typed, for the stem may differ from it
        last = terms[-1] if ord(terms[-1][0]) > HAN else for_search(split(words.text)[-1])
        return [Phrase(tuple(terms)), Phrase((*terms[: len(split(words.text)) - 1], last), prefix=True)]
    if len(terms) == 2 and last_of_symbol(terms[0]) == terms[1]:
        return [Phrase((terms[1],))]  # who types A/RES/77/232 looks for 77/232 as well
    return [chinese(terms)]


def chinese(terms: list[str]) -> Phrase:
    """The last character of a run is in the pair before it; one that stands alone is the beginning of any pair."""
    last = terms[-1]
    if len(last) > 1 or ord(last) < HAN:
        return Phrase(tuple(terms))
    if len(terms) > 1 and terms[-2].endswith(last) and len(terms[-2]) > 1:
        return Phrase(tuple(terms[:-1]))
    return Phrase(tuple(terms), prefix=True)


def asked(words: Words, language: str) -> Asked | None:
    return either(phrases(words, language))


def is_left_aside(words: Words, language: str) -> bool:
    """Whether it is a word too common to look for beside others."""
    return not words.exact and not words.prefix and is_common(words.text, language)
