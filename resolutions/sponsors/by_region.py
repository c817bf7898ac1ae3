"""Who stands behind a text: its sponsors in the order printed, and by regional group."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ccpcj.lib.languages import Words
from resolutions.models import Resolution, Sponsorship
from sessions.models import Group, State
from sessions.states.lookup import name_of, reader_words, sort_by_name


class Entry(NamedTuple):
    """A printed entry; one in the name of a group stands for the states that its members were on a day."""

    sponsorship: Sponsorship
    stood_for: list[State]
    day: date | None = None

    @property
    def name(self) -> Words:
        """The state or group in the reader's language; else the entry as printed."""
        record = self.sponsorship.state or self.sponsorship.group
        return name_of(record) if record else reader_words(self.sponsorship, "printed")


class Region(NamedTuple):
    """A regional group with its sponsors in alphabetical order; no group for states that belong to none."""

    group: Group | None
    states: list[State]


class Support(NamedTuple):
    entries: list[Entry]
    regions: list[Region]
    withdrawn: list[Sponsorship]

    @property
    def states(self) -> int:
        return sum(len(region.states) for region in self.regions)


def support(resolution: Resolution, day: date | None = None) -> Support:
    """The sponsors of a text, on which action was taken on that day."""
    rows = list(
        resolution.sponsorships.public()
        .select_related("state__regional_group", "group", "version")
        .order_by("position", "pk")
    )
    standing = [row for row in rows if row.withdrawn_on is None]
    members: dict[int | None, list[State]] = defaultdict(list)
    for row in standing:
        if row.state and row.entry_id:
            members[row.entry_id].append(row.state)
    return Support(
        entries=[entry(row, members[row.pk], day) for row in standing if row.entry_id is None],
        regions=regions(row.state for row in standing if row.state),
        withdrawn=[row for row in rows if row.withdrawn_on],
    )


def entry(row: Sponsorship, members: list[State], day: date | None) -> Entry:
    own = [row.state] if row.state and row.group_id else []
    return Entry(row, sort_by_name([*own, *members]), day or row.joined_on)


def regions(states: Iterable[State]) -> list[Region]:
    grouped: dict[Group | None, dict[int, State]] = defaultdict(dict)
    for state in states:
        grouped[state.regional_group][state.pk] = state
    order = sorted(
        grouped, key=lambda group: (group is None, group.position if group else 0, group.code if group else "")
    )
    return [Region(group, sort_by_name(grouped[group].values())) for group in order]
