"""The forty seats of the Commission: who had them in a year, and whether those of each regional group agree."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Max, Min

from sessions.models import CommissionTerm, Group

# Economic and Social Council resolution 1992/1: forty members, by regional group
SEATS = {"AFR": 12, "APG": 9, "GRULAC": 8, "EEG": 4, "WEOG": 7}
MEMBERS = sum(SEATS.values())


class GroupSeats(NamedTuple):
    """A regional group with the terms of its members in a year, and how many seats it has."""

    group: Group | None
    terms: list[CommissionTerm]
    seats: int


def seats_in_year(year: int) -> list[GroupSeats]:
    """Return the regional groups with their members of a year; a last one without a group for states of none."""
    terms: dict[int | None, list[CommissionTerm]] = defaultdict(list)
    related = ("state__regional_group", "seat")
    rows = CommissionTerm.objects.in_year(year).select_related(*related).prefetch_related("state__former_names")
    for term in rows:
        terms[term.regional_group.pk if term.regional_group else None].append(term)
    groups = Group.objects.filter(kind=Group.Kind.REGIONAL)
    seats = [GroupSeats(group, terms.pop(group.pk, []), SEATS.get(group.code, 0)) for group in groups]
    return [*seats, *(GroupSeats(None, others, 0) for others in terms.values())]


def disagreements(year: int, seats: list[GroupSeats]) -> list[str]:
    """Tell where the members of a year are not forty, or those of a group not as many as its seats."""
    total = sum(len(group.terms) for group in seats)
    lines = [f"{year} has {total} members of {MEMBERS}."] if total != MEMBERS else []
    for group, terms, number in seats:
        if len(terms) != number:
            lines.append(f"{group.name if group else 'No regional group'}: {len(terms)} members for {number} seats.")
    return lines


def recorded_years() -> list[int]:
    """Return the years from the first to the last of which a term is recorded, the latest first."""
    ends = CommissionTerm.objects.aggregate(first=Min("first_year"), last=Max("last_year"))
    return list(range(ends["last"], ends["first"] - 1, -1)) if ends["last"] else []


def term_refusal(term: CommissionTerm) -> str:
    """Why a term cannot be recorded, in words: its state has another in those years, or did not exist."""
    others = CommissionTerm.objects.filter(
        state=term.state_id, first_year__lte=term.last_year, last_year__gte=term.first_year
    )
    if other := others.exclude(pk=term.pk).first():
        return f"{term.state} is a member from {other.first_year} to {other.last_year} already."
    until, since = term.state.until, term.state.since
    if (until and until.year < term.first_year) or (since and since.year > term.last_year):
        return f"{term.state} did not exist in those years."
    return ""
