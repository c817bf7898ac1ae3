"""Counts of related records, each in a query of its own that no other join can multiply."""

from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce


def how_many(rows: QuerySet) -> Coalesce:
    """The number of `rows`, a queryset with an `OuterRef`, for use in `annotate()`."""
    counted = rows.order_by().values(all_rows=Value(1)).annotate(how_many=Count("pk", distinct=True))
    return Coalesce(Subquery(counted.values("how_many"), output_field=IntegerField()), 0)
