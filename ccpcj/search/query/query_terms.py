"""Words of a query as terms of a language: what to ask the index for, and what to highlight in a text."""

from ccpcj.lib.analysis import analyse, last_of_symbol, printed_pieces
from ccpcj.lib.analysis.common_words import is_common
from ccpcj.lib.folding import for_search
from ccpcj.search.index.question import Phrase, Question, any_of

from .grammar import QueryWords
from .word_lists import HAN
from .word_spellings import spellings


def phrases_of_words(words: QueryWords, language: str) -> list[Phrase]:
    """Return the phrases of which a text must have one; none where the words have no term.

    What is not in quotation marks is found in each way to spell it.
    """
    if words.exact or words.prefix:
        return phrases_as_typed(words, language)
    typed = [words, *(QueryWords(text) for text in spellings(words.text, language))]
    return list(dict.fromkeys(phrase for way in typed for phrase in phrases_as_typed(way, language)))


def phrases_as_typed(words: QueryWords, language: str) -> list[Phrase]:
    terms = [term.text for term in analyse(words.text, language)]
    if not terms:
        return []
    if words.prefix:  # the beginning as typed, for the stem may differ from it
        last = terms[-1] if ord(terms[-1][0]) > HAN else for_search(printed_pieces(words.text)[-1])
        return [Phrase(tuple(terms)), Phrase((*terms[: len(printed_pieces(words.text)) - 1], last), prefix=True)]
    if len(terms) == 2 and last_of_symbol(terms[0]) == terms[1]:
        return [Phrase((terms[1],))]  # who types A/RES/77/232 looks for 77/232 as well
    return [phrase_of_terms(terms)]


def phrase_of_terms(terms: list[str]) -> Phrase:
    """Return terms side by side, in Chinese as pairs of characters.

    The last character of a run is in the pair before it; one that stands alone is the beginning of any pair.
    """
    last = terms[-1]
    if len(last) > 1 or ord(last) < HAN:
        return Phrase(tuple(terms))
    if len(terms) > 1 and terms[-2].endswith(last) and len(terms[-2]) > 1:
        return Phrase(tuple(terms[:-1]))
    return Phrase(tuple(terms), prefix=True)


def question_of_words(words: QueryWords, language: str) -> Question | None:
    """Return what the words ask of a language; None where they have no term."""
    return any_of(phrases_of_words(words, language))


def is_too_common(words: QueryWords, language: str) -> bool:
    """Whether it is a word too common to look for beside others."""
    return not words.exact and not words.prefix and is_common(words.text, language)
