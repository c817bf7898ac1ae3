"""Bodies by their short names: who types UNODC looks for the words that texts write out."""

from collections.abc import Iterable

from ccpcj.lib.languages import in_each
from sessions.models import Organization

from .grammar import Words

SHORTEST, LONGEST = 3, 12
NO_WORD = 5  # letters from which a short name is known in small letters too: "who" is a word, "unodc" is none
FullNames = dict[str, str]  # by language


def acronyms() -> dict[str, FullNames]:
    """The names of bodies in each language by the short names they go by in any."""
    found: dict[str, FullNames] = {}
    for body in Organization.objects.exclude(acronym="").prefetch_related("spellings"):
        names = {lang: name for lang, name in in_each(body, "name").items() if not is_short(name)}
        for short in (body.acronym, *(spelling.text for spelling in body.spellings.all())):
            if is_short(short):
                found.setdefault(short, names)
    return found


def is_short(name: str) -> bool:
    return name.isalpha() and name.isupper() and SHORTEST <= len(name) <= LONGEST


def full_names(words: Words, known: dict[str, FullNames]) -> FullNames:
    """What a word stands for; nothing where it stands in quotation marks, or for itself."""
    if words.exact or words.prefix:
        return {}
    return known.get(words.text) or (known.get(words.text.upper(), {}) if len(words.text) >= NO_WORD else {})


def written_out(typed: Iterable[Words], known: dict[str, FullNames]) -> list[Words]:
    """What the words stand for, in every language."""
    return [Words(name, exact=True) for words in typed for name in full_names(words, known).values()]
