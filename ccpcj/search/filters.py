"""A search with its facets: what a page, its counts and its files ask, in one place.

It answers to the same names as a `FacetedFilterSet`, so that the components of lists show it.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property, reduce
from typing import Any

import numpy as np
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.facets import MOST_VALUES, PAGE, SHOWN, Chip, Choice, Facet, labels, without
from ccpcj.lib.languages import NAMES, Words, first_of, words
from ccpcj.search.index.addressees import ADDRESSEES
from ccpcj.search.query.acronyms import full_names, written_out
from ccpcj.search.query.errors import complaint
from ccpcj.search.query.evaluate import (
    RANKED,
    Finder,
    Found,
    in_order,
    says_anything,
    words_of,
)
from ccpcj.search.query.facet_arrays import Columns, Mask, columns
from ccpcj.search.query.fields import Fields
from ccpcj.search.query.grammar import All, QueryError, parse
from resolutions.filters import session_options
from resolutions.models.texts import Body
from sessions.states.lookup import states_by_name

from .models import Kind

LABELS: dict[str, str | Promise] = {
    "kind": _("Kind of hit"), "session": _("Session"), "year": _("Year"), "body": _("Adopting body"),
    "theme": _("Theme"), "verb": _("Action"), "sponsor": _("Sponsor"), "addressee": _("Addressee"),
    "language": _("Found in"),
}  # fmt: skip
UNRANKED = {"session", "year", "language"}
LONGEST = 500  # characters of a query
ORDERS = (("relevance", _("by relevance")), ("newest", _("newest first")))


class Search:
    """The hits of an address: `?q=` with the language of queries, and a facet in each other name."""

    filters: Mapping[str, Any] = {}

    def __init__(self, data: QueryDict) -> None:
        if sum(len(values) for _name, values in data.lists()) > MOST_VALUES:
            raise BadRequest(gettext("Ask for %(most)s filters at most.") % {"most": MOST_VALUES})
        self.data = data
        self.query = data.get("q", "").strip()
        self.complaints: list[str] = []
        self.lang = get_language() or "en"
        self.columns: Columns = columns()
        self.tree = self.read()
        self.found = self.find()

    def read(self) -> All:
        try:
            if len(self.query) > LONGEST:
                raise QueryError("too long", str(LONGEST))
            tree = parse(self.query)
            if self.query and not says_anything(tree):
                raise QueryError("no words", self.query)
            return tree
        except QueryError as error:
            self.complaints.append(complaint(error))
            return All(())

    def find(self) -> Found:
        for name in LABELS:
            for value in self.data.getlist(name):
                if value and value not in self.known(name):
                    refused = gettext("“%(value)s” is none of the choices of this filter.") % {"value": value}
                    self.complaints.append(f"{LABELS[name]}: {refused}")
        try:
            found = Finder(self.columns, Fields(self.columns)).find(self.tree)
        except QueryError as error:
            self.complaints.append(complaint(error))
            return Found(~self.columns.everything)
        return Found(~self.columns.everything) if self.complaints else found

    @cached_property
    def asks(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.query) or any(self.chosen(name) for name in LABELS)

    def chosen(self, name: str) -> list[str]:
        return [value for value in self.data.getlist(name) if value]

    @property
    def options(self) -> dict[str, Mapping[str, Words]]:
        """Every value of every facet by name; kept while the index is the same, for what names them is watched too."""
        if self.lang not in self.columns.options:
            self.columns.options[self.lang] = self.named_options()
        return self.columns.options[self.lang]

    def named_options(self) -> dict[str, Mapping[str, Words]]:
        own = {code: Words(name, code) for code, name in NAMES.items()}
        years = sorted((str(year) for year in self.columns.facets["year"].names), reverse=True)
        verbs = sorted((gettext(verb), verb) for verb in self.columns.facets["verb"].names)
        return {
            "kind": labels(Kind)(self.lang),
            "session": session_options(self.lang),
            "year": {year: Words(year, self.lang) for year in years},
            "body": labels(Body)(self.lang),
            "theme": {slug: words(theme, "name", self.lang) for slug, theme in self.columns.themes.themes.items()},
            "verb": {verb: Words(name, self.lang) for name, verb in verbs},
            "sponsor": states_by_name(self.lang),
            "addressee": {code: Words(capfirst(str(name)), self.lang) for code, name in ADDRESSEES.items()},
            "language": own,
        }

    def known(self, name: str) -> Mapping[str, Words]:
        return self.options[name]

    @cached_property
    def masks(self) -> dict[str, Mask]:
        """The entries that each facet at work lets through."""
        return {
            name: self.columns.facets[name].mask(self.chosen(name))
            for name in LABELS
            if name != "language" and self.chosen(name)
        }

    def under(self, but: str = "") -> Mask:
        """The hits under every facet but one."""
        hits = self.found.anywhere
        if but != "language" and self.chosen("language"):
            hits = reduce(np.logical_or, (self.hits_in(lang) for lang in self.chosen("language") if lang in NAMES))
        return reduce(np.logical_and, (mask for name, mask in self.masks.items() if name != but), hits)

    def hits_in(self, lang: str) -> Mask:
        """The hits whose words were found in a language; where none were asked for, those held in it."""
        if self.found.in_language:
            return self.found.in_language[lang]
        return self.found.anywhere & self.columns.held_in(lang)

    @cached_property
    def mask(self) -> Mask:
        return ~self.columns.everything if self.complaints or not self.asks else self.under()

    @cached_property
    def count(self) -> int:
        return int(self.mask.sum())

    @property
    def is_ranked(self) -> bool:
        return self.count <= RANKED and bool(self.found.in_language) and self.order == "relevance"

    @property
    def ranked_at_most(self) -> int:
        return RANKED

    @property
    def has_words(self) -> bool:
        return bool(self.found.in_language)

    @property
    def order(self) -> str:
        return "newest" if self.data.get("order") == "newest" else "relevance"

    @cached_property
    def keys(self) -> np.ndarray:
        """The keys of the hits in their order."""
        return in_order(self.columns, self.found, self.mask, self.order == "newest")

    def languages_of(self, keys: Iterable[int]) -> dict[int, list[str]]:
        """In which languages the words of these hits were found; where none were asked for, nothing."""
        places = {int(key): int(np.searchsorted(self.columns.keys, key)) for key in keys}
        return {
            key: [lang for lang, mask in self.found.in_language.items() if mask[place]] for key, place in places.items()
        }

    @cached_property
    def words(self) -> list[Any]:
        """What is marked in the hits: the words to be found, and the full names of bodies that they stand for."""
        typed = list(words_of(self.tree))
        return [*typed, *written_out(typed, self.columns.acronyms)]

    @cached_property
    def short_names(self) -> list[tuple[str, Words]]:
        """The short names of bodies that were typed, with what they stand for in the reader's language."""
        found = [(word.text, full_names(word, self.columns.acronyms)) for word in words_of(self.tree)]
        return [(short, first_of(names, self.lang)) for short, names in found if names]

    @cached_property
    def facets(self) -> list[Facet]:
        return [facet for name in LABELS if (facet := self.facet(name)).choices] if self.asks else []

    def facet(self, name: str) -> Facet:
        counts, chosen = self.counts(name), set(self.chosen(name))
        choices = [
            Choice(value, words, counts.get(value, 0), value in chosen, self.depth(name, value))
            for value, words in self.known(name).items()
            if counts.get(value) or value in chosen
        ]
        return Facet(name, str(LABELS[name]), choices, SHOWN, name not in UNRANKED)

    def counts(self, name: str) -> dict[str, int]:
        hits = ~self.columns.everything if self.complaints else self.under(but=name)
        if name == "language":
            return {lang: int((hits & self.hits_in(lang)).sum()) for lang in NAMES}
        return self.columns.facets[name].counts(hits)

    def depth(self, name: str, value: str) -> int:
        return self.columns.themes.depth(value) if name == "theme" else 0

    @cached_property
    def chips(self) -> list[Chip]:
        typed = [Chip(gettext("Words"), Words(self.query, self.lang), without(self.data, "q"))] if self.query else []
        return typed + [
            Chip(str(LABELS[name]), self.named(name, value), without(self.data, name, value))
            for name in LABELS
            for value in dict.fromkeys(self.chosen(name))
        ]

    def named(self, name: str, value: str) -> Words:
        return self.known(name).get(value, Words(value, self.lang))

    @property
    def status(self) -> int:
        return 400 if self.complaints else 200

    @property
    def ignored(self) -> list[str]:
        return [name for name in self.data if name not in (*LABELS, "q", "order", PAGE)]
