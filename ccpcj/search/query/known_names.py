"""What is known by a name: things of several names, and the states, groups and bodies that are fields of a query.

The things stand in `words/concepts.json`, the bodies, states and groups in the record. A name is known in the inflected
forms that share its stems. A short name in capitals, of few letters, is known in capitals alone: "who" is a word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from ccpcj.lib.analysis import analyse
from ccpcj.lib.analysis.common_words import is_common
from ccpcj.lib.folding import for_search
from ccpcj.lib.languages import LANGUAGES, in_each
from ccpcj.search.index.search_vocabulary import MIN_LETTERS
from sessions.models import Organization
from sessions.states.names_in_database import name_entries

from .grammar import Or, QueryField, QueryNames, QueryNode, QueryWords
from .word_lists import HAN, word_list
from .word_spellings import spellings

MAX_LETTERS = 12  # of a short name
MIN_LETTERS_OF_BODY = 12  # of a name that is no general word, such as Commission
NO_WORD = 5  # letters from which a short name is known in small letters too: "unodc" is no word
FIELDS_OF_BODIES = ("GA", "ECOSOC", "CCPCJ")  # keys of words/references.json, and values of the field body
Names: TypeAlias = dict[str, tuple[str, ...]]  # by language
NameKey: TypeAlias = tuple[str, ...]  # the stems of a name


@dataclass
class KnownNames:
    """Names, each with what it stands for: by language and stems, in Chinese by characters, and short names."""

    by_stems: dict[str, dict[NameKey, "NamedThing"]] = field(default_factory=lambda: defaultdict(dict))
    by_characters: dict[str, "NamedThing"] = field(default_factory=dict)
    short: dict[str, "NamedThing"] = field(default_factory=dict)

    def add(self, thing: "NamedThing", lang: str, name: str) -> None:
        """Add a name; of two things of one name the first is known by it."""
        if is_short_name(name):
            self.short.setdefault(name, thing)
        elif any(ord(char) >= HAN for char in name):
            self.by_characters.setdefault(for_search(name), thing)
        else:
            for spelt in (name, *spellings(name, lang)):
                if stems := stems_of_name(spelt, lang):
                    self.by_stems[lang].setdefault(stems, thing)

    def short_name(self, typed: str) -> "NamedThing | None":
        return self.short.get(typed) or (self.short.get(typed.upper()) if len(typed) >= NO_WORD else None)

    def longest(self, words: Sequence[str], languages: Iterable[str]) -> "tuple[int, NamedThing] | None":
        """Return how many words, from the first, are a name, and of what; the longest name of any language."""
        matches = []
        if words and (thing := self.short_name(words[0])):
            matches.append((1, thing))
        for lang in languages:
            stems: NameKey = ()
            for size, word in enumerate(words[:MAX_LETTERS], 1):
                if size == 1 and is_common(word, lang):
                    break
                more = stems_of_name(word, lang)
                stems += more
                if more and (thing := self.by_stems[lang].get(stems)):
                    matches.append((size, thing))
        return max(matches, key=lambda match: match[0], default=None)


@dataclass(frozen=True)
class NamedThing:
    """What a name stands for: other names, by which it is looked for, or a field that it is the value of."""

    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    field: QueryField | None = None

    def node(self, typed: str) -> QueryNode:
        """Return what is looked for: a field, or the words in its place."""
        words: QueryNode = QueryNames(typed, self.names) if self.names else QueryWords(typed, exact=True)
        return Or((self.field, words)) if self.field else words


def stems_of_name(name: str, lang: str) -> NameKey:
    """Return the stems of a name without the words that say nothing, for they come and go."""
    telling = " ".join(word for word in name.split() if not is_common(word, lang))
    return tuple(term.text for term in analyse(telling, lang))


def is_short_name(name: str) -> bool:
    return name.isalpha() and name.isupper() and MIN_LETTERS <= len(name) <= MAX_LETTERS and ord(name[0]) < HAN


def load_known_names() -> KnownNames:
    """Return all names, in as many queries whatever the record holds."""
    known = KnownNames()
    for concept in word_list("concepts").values():
        add_thing(known, {lang: tuple(names) for lang, names in concept.items()})
    for body in Organization.objects.exclude(acronym="").prefetch_related("spellings"):
        full = {lang: (name,) for lang, name in in_each(body, "name").items() if not is_short_name(name)}
        for name in (body.acronym, *(spelling.text for spelling in body.spellings.all())):
            if is_short_name(name):
                known.add(NamedThing(tuple(full.items())), "en", name)
    for thing, lang, name in named_fields():
        known.add(thing, lang, name)
    return known


def add_thing(known: KnownNames, names: Names) -> None:
    thing = NamedThing(tuple(names.items()))
    for lang, in_language in names.items():
        for name in in_language:
            known.add(thing, lang, name)


def named_fields() -> Iterator[tuple[NamedThing, str, str]]:
    """Give each name of a state, a group and a body that adopts texts, with the field that it is the value of."""
    things: dict[tuple[str, str], NamedThing] = {}
    entries = [entry for entry in name_entries() if entry[0] in ("state", "group")]
    for kind, key, lang, name in entries:
        thing = things.setdefault((kind, key), NamedThing(field=QueryField("sponsor", key)))
        if lang in LANGUAGES and len(name) > 1:
            yield thing, lang, name
    for body in FIELDS_OF_BODIES:
        names: Mapping[str, Sequence[str]] = word_list("references")[body]
        thing = NamedThing(field=QueryField("body", body))
        for lang, in_language in names.items():
            yield from ((thing, lang, name) for name in in_language if tells_the_body(name, lang))


def tells_the_body(name: str, lang: str) -> bool:
    """Whether the name is that of one body alone: several are a council, a commission, an assembly."""
    return is_short_name(name) or len(name) >= (MIN_LETTERS_OF_BODY if lang != "zh" else MIN_LETTERS + 1)
