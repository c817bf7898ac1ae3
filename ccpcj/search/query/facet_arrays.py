"""What facets count, in arrays in memory: counting 150,000 hits in a database takes seconds, here milliseconds.

A process keeps the arrays while the stamp of the index is the same.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.index.process_cache import ProcessCache
from ccpcj.search.models import HitKind, IndexEntry
from resolutions.models import Resolution, Sponsorship
from resolutions.themes.theme_tree import ThemeTree

from .known_names import KnownNames, load_known_names

Mask = np.ndarray  # a truth value for each entry, lowest key first
ONE_VALUE_COLUMNS = ("kind", "session", "year", "body")
MANY_VALUES_COLUMNS = {"verb": "verbs", "addressee": "addressees"}


class FacetArray(Protocol):
    """The values of a facet over the entries."""

    @property
    def choices(self) -> Sequence[Any]:
        """The different values, each at the place of its code."""

    def mask(self, values: Iterable[Any]) -> Mask:
        """Return the entries that have one of the values."""

    def counts(self, mask: Mask) -> dict[str, int]:
        """Return how many of the entries have each value, of those that any has."""


@dataclass
class OneValueArray:
    """At most one value for an entry: a code for each, -1 for none."""

    choices: list[Any]
    codes: np.ndarray

    def mask(self, values: Iterable[Any]) -> Mask:
        return np.isin(self.codes, codes_of(self.choices, values))

    def counts(self, mask: Mask) -> dict[str, int]:
        codes = self.codes[mask]
        return counts_by_choice(self.choices, np.bincount(codes[codes >= 0], minlength=len(self.choices)))


@dataclass
class ManyValuesArray:
    """Any number of values: pairs of a place and a code. The places are entries, or works that entries belong to."""

    choices: list[Any]
    places: np.ndarray
    codes: np.ndarray
    size: int
    works: np.ndarray | None = None  # the place of each entry's work, -1 for none

    def mask(self, values: Iterable[Any]) -> Mask:
        with_value = np.zeros(self.size, dtype=bool)
        with_value[self.places[np.isin(self.codes, codes_of(self.choices, values))]] = True
        return with_value if self.works is None else np.append(with_value, False)[self.works]

    def counts(self, mask: Mask) -> dict[str, int]:
        hits = mask
        if self.works is not None:
            works = self.works[mask]
            hits = np.bincount(works[works >= 0], minlength=self.size)
        weights = hits[self.places].astype(np.float64)
        return counts_by_choice(self.choices, np.bincount(self.codes, weights=weights, minlength=len(self.choices)))


def counts_by_choice(choices: Sequence[Any], counts: np.ndarray) -> dict[str, int]:
    """Return the counts that are not 0; `counts` has one for each code."""
    return {str(choices[code]): int(counts[code]) for code in map(int, np.flatnonzero(counts))}


def codes_of(choices: Sequence[Any], values: Iterable[Any]) -> list[int]:
    """Return the codes of values as an address writes them; one that is no choice is passed over."""
    names = {str(value) for value in values}
    return [code for code, choice in enumerate(choices) if str(choice) in names]


def encode(values: Iterable[Hashable]) -> tuple[list[Any], np.ndarray]:
    """Return the different values, and the code of each place; None is -1."""
    codes: dict[Any, int] = {}
    coded = (-1 if value is None else codes.setdefault(value, len(codes)) for value in values)
    array = np.fromiter(coded, dtype=np.int32)
    return list(codes), array


def many_values_array(
    pairs: Iterable[tuple[int, Hashable]], size: int, works: np.ndarray | None = None
) -> ManyValuesArray:
    """Return the facet of pairs (place, value), each pair counted once."""
    unique = list(dict.fromkeys(pairs))
    choices, codes = encode(value for _place, value in unique)
    places = np.fromiter((place for place, _value in unique), dtype=np.int32, count=len(unique))
    return ManyValuesArray(choices, places, codes, size, works)


class FacetArrays:
    """The entries, lowest key first, with their facets.

    keys, lengths, languages  of each entry; in `languages` a bit for each of LANGUAGES
    works, work_codes         the keys of the works, and the place of each entry's work among them, -1 for none
    facets                    by name
    options                   what readers call the values, by language: whoever asks first keeps it here
    """

    def __init__(self) -> None:
        names = ("pk", "languages", "length", "work", *ONE_VALUE_COLUMNS, *MANY_VALUES_COLUMNS.values())
        rows = list(IndexEntry.objects.order_by("pk").values_list(*names).iterator(chunk_size=20_000))
        columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())
        self.keys = np.array(columns["pk"], dtype=np.int64)
        self.languages = np.array(columns["languages"], dtype=np.uint8)
        self.lengths = np.array(columns["length"], dtype=np.int32)
        self.works, self.work_codes = encode(columns["work"])
        self.facets: dict[str, FacetArray] = {name: OneValueArray(*encode(columns[name])) for name in ONE_VALUE_COLUMNS}
        for name, column in MANY_VALUES_COLUMNS.items():
            pairs = ((place, value) for place, values in enumerate(columns[column]) for value in values)
            self.facets[name] = many_values_array(pairs, len(self))
        self.themes = ThemeTree()
        self.options: dict[str, Any] = {}
        of_works = {"sponsor": sponsor_pairs(), "group": group_pairs(), "theme": theme_pairs(self.themes)}
        for name, work_pairs in of_works.items():
            self.facets[name] = self.work_facet(work_pairs)

    def __len__(self) -> int:
        return len(self.keys)

    def work_facet(self, pairs: Iterable[tuple[int, Hashable]]) -> ManyValuesArray:
        """Return the facet of pairs (work, value); works that are not public have no entry."""
        places = self.work_places
        known = ((places[work], value) for work, value in pairs if work in places)
        return many_values_array(known, len(self.works), self.work_codes)

    @cached_property
    def work_places(self) -> dict[int, int]:
        return {work: place for place, work in enumerate(self.works)}

    def mask_of_keys(self, keys: np.ndarray) -> Mask:
        """Return the entries with these keys; a key without an entry is passed over."""
        mask = np.zeros(len(self), dtype=bool)
        if len(self):
            places = np.minimum(np.searchsorted(self.keys, keys), len(self) - 1)
            mask[places[self.keys[places] == keys]] = True
        return mask

    def mask_of_language(self, language: str) -> Mask:
        """Return the entries that have words in a language."""
        return (self.languages >> LANGUAGES.index(language) & 1).astype(bool)

    @cached_property
    def known_names(self) -> KnownNames:
        return load_known_names()

    @cached_property
    def title_places(self) -> np.ndarray:
        """The place of the title of each work among the entries, -1 for none."""
        places = np.full(len(self.works), -1, dtype=np.int64)
        titles = np.flatnonzero(self.facets["kind"].mask([HitKind.TITLE]))
        titles = titles[self.work_codes[titles] >= 0]
        places[self.work_codes[titles]] = titles
        return places

    @cached_property
    def sizes_of_works(self) -> np.ndarray:
        """How many entries each work has."""
        return np.bincount(self.work_codes[self.work_codes >= 0], minlength=len(self.works))

    @cached_property
    def everything(self) -> Mask:
        return np.ones(len(self), dtype=bool)

    @property
    def nothing(self) -> Mask:
        return ~self.everything


def sponsor_pairs() -> Iterable[tuple[int, str]]:
    """Return the works of each state that sponsors one."""
    sponsorships = Sponsorship.objects.public().standing().filter(state__isnull=False).order_by()
    return sponsorships.values_list("resolution_id", "state__iso3").iterator()


def group_pairs() -> Iterable[tuple[int, str]]:
    """Return the works that a group sponsors as one."""
    sponsorships = Sponsorship.objects.public().standing().printed_entries().filter(group__isnull=False).order_by()
    return sponsorships.values_list("resolution_id", "group__code").iterator()


def theme_pairs(tree: ThemeTree) -> Iterable[tuple[int, str]]:
    """Return the works under each theme, and under those above it."""
    tags = Resolution.themes.through.objects.values_list("resolution_id", "theme_id")
    slugs = defaultdict(list, {pk: [theme.slug for theme in path] for pk, path in tree.paths.items()})
    return ((work, slug) for work, theme in tags for slug in slugs[theme])


CACHE = ProcessCache(FacetArrays)


def current_facet_arrays() -> FacetArrays:
    """Return the arrays of the index as it is; a short query where it has not changed."""
    return CACHE.current()
