"""What the texts of a theme tell together: how many there are of each year, and who stands behind most of them."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, ExtractYear

from ccpcj.lib.release import Release
from resolutions.models import Resolution, Sponsorship, Version
from sessions.models import State

MOST_STATES = 10


class YearCount(NamedTuple):
    """How many texts there are of a year; None is of those whose year is not known."""

    year: int | None
    texts: int


def texts_by_year(texts: QuerySet[Resolution]) -> list[YearCount]:
    """The latest year first, by the last public version of each text, else by its session: one query."""
    dated = Version.objects.filter(resolution=OuterRef("pk"), release=Release.PUBLISHED).exclude(date=None)
    year = Coalesce(
        ExtractYear(Subquery(dated.order_by("-date").values("date")[:1])), "session__year", output_field=IntegerField()
    )
    rows = texts.order_by().values_list(year).annotate(n=Count("pk", distinct=True))
    return [YearCount(*row) for row in sorted(rows, key=lambda row: -(row[0] or 0))]


class StateCount(NamedTuple):
    """A state and how many texts it stands behind."""

    state: State
    texts: int


def states_behind(texts: QuerySet[Resolution], *roles: str) -> list[StateCount]:
    """The states that sponsor most of the texts, in one of the roles where any is named: two queries."""
    rows = Sponsorship.objects.readable().standing().filter(resolution__in=texts.order_by().values("pk"))
    rows = rows.filter(role__in=roles) if roles else rows
    counts = rows.exclude(state=None).order_by().values_list("state").annotate(n=Count("resolution", distinct=True))
    most = list(counts.order_by("-n", "state__iso3")[:MOST_STATES])
    states = State.objects.in_bulk(key for key, _count in most)
    return [StateCount(states[key], count) for key, count in most]


def most_of(counts: Iterable[YearCount]) -> int:
    """The largest count, by which a page draws the others."""
    return max((count.texts for count in counts), default=0)
