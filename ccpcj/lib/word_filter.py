"""The field for words of a list. It asks the index of the search, so that list and search find the same.

The search stands above the lists: it says here, when its app starts, how the records of a model are searched.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

import django_filters
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL
from django.forms import CharField

from .facets import few_words

MAX_LENGTH = 200
WordSearch = Callable[[str], Sequence[int]]  # ValidationError says what is not understood
WORD_SEARCHES: dict[type[Model], WordSearch] = {}


def searches(model: type[Model]) -> Callable[[WordSearch], WordSearch]:
    """Register the function that gives the keys of the records of a model that have what a query asks."""

    def register(search: WordSearch) -> WordSearch:
        WORD_SEARCHES[model] = search
        return search

    return register


class WordField(CharField):
    """A query; its cleaned value is the keys of what has it, or None where nothing is asked."""

    def __init__(self, model: type[Model], **kwargs: Any) -> None:
        self.model = model
        super().__init__(max_length=MAX_LENGTH, validators=[few_words], **kwargs)

    def clean(self, value: Any) -> Any:
        query = super().clean(value)
        return WORD_SEARCHES[self.model](query) if query else None


class WordFilter(django_filters.Filter):
    """The records that have the words of a query, in the language of queries of the search."""

    @property
    def field(self) -> WordField:
        if not hasattr(self, "_field"):
            self._field = WordField(self.model, label=self.label, required=False)
        return self._field

    def filter(self, qs: QuerySet, value: Sequence[int] | None) -> QuerySet:
        return qs if value is None else qs.filter(pk__in=rows_of_keys(value))


def rows_of_keys(keys: Sequence[int]) -> RawSQL:
    """The keys as a subquery: more than a statement takes as parameters."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [list(keys)])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(keys))])
