"""The filter of the list of states."""

from collections.abc import Callable
from functools import cache, cached_property

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.facets import FacetedFilterSet, FacetFilter, few_words, labels
from ccpcj.lib.optional_facet import OptionalFacet

from .lookup import regional_groups, state_keys_by_name
from .models import State


class StateFilter(FacetedFilterSet):
    """The states: words of a name in any language, or a code; regional group; status."""

    q = django_filters.CharFilter(
        label=_("Name or code"), method="filter_by_name", max_length=200, validators=[few_words]
    )
    region = OptionalFacet(
        "regional_group__code",
        regional_groups,
        Q(regional_group__isnull=True),
        _("no regional group"),
        label=_("Regional group"),
    )
    status = FacetFilter("status", labels(State.Status), label=_("Status"))

    @cached_property
    def named_states(self) -> Callable[[str], list[int]]:
        return cache(state_keys_by_name)

    def filter_by_name(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        for word in value.split():
            queryset = queryset.filter(pk__in=self.named_states(word))
        return queryset
