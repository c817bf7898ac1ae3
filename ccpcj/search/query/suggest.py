"""Words near to those typed: to complete them while one types, and "did you mean" where nothing is found."""

from collections.abc import Iterator, Sequence
from math import ceil, floor

from django.db.models.functions import Length
from rapidfuzz import fuzz, process

from ccpcj.lib.analysis import split
from ccpcj.lib.folding import for_search
from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.index.question import Phrase
from ccpcj.search.index.store import store
from ccpcj.search.models import Word

from .grammar import Words
from .terms import phrases

SHOWN = 8
LOOKED_AT = 40
NEAR = 70  # per cent that two words have in common, at least
SHORTEST = 2
Held = tuple[str, str, str]  # a word folded, as it is written, and its language


def completed(query: str, lang: str) -> list[str]:
    """The query with its last word completed to words that are found, the most frequent of the reader's language first.

    Words of other languages come after those.
    """
    typed = split(query)[-1:] or [""]
    last, folded = typed[0], for_search(typed[0])
    if len(folded) < SHORTEST or not query.endswith(last):
        return []
    before = query[: len(query) - len(last)]
    found: dict[str, tuple[bool, int]] = {}
    words = Word.objects.filter(folded__startswith=folded).exclude(folded=folded)
    for word in sorted(words[: LOOKED_AT * 10], key=lambda word: (word.language != lang, len(word.word)))[:LOOKED_AT]:
        if count := frequency(word.word, word.language):
            found[word.word] = max(found.get(word.word, (False, 0)), (word.language == lang, count))
    return [before + word for word in sorted(found, key=lambda word: found[word], reverse=True)][:SHOWN]


def frequency(word: str, lang: str) -> int:
    """How many entries have a word in a language."""
    return sum(len(store().matching(lang, phrase)) for phrase in phrases(Words(word), lang))


def meant(query: str, lang: str) -> str | None:
    """The query with each word that nothing has replaced by the nearest that is found; None where there is no such."""
    unknown = [typed for typed in dict.fromkeys(split(query)) if not any(frequency(typed, code) for code in LANGUAGES)]
    held = as_long(unknown, lang)
    changed = query
    for typed in unknown:
        if (nearest := next(nearest_words(typed, held), None)) is None:
            return None
        changed = changed.replace(typed, nearest)
    return changed if changed != query else None


def as_long(typed: Sequence[str], lang: str) -> list[Held]:
    """The words long enough, and short enough, to be near to one of these; those of the reader's language first.

    Two words share the shorter of them at most.
    """
    if not typed:
        return []
    lengths, share = [len(for_search(word)) for word in typed], NEAR / (200 - NEAR)
    words = Word.objects.order_by().annotate(length=Length("folded"))
    near = words.filter(length__range=(ceil(min(lengths) * share), floor(max(lengths) / share)))
    return sorted(near.values_list("folded", "word", "language"), key=lambda row: row[2] != lang)


def nearest_words(typed: str, held: Sequence[Held]) -> Iterator[str]:
    """Of the words held, those that are found, the nearest first; of words as near the first."""
    names = [folded for folded, _word, _language in held]
    for _name, _score, place in process.extract(
        for_search(typed), names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=LOOKED_AT
    ):
        _folded, word, language = held[place]
        if store().matching(language, Phrase(tuple(phrases(Words(word), language)[0].terms))).size:
            yield word
