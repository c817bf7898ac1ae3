"""Facets over what a source may leave out: that nothing is stated is one of the choices."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext

from .facets import FacetFilter, Options
from .languages import Words

NOT_STATED = "not_stated"


class StatedFacet(FacetFilter):
    """A facet whose last choice are the records that have no value.

    empty    what holds of a record without a value: Q(mode=""), Q(meeting__isnull=True)
    unstated the name of that choice; "not stated" when empty
    """

    def __init__(
        self, path: str, options: Callable[[str], Options], empty: Q, unstated: Any = "", **kwargs: Any
    ) -> None:
        self.empty = empty
        self.unstated = unstated
        super().__init__(path, lambda lang: {**options(lang), NOT_STATED: self.absence(lang)}, **kwargs)

    def absence(self, lang: str) -> Words:
        return Words(capfirst(str(self.unstated or gettext("not stated"))), lang)

    def matching(self, values: list[str]) -> QuerySet:
        held = self.model._base_manager.filter(**{f"{self.field_name}__in": set(values) - {NOT_STATED}})
        if NOT_STATED in values:
            held = held | self.model._base_manager.filter(self.empty)
        return held.values("pk")

    def counts(self, queryset: QuerySet) -> dict[str, int]:
        held = super().counts(queryset)
        return {NOT_STATED: held.pop("", 0) + held.pop("None", 0), **held}
