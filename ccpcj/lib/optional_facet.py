"""Facets over what a source may leave out: that nothing is stated is one of the choices."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext

from .facets import FacetFilter, Options
from .languages import Words

NOT_STATED = "not_stated"


class OptionalFacet(FacetFilter):
    """A facet with one choice more: the records that have no value.

    empty         what holds of a record without a value: Q(mode=""), Q(meeting__isnull=True)
    absence_label the name of that choice; "not stated" when empty
    """

    def __init__(
        self, path: str, options: Callable[[str], Options], empty: Q, absence_label: Any = "", **kwargs: Any
    ) -> None:
        self.empty = empty
        self.absence_label = absence_label
        super().__init__(path, lambda lang: {**options(lang), NOT_STATED: self.absence(lang)}, **kwargs)

    def absence(self, lang: str) -> Words:
        return Words(capfirst(str(self.absence_label or gettext("not stated"))), lang)

    def matching(self, values: Sequence[str | int]) -> QuerySet:
        records = self.model._base_manager.filter(**{f"{self.field_name}__in": set(values) - {NOT_STATED}})
        if NOT_STATED in values:
            records = records | self.model._base_manager.filter(self.empty)
        return records.values("pk")

    def counts(self, queryset: QuerySet) -> dict[str, int]:
        counts = super().counts(queryset)
        return {NOT_STATED: counts.pop("", 0) + counts.pop("None", 0), **counts}
