"""Counts of related records, each in a query of its own that no other join can multiply."""

from django.db.models import IntegerField, QuerySet, Subquery


class CountOf(Subquery):
    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def how_many(rows: QuerySet) -> CountOf:
    """The number of `rows`, a queryset with an `OuterRef`, for use in `annotate()`."""
    return CountOf(rows.order_by().values("pk").distinct())
