"""Facets: the choices of a filter, with the number of results behind each.

A list has one FacetedFilterSet. Its page, its counts and its exports ask the same `qs`. Within a facet any of the
chosen values will do, between filters all must hold; a facet is counted with every filter applied but its own, one
query each.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import django_filters
from django.core.exceptions import BadRequest, ValidationError
from django.db.models import Count, IntegerChoices, Q, QuerySet, TextChoices
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from .languages import Words

Options = Mapping[str, Words]
VISIBLE = 8  # the choices of a facet that show before "more"
PAGE = "page"
WORDS = 10  # a search for more would ask too much of the database
MOST_VALUES = 300  # in one address: every state and every theme; each value becomes a link to the list without it


@dataclass(frozen=True)
class FacetChoice:
    """A value of a facet, with the number of results it would give or add."""

    value: str
    label: Words
    count: int
    is_chosen: bool
    depth: int = 0


@dataclass(frozen=True)
class Facet:
    """A group of choices as a page shows it: those with results, and those chosen."""

    name: str
    label: str
    choices: list[FacetChoice]
    visible: int = VISIBLE
    ranked: bool = True

    @cached_property
    def first(self) -> list[FacetChoice]:
        """Those that show at once: the chosen, then the most frequent or the first; in their own order."""
        best = sorted(self.choices, key=lambda choice: (not choice.is_chosen, -choice.count if self.ranked else 0))
        return [choice for choice in self.choices if choice in best[: self.visible]]

    @property
    def more(self) -> list[FacetChoice]:
        return [choice for choice in self.choices if choice not in self.first]


@dataclass(frozen=True)
class Chip:
    """A filter at work, with the address of the list without it."""

    label: str
    value: Words
    address: str


def without(query: QueryDict, name: str, value: str | None = None) -> str:
    """The query of an address without a filter, or without one of its values; always back on the first page."""
    rest = query.copy()
    others = [other for other in query.getlist(name) if value is not None and other != value]
    rest.setlist(name, others)
    rest.pop(PAGE, None)
    return f"?{rest.urlencode()}"


def few_words(text: str) -> None:
    """Refuses a search for more words than a list answers."""
    if len(text.split()) > WORDS:
        raise ValidationError(gettext("Ask for %(most)s words at most.") % {"most": WORDS})


def labels(choices: type[TextChoices] | type[IntegerChoices]) -> Callable[[str], Options]:
    """The options of a column with fixed choices, by their names in the reader's language."""
    return lambda lang: {value: Words(capfirst(str(label)), lang) for value, label in choices.choices}


class FacetFilter(django_filters.MultipleChoiceFilter):
    """A filter of one or more values, any of which will do.

    path     the lookup from the listed model to the value: "session__number", "sponsorships__state__iso3"
    options  a function of the reader's language giving every value with its name, in the order to show them
    where    what else must hold of the related row, such as not being withdrawn
    visible  how many choices show at once; ranked: whether these are the most frequent or the first
    """

    def __init__(
        self,
        path: str,
        options: Callable[[str], Options],
        where: Q | None = None,
        visible: int = VISIBLE,
        ranked: bool = True,
        **kwargs: Any,
    ) -> None:
        self.options, self.where, self.visible, self.ranked = options, where or Q(), visible, ranked
        refused = _("“%(value)s” is none of the choices of this filter.")
        super().__init__(field_name=path, choices=(), error_messages={"invalid_choice": refused}, **kwargs)

    @cached_property
    def value_names(self) -> dict[str, Words]:
        return {str(value): name for value, name in self.options(get_language() or "en").items()}

    @property
    def field(self) -> Any:
        self.extra["choices"] = [(value, str(name)) for value, name in self.value_names.items()]
        return super().field

    def filter(self, qs: QuerySet, value: Iterable[str]) -> QuerySet:
        return qs.filter(pk__in=self.matching(list(value))) if value else qs

    def matching(self, values: Sequence[str | int]) -> QuerySet:
        """The keys of the records that have one of the values; a subquery, so that no join doubles a row."""
        return self.model._base_manager.filter(self.where, **{f"{self.field_name}__in": values}).values("pk")

    def counts(self, queryset: QuerySet) -> dict[str, int]:
        """How many records of the queryset have each value: one query."""
        related = self.model._base_manager.filter(self.where, pk__in=queryset.order_by().values("pk"))
        rows = related.order_by().values_list(self.field_name).annotate(n=Count("pk", distinct=True))
        return {str(value): n for value, n in rows}

    def depth(self, value: str) -> int:
        """How deep the value stands in a tree."""
        return 0

    def facet(self, name: str, queryset: QuerySet, chosen: Iterable[str]) -> Facet:
        counts, chosen = self.counts(queryset), set(chosen)
        choices = [
            FacetChoice(value, words, counts.get(value, 0), value in chosen, self.depth(value))
            for value, words in self.value_names.items()
            if counts.get(value) or value in chosen
        ]
        return Facet(name, self.label, choices, self.visible, self.ranked)


class FacetedFilterSet(django_filters.FilterSet):
    """The filters of a list. An address with an invalid value finds nothing, and `complaints` says why.

    Raises BadRequest where the address holds more values than any form of a list can send.
    """

    def __init__(self, data: QueryDict, queryset: QuerySet) -> None:
        if sum(len(values) for _, values in data.lists()) > MOST_VALUES:
            raise BadRequest(gettext("Ask for %(most)s filters at most.") % {"most": MOST_VALUES})
        super().__init__(data, queryset)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return self.filtered() if self.is_valid() else queryset.none()

    def filtered(self, excluded: str = "") -> QuerySet:
        """The records under every valid filter but one."""
        queryset = self.queryset.all()
        self.is_valid()
        for name, value in self.form.cleaned_data.items():
            if name != excluded:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    @cached_property
    def facets(self) -> list[Facet]:
        """Those with something to choose."""
        every = [
            item.facet(name, self.filtered(excluded=name), self.data.getlist(name))
            for name, item in self.filters.items()
            if isinstance(item, FacetFilter)
        ]
        return [facet for facet in every if facet.choices]

    @cached_property
    def chips(self) -> list[Chip]:
        return [
            Chip(self.filters[name].label, self.label_of_value(name, value), without(self.data, name, value))
            for name in self.filters
            if name != "order"
            for value in dict.fromkeys(self.data.getlist(name))
            if value
        ]

    def label_of_value(self, name: str, value: str) -> Words:
        """A value as the reader knows it; one that is not known stays as it was typed."""
        names = getattr(self.filters[name], "value_names", {})
        return names.get(value) or Words(value, get_language() or "en")

    @property
    def complaints(self) -> list[str]:
        """What is wrong with the filters of the address, in words."""
        return [f"{self.filters[name].label}: {error}" for name, errors in self.errors.items() for error in errors]

    @property
    def status(self) -> int:
        """The status of a page of the list: 400 where the address asks what cannot be answered."""
        return 400 if self.complaints else 200

    @property
    def ignored(self) -> list[str]:
        """Names in the address that this list does not know, so that a slip of the pen is not read as no filter."""
        return [name for name in self.data if name not in self.filters and name != PAGE]
