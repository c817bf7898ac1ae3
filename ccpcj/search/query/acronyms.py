"""Bodies by their short names: who types UNODC looks for the words that texts write out."""

from collections.abc import Iterable

from ccpcj.lib.languages import in_each
from sessions.models import Organization

from .grammar import QueryWords

MIN_LETTERS, MAX_LETTERS = 3, 12
NO_WORD = 5  # letters from which a short name is known in small letters too: "who" is a word, "unodc" is none
FullNames = dict[str, str]  # by language
Acronyms = dict[str, FullNames]  # by the short name, in capitals


def load_acronyms() -> Acronyms:
    """Return the names of bodies in each language by the short names that they go by in any."""
    acronyms: Acronyms = {}
    for body in Organization.objects.exclude(acronym="").prefetch_related("spellings"):
        names = {lang: name for lang, name in in_each(body, "name").items() if not is_acronym(name)}
        for name in (body.acronym, *(spelling.text for spelling in body.spellings.all())):
            if is_acronym(name):
                acronyms.setdefault(name, names)
    return acronyms


def is_acronym(name: str) -> bool:
    return name.isalpha() and name.isupper() and MIN_LETTERS <= len(name) <= MAX_LETTERS


def full_names(words: QueryWords, acronyms: Acronyms) -> FullNames:
    """Return what a word stands for; nothing where it is in quotation marks, or stands for itself."""
    if words.exact or words.prefix:
        return {}
    return acronyms.get(words.text) or (acronyms.get(words.text.upper(), {}) if len(words.text) >= NO_WORD else {})


def expand_acronyms(query_words: Iterable[QueryWords], acronyms: Acronyms) -> list[QueryWords]:
    """Return the full names that some of the words stand for, in every language."""
    return [
        QueryWords(name, exact=True) for words in query_words for name in full_names(words, acronyms).values()
    ]  # fmt: skip
