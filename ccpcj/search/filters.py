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

from ccpcj.lib.analysis import printed_pieces
from ccpcj.lib.facets import MOST_VALUES, PAGE, VISIBLE, Chip, Facet, FacetChoice, labels, without
from ccpcj.lib.folding import for_search
from ccpcj.lib.languages import NAMES, Words, first_of, words
from ccpcj.search.index.addressees import ADDRESSEES
from ccpcj.search.query.best_matches import BestMatches, best_matches
from ccpcj.search.query.complaints import complaint
from ccpcj.search.query.evaluate import (
    MAX_RANKED,
    QueryMatches,
    names_in_query,
    ordered_keys,
    parse_search,
    words_of_query,
)
from ccpcj.search.query.facet_arrays import Mask, current_facet_arrays
from ccpcj.search.query.grammar import And, QueryError, QueryField, QueryWords
from ccpcj.search.query.understand import QueryReader, passed_over_words
from resolutions.filters import session_options
from resolutions.models.texts import Body
from sessions.models import Group
from sessions.states.lookup import states_by_name

from .models import HitKind

LABELS: dict[str, str | Promise] = {
    "kind": _("Kind of hit"), "session": _("Session"), "year": _("Year"), "body": _("Adopting body"),
    "theme": _("Theme"), "verb": _("Action"), "sponsor": _("Sponsor"), "addressee": _("Addressee"),
    "language": _("Found in"),
}  # fmt: skip
PLAIN_WORDS = 8  # of a query that was not understood, that are offered as one that is
UNRANKED = {"session", "year", "language"}
ORDERS = (("relevance", _("by relevance")), ("newest", _("newest first")))


