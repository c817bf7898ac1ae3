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
from ccpcj.search.index.process_cache import Kept
from ccpcj.search.index.update import bring_up_to_date
from ccpcj.search.models import Entry
from resolutions.models import Resolution, Sponsorship
from resolutions.themes.theme_tree import ThemeTree

from .acronyms import FullNames, acronyms

Mask = np.ndarray  # a truth value for each entry, lowest key first
SINGLE = ("kind", "session", "year", "body")
SEVERAL = ("verbs", "addressees")


class Facet(Protocol):
    """The values of a facet over the entries."""

    names: Sequence[Any]

    def mask(self, values: Iterable[Any]) -> Mask:
        """The entries that have one of the values."""

    def counts(self, mask: Mask) -> dict[str, int]:
        """How many of the entries have each value."""


def tally(names: Sequence[Any], counted: np.ndarray) -> dict[str, int]:
    return {str(names[code]): int(counted[code]) for code in np.flatnonzero(counted)}


@dataclass
class Single:
    """At most one value for an entry: a code for each, -1 for none."""

    names: list[Any]
    codes: np.ndarray

    def mask(self, values: Iterable[Any]) -> Mask:
        return np.isin(self.codes, codes_of(self.names, values))

    def counts(self, mask: Mask) -> dict[str, int]:
        codes = self.codes[mask]
        return tally(self.names, np.bincount(codes[codes >= 0], minlength=len(self.names)))


@dataclass
class Several:
    """Any number of values: pairs of a place and a code. The places are entries, or works that entries belong to."""

    names: list[Any]
    places: np.ndarray
    codes: np.ndarray
    size: int
    works: np.ndarray | None = None  # the work of each entry, -1 for none

    def mask(self, values: Iterable[Any]) -> Mask:
        having = np.zeros(self.size, dtype=bool)
        having[self.places[np.isin(self.codes, codes_of(self.names, values))]] = True
        return having if self.works is None else np.append(having, False)[self.works]

    def counts(self, mask: Mask) -> dict[str, int]:
        hits = mask
        if self.works is not None:
            works = self.works[mask]
            hits = np.bincount(works[works >= 0], minlength=self.size)
        weights = hits[self.places].astype(np.float64)
        return tally(self.names, np.bincount(self.codes, weights=weights, minlength=len(self.names)))


def codes_of(names: Sequence[Any], values: Iterable[Any]) -> list[int]:
    wanted = {str(value) for value in values}
    return [code for code, name in enumerate(names) if str(name) in wanted]


def coded(values: Iterable[Hashable]) -> tuple[list[Any], np.ndarray]:
    """The different values, and the code of each place; none is -1."""
    codes: dict[Any, int] = {}
    found = np.fromiter((-1 if v is None else codes.setdefault(v, len(codes)) for v in values), dtype=np.int32)
    return list(codes), found


def paired(pairs: Iterable[tuple[int, Hashable]], size: int, works: np.ndarray | None = None) -> Several:
    held = list(dict.fromkeys(pairs))
    names, codes = coded(value for _place, value in held)
    places = np.fromiter((place for place, _value in held), dtype=np.int32, count=len(held))
    return Several(names, places, codes, size, works)


class Columns:
    """The entries, lowest key first, with their facets."""

    def __init__(self) -> None:
        names = ("pk", "languages", "length", "work", *SINGLE, *SEVERAL)
        rows = list(Entry.objects.order_by("pk").values_list(*names).iterator(chunk_size=20_000))
        columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())
        self.keys = np.array(columns["pk"], dtype=np.int64)
        self.languages = np.array(columns["languages"], dtype=np.uint8)
        self.length = np.array(columns["length"], dtype=np.int32)
        self.works, self.work = coded(columns["work"])
        self.facets: dict[str, Facet] = {name: Single(*coded(columns[name])) for name in SINGLE}
        for name, several in zip(("verb", "addressee"), SEVERAL, strict=True):
            pairs = ((place, value) for place, values in enumerate(columns[several]) for value in values)
            self.facets[name] = paired(pairs, len(self))
        self.place_of_work = {work: place for place, work in enumerate(self.works)}
        self.themes = ThemeTree()
        self.options: dict[str, Any] = {}  # what the values are called, by the reader's language
        for name, found in (("sponsor", sponsors()), ("group", groups()), ("theme", themes(self.themes))):
            self.facets[name] = self.of_works(found)

    def __len__(self) -> int:
        return len(self.keys)

    def of_works(self, pairs: Iterable[tuple[int, Hashable]]) -> Several:
        """A facet of works, from pairs of a work and a value; works that are not public have no entry."""
        held = ((self.place_of_work[work], value) for work, value in pairs if work in self.place_of_work)
        return paired(held, len(self.works), self.work)

    def mask_of(self, keys: np.ndarray) -> Mask:
        """The entries with these keys; what has no entry is passed over."""
        mask = np.zeros(len(self), dtype=bool)
        if len(self):
            places = np.minimum(np.searchsorted(self.keys, keys), len(self) - 1)
            mask[places[self.keys[places] == keys]] = True
        return mask

    def held_in(self, language: str) -> Mask:
        return (self.languages >> LANGUAGES.index(language) & 1).astype(bool)

    @cached_property
    def acronyms(self) -> dict[str, FullNames]:
        return acronyms()

    @cached_property
    def everything(self) -> Mask:
        return np.ones(len(self), dtype=bool)


def sponsors() -> Iterable[tuple[int, str]]:
    rows = Sponsorship.objects.public().standing().filter(state__isnull=False).order_by()
    return rows.values_list("resolution_id", "state__iso3").iterator()


def groups() -> Iterable[tuple[int, str]]:
    """The works that a group sponsors as one."""
    rows = Sponsorship.objects.public().standing().printed_entries().filter(group__isnull=False).order_by()
    return rows.values_list("resolution_id", "group__code").iterator()


def themes(tree: ThemeTree) -> Iterable[tuple[int, str]]:
    """The works under each theme, and under those above it."""
    tagged = Resolution.themes.through.objects.values_list("resolution_id", "theme_id")
    above = defaultdict(list, {pk: [theme.slug for theme in path] for pk, path in tree.paths.items()})
    return ((work, slug) for work, theme in tagged for slug in above[theme])


KEPT = Kept(Columns)


def columns() -> Columns:
    """The arrays of the index as it is now; brings the index up to date first. Three short queries when it is."""
    bring_up_to_date()
    return KEPT.now()
