"""The sponsors of a text for its page, in the order printed and by regional group, and those of the texts of a list."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Min

from ccpcj.lib.languages import Words
from ccpcj.lib.reader_language import reader_words
from resolutions.models import Resolution, Sponsorship
from sessions.models import Group, State
from sessions.states.lookup import name_of, name_on, sort_by_name

from .group_members import entry_days


class ListedEntry(NamedTuple):
    """A printed entry; one in the name of a group stands for the states that its members were on a day."""

    sponsorship: Sponsorship
    stood_for: list[State]
    day: date | None = None  # as of which it stands for its members
    named_on: date | None = None  # the day whose names its states bear

    @property
    def name(self) -> Words:
        """The state or group in the reader's language; else the entry as printed."""
        if self.sponsorship.state:
            return name_on(self.sponsorship.state, self.named_on)
        group = self.sponsorship.group
        return name_of(group) if group else reader_words(self.sponsorship, "printed")


class RegionalSponsors(NamedTuple):
    """A regional group with its sponsors in alphabetical order; no group for states that belong to none."""

    group: Group | None
    states: list[State]


class SponsorsOfText(NamedTuple):
    """The printed entries that stand, all states behind them by region, and the sponsors that withdrew."""

    entries: list[ListedEntry]
    regions: list[RegionalSponsors]
    withdrawn: list[Sponsorship]
    day: date | None = None  # on which action was taken on the text, else the session began

    @property
    def states(self) -> int:
        return sum(len(region.states) for region in self.regions)


def sponsors_of_text(resolution: Resolution) -> SponsorsOfText:
    """Return the sponsors of a text, each entry of a group with the day as of which it stands for its members."""
    days, day = entry_days(resolution), day_of_text(resolution)
    rows = list(
        resolution.sponsorships.readable()
        .select_related("state__regional_group", "group", "version")
        .prefetch_related("state__former_names")
        .order_by("position", "pk")
    )
    standing = [row for row in rows if row.withdrawn_on is None]
    members: dict[int | None, list[State]] = defaultdict(list)
    for row in standing:
        if row.state and row.entry_id:
            members[row.entry_id].append(row.state)
    return SponsorsOfText(
        entries=[listed_entry(row, members[row.pk], days.get(row.pk), day) for row in standing if row.entry_id is None],
        regions=by_region(row.state for row in standing if row.state),
        withdrawn=[row for row in rows if row.withdrawn_on],
        day=day,
    )


def day_of_text(resolution: Resolution) -> date | None:
    """The first day on which a body adopted a text, else that on which its session began."""
    first: date | None = resolution.versions.aggregate(first=Min("date"))["first"]
    return first or (resolution.session.day_of(resolution.part) if resolution.session else None)


def listed_entry(row: Sponsorship, members: list[State], day: date | None, first: date | None) -> ListedEntry:
    own = [row.state] if row.state and row.group_id else []
    day = day or row.joined_on
    return ListedEntry(row, sort_by_name([*own, *members]), day, day or first)


def by_region(states: Iterable[State]) -> list[RegionalSponsors]:
    grouped: dict[Group | None, dict[int, State]] = defaultdict(dict)
    for state in states:
        grouped[state.regional_group][state.pk] = state
    order = sorted(
        grouped, key=lambda group: (group is None, group.position if group else 0, group.code if group else "")
    )
    return [RegionalSponsors(group, sort_by_name(grouped[group].values())) for group in order]


def sponsor_names(works: Iterable[int]) -> dict[int, list[Words]]:
    """Return the names of the printed entries that stand, by work, in the order printed: one query."""
    rows = Sponsorship.objects.readable().printed_entries().standing().filter(resolution__in=works)
    names: dict[int, list[Words]] = defaultdict(list)
    for row in rows.select_related("state", "group").order_by("resolution", "position", "pk"):
        sponsor = row.state or row.group
        names[row.resolution_id].append(name_of(sponsor) if sponsor else reader_words(row, "printed"))
    return names