class Search:
    """The hits of an address: `?q=` with the language of queries, and a facet in each other name.

    BadRequest is raised where the address has more values than any form can send; a query that is not understood, or a
    value that no facet has, gives no hits, and `complaints` says why.
    """

    filters: Mapping[str, Any] = {}

    def __init__(self, data: QueryDict) -> None:
        if sum(len(values) for _name, values in data.lists()) > MOST_VALUES:
            raise BadRequest(gettext("Ask for %(most)s filters at most.") % {"most": MOST_VALUES})
        self.data = data
        self.query = data.get("q", "").strip()
        self.complaints: list[str] = []
        self.lang = get_language() or "en"
        self.arrays = current_facet_arrays()
        self.tree = self.parse()
        self.understanding = QueryReader(self.arrays, self.lang).understand(self.tree)
        self.best = self.evaluate()
        self.matches = self.best.matches

    def parse(self) -> And:
        try:
            return parse_search(self.query)
        except QueryError as error:
            self.complaints.append(complaint(error))
            return And(())

    def evaluate(self) -> BestMatches:
        for name in LABELS:
            for value in self.values(name):
                if value not in self.options[name]:
                    refusal = gettext("“%(value)s” is none of the choices of this filter.") % {"value": value}
                    self.complaints.append(f"{LABELS[name]}: {refusal}")
        try:
            best = best_matches(self.arrays, self.understanding, self.lang)
        except QueryError as error:
            self.complaints.append(complaint(error))
        return BestMatches(QueryMatches(self.arrays.nothing), self.arrays.nothing) if self.complaints else best

    @cached_property
    def asks(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.query) or any(self.values(name) for name in LABELS)

    def values(self, name: str) -> list[str]:
        """Return the values of a facet that the address gives."""
        return [value for value in self.data.getlist(name) if value]

    @property
    def options(self) -> dict[str, Mapping[str, Words]]:
        """Every value of every facet with its label; kept while the index is the same, for labels are watched too."""
        if self.lang not in self.arrays.options:
            self.arrays.options[self.lang] = self.load_options()
        return self.arrays.options[self.lang]

    def load_options(self) -> dict[str, Mapping[str, Words]]:
        years = sorted((str(year) for year in self.arrays.facets["year"].choices), reverse=True)
        verbs = sorted((gettext(verb), verb) for verb in self.arrays.facets["verb"].choices)
        return {
            "kind": labels(HitKind)(self.lang),
            "session": session_options(self.lang),
            "year": {year: Words(year, self.lang) for year in years},
            "body": labels(Body)(self.lang),
            "theme": {slug: words(theme, "name", self.lang) for slug, theme in self.arrays.themes.themes.items()},
            "verb": {verb: Words(name, self.lang) for name, verb in verbs},
            "sponsor": states_by_name(self.lang),
            "addressee": {code: Words(capfirst(str(name)), self.lang) for code, name in ADDRESSEES.items()},
            "language": {code: Words(name, code) for code, name in NAMES.items()},
        }

    @cached_property
    def masks(self) -> dict[str, Mask]:
        """The entries that each facet of the address lets through, but for `language`, which asks for words."""
        return {
            name: self.arrays.facets[name].mask(self.values(name))
            for name in LABELS
            if name != "language" and self.values(name)
        }

    def mask_without(self, facet: str = "") -> Mask:
        """Return the hits under every facet but one."""
        hits = self.matches.anywhere
        if facet != "language" and self.values("language"):
            hits = reduce(np.logical_or, map(self.language_mask, self.values("language")))
        return reduce(np.logical_and, (mask for name, mask in self.masks.items() if name != facet), hits)

    def language_mask(self, lang: str) -> Mask:
        """Return the hits whose words were found in a language; without words, those that have any in it."""
        if self.matches.in_language:
            return self.matches.in_language[lang]
        return self.matches.anywhere & self.arrays.mask_of_language(lang)

    @cached_property
    def mask(self) -> Mask:
        return self.arrays.nothing if self.complaints or not self.asks else self.mask_without()

    @cached_property
    def count(self) -> int:
        return int(self.mask.sum())

    @property
    def is_ranked(self) -> bool:
        return self.count <= MAX_RANKED and self.has_words and self.order == "relevance"

    @property
    def max_ranked(self) -> int:
        return MAX_RANKED

    @property
    def has_words(self) -> bool:
        return bool(self.matches.in_language)

    @property
    def order(self) -> str:
        return "newest" if self.data.get("order") == "newest" else "relevance"

    @cached_property
    def keys(self) -> np.ndarray:
        """The keys of the hits in their order."""
        return ordered_keys(self.arrays, self.matches, self.mask, self.order == "newest")

    def languages_of(self, keys: Iterable[int]) -> dict[int, list[str]]:
        """Return in which languages the words of these hits were found; none where no words were asked for."""
        places = {int(key): int(np.searchsorted(self.arrays.keys, key)) for key in keys}
        in_language = self.matches.in_language.items()
        return {key: [lang for lang, mask in in_language if mask[place]] for key, place in places.items()}

    @cached_property
    def words(self) -> list[QueryWords]:
        """What is highlighted in the hits: the words to be found, under each name of what they stand for."""
        typed = words_of_query(self.shown_tree)
        names = (words for node in names_in_query(self.shown_tree) for lang in NAMES for words in node.words(lang))
        return list(dict.fromkeys((*typed, *names)))

    @cached_property
    def shown_tree(self) -> And:
        """What the hits were looked for by: the words that were put right in place of those typed."""
        return And((*(unit.node for unit in self.best.units), *self.understanding.required))

    @cached_property
    def known_names(self) -> list[tuple[str, Words]]:
        """The names that were typed, each with that by which texts call the thing in the reader's language."""
        names = [node for node in names_in_query(self.shown_tree) if node.names]
        usual = [(node.text, first_of({lang: own[0] for lang, own in node.names}, self.lang)) for node in names]
        return [(typed, name) for typed, name in usual if for_search(typed) != for_search(name.text)]

    @cached_property
    def read_fields(self) -> list[tuple[str, str, Words]]:
        """The plain words that were read as a field: as typed, the label of the field, its value."""
        return [
            (unit.text, str(LABELS[unit.field.name]), self.value_label(unit.field))
            for unit in self.best.units
            if unit.field
        ]

    def value_label(self, field: QueryField) -> Words:
        known = self.options.get(field.name, {}).get(field.value)
        return known or self.group_names.get(field.value) or Words(field.value, self.lang)

    @cached_property
    def group_names(self) -> dict[str, Words]:
        return {group.code: words(group, "name", self.lang) for group in Group.objects.all()}

    @property
    def plain_query(self) -> str:
        """The telling words of a query with signs, or of one that was not understood, without them; else empty."""
        if not self.complaints and not self.understanding.required:
            return ""
        pieces = [piece for piece in printed_pieces(self.query) if for_search(piece) not in passed_over_words()]
        return " ".join(pieces[:PLAIN_WORDS])

    @property
    def complete(self) -> int:
        """How many entries have all that is asked."""
        return int(self.best.complete.sum())

    @cached_property
    def facets(self) -> list[Facet]:
        return [facet for name in LABELS if (facet := self.facet(name)).choices] if self.asks else []

    def facet(self, name: str) -> Facet:
        counts, values = self.counts(name), set(self.values(name))
        choices = [
            FacetChoice(value, label, counts.get(value, 0), value in values, self.depth(name, value))
            for value, label in self.options[name].items()
            if counts.get(value) or value in values
        ]
        return Facet(name, str(LABELS[name]), choices, VISIBLE, name not in UNRANKED)

    def counts(self, name: str) -> dict[str, int]:
        """Return how many hits each value of a facet has, under every facet but this one."""
        hits = self.arrays.nothing if self.complaints else self.mask_without(name)
        if name == "language":
            return {lang: int((hits & self.language_mask(lang)).sum()) for lang in NAMES}
        return self.arrays.facets[name].counts(hits)

    def depth(self, name: str, value: str) -> int:
        return self.arrays.themes.depth(value) if name == "theme" else 0

    @cached_property
    def chips(self) -> list[Chip]:
        words = [Chip(gettext("Words"), Words(self.query, self.lang), without(self.data, "q"))] if self.query else []
        return words + [
            Chip(
                str(LABELS[name]),
                self.options[name].get(value, Words(value, self.lang)),
                without(self.data, name, value),
            )
            for name in LABELS
            for value in dict.fromkeys(self.values(name))
        ]

    @property
    def status(self) -> int:
        return 400 if self.complaints else 200

    @property
    def ignored(self) -> list[str]:
        """The names of the address that are no filter."""
        return [name for name in self.data if name not in (*LABELS, "q", "order", PAGE)]
