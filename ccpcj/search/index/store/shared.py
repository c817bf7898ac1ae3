"""What a store of terms must offer, and what the stores of both databases have in common."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from django.db import connection

from ccpcj.search.index.question import Question

TermsByLanguage = Mapping[str, Sequence[str]]
EntryTerms = tuple[int, TermsByLanguage]  # the key of an entry, and its terms in each language


class TermStore(Protocol):
    """A module that keeps the terms of entries in the table `search_terms` and answers questions about them."""

    def create(self) -> None:
        """Create the table where it is missing."""

    def clear(self) -> None:
        """Remove the terms of all entries."""

    def add(self, entries: Iterable[EntryTerms]) -> None:
        """Add the terms of entries that have none."""

    def remove(self, keys: Collection[int]) -> None:
        """Remove the terms of entries; a key that has none is passed over."""

    def optimize(self) -> None:
        """Put the table in order after many changes."""

    def size_in_bytes(self) -> int:
        """Return how much room the terms take with their index."""

    def stored_keys(self) -> set[int]:
        """Return the keys of all entries that have terms."""

    def stored_terms(self, keys: Sequence[int]) -> Iterator[tuple[int, Any]]:
        """Give the keys, of which there must be some, with their terms as `stored_form` writes them."""

    def stored_form(self, terms: TermsByLanguage) -> Any:
        """Return terms as the table has them, to be compared with `stored_terms`."""

    def matching_keys(self, language: str, question: Question) -> np.ndarray:
        """Return the keys of the entries that have what is asked in a language, lowest first."""


def clear() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_terms")
