"""Words near to those typed: to complete them while one types, and in place of one that no entry has."""

from collections.abc import Iterator, Sequence
from math import ceil, floor

from django.db.models.functions import Length
from rapidfuzz import fuzz, process

from ccpcj.lib.analysis import printed_pieces
from ccpcj.lib.folding import for_search
from ccpcj.search.index.question import Phrase
from ccpcj.search.index.store import term_store
from ccpcj.search.models import VocabularyWord

from .grammar import QueryWords
from .query_terms import phrases_of_words

MAX_COMPLETIONS = 8
MAX_CANDIDATES = 40
NEAR = 70  # per cent that two words have in common, at least
MIN_LETTERS = 2
MIN_CORRECTED = 4  # letters of a word that a near one is looked for in place of
VocabularyRow = tuple[str, str, str]  # a word folded, as it is written, and its language


def completions(query: str, lang: str) -> list[str]:
    """Return the query with its last word completed to words that have hits, the most frequent first.

    Words of the reader's language come before those of others.
    """
    last = (printed_pieces(query)[-1:] or [""])[0]
    folded = for_search(last)
    if len(folded) < MIN_LETTERS or not query.endswith(last):
        return []
    before = query[: len(query) - len(last)]
    ranks: dict[str, tuple[bool, int]] = {}
    words = VocabularyWord.objects.filter(folded__startswith=folded).exclude(folded=folded)[: MAX_CANDIDATES * 10]
    for word in sorted(words, key=lambda word: (word.language != lang, len(word.word)))[:MAX_CANDIDATES]:
        if count := count_entries(word.word, word.language):
            ranks[word.word] = max(ranks.get(word.word, (False, 0)), (word.language == lang, count))
    return [before + word for word in sorted(ranks, key=lambda word: ranks[word], reverse=True)][:MAX_COMPLETIONS]


def count_entries(word: str, lang: str) -> int:
    """Return how many entries have a word in a language."""
    return sum(len(term_store().matching_keys(lang, phrase)) for phrase in phrases_of_words(QueryWords(word), lang))


def nearest_known_word(typed: str, lang: str) -> str | None:
    """Return the word of a language nearest to one that no entry has; None where none is near."""
    words = [piece for piece in printed_pieces(typed) if piece.isalpha()]
    if len(words) != 1 or len(words[0]) < MIN_CORRECTED:
        return None
    return next(nearest_words(words[0], words_of_similar_length(words, lang)), None)


def words_of_similar_length(words: Sequence[str], lang: str) -> list[VocabularyRow]:
    """Return the vocabulary of a language that is long enough, and short enough, to be near to one of the words.

    Two words share the shorter of them at most.
    """
    lengths, share = [len(for_search(word)) for word in words], NEAR / (200 - NEAR)
    vocabulary = VocabularyWord.objects.filter(language=lang).order_by().annotate(length=Length("folded"))
    similar = vocabulary.filter(length__range=(ceil(min(lengths) * share), floor(max(lengths) / share)))
    return list(similar.values_list("folded", "word", "language"))


def nearest_words(typed: str, vocabulary: Sequence[VocabularyRow]) -> Iterator[str]:
    """Give the words of the vocabulary that have hits, the nearest first; of words as near the first."""
    names = [folded for folded, _word, _language in vocabulary]
    for _name, _score, place in process.extract(
        for_search(typed), names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MAX_CANDIDATES
    ):
        _folded, word, language = vocabulary[place]
        phrase = Phrase(tuple(phrases_of_words(QueryWords(word), language)[0].terms))
        if term_store().matching_keys(language, phrase).size:
            yield word
