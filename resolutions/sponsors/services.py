"""The sponsors of a text, and what a printed entry of a group stands for."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from ccpcj.lib.languages import six
from resolutions.models import Resolution, Sponsorship, Version
from sessions.models import State


def stand_for_members(entry: Sponsorship, on: date | None = None) -> int:
    """Give every member of the group behind a printed entry a row of its own, as of the day of the action or `on`.

    "France (on behalf of the States Members of the United Nations that are members of the European Union)" stands for
    the members of the Union on that day. A state that already sponsors the text keeps its own row. Returns how many
    rows were made; without a group or a day there are none, for the members would be a guess.
    """
    day = on or day_of_action(entry)
    if not entry.group_id or not day:
        return 0
    held = entry.resolution.sponsorships.standing().values("state")
    members = State.objects.members_of(entry.group, on=day).exclude(pk__in=held.filter(state__isnull=False))
    made = [
        Sponsorship(
            resolution=entry.resolution, version=entry.version, position=entry.position, state=state,
            group=entry.group, entry=entry, role=entry.role, joined_on=entry.joined_on, **lines(entry),
        )
        for state in members.order_by("iso3")
    ]  # fmt: skip
    Sponsorship.objects.bulk_create(made)
    return len(made)


def day_of_action(entry: Sponsorship) -> date | None:
    """The day on which the list of sponsors was printed: that of the action, else that of joining."""
    days = entry.resolution.actions.filter(date__isnull=False).order_by("-date").values_list("date", flat=True)
    return days.first() or entry.joined_on


def lines(entry: Sponsorship) -> dict[str, str | None]:
    """An entry as each language prints it."""
    return {column: getattr(entry, column) for column in six("printed")}


def print_alike(entry: Sponsorship, columns: Iterable[str]) -> None:
    """Give the members behind an entry what it prints in these columns."""
    if held := {column: getattr(entry, column) for column in columns}:
        entry.members.update(**held)


def make_way(resolution: Resolution, state: State) -> bool:
    """Take out the row that a state has through a group: a line of its own says the same of it.

    Whether no other line is its own already: a state sponsors once.
    """
    held = resolution.sponsorships.standing().filter(state=state).order_by().first()
    if held and held.entry_id:
        held.delete()
    return held is None or held.entry_id is not None


@transaction.atomic
def replace_sponsors(version: Version, entries: Sequence[Sponsorship]) -> list[Sponsorship]:
    """Make these entries, not saved yet, the sponsors of the version, after those that the work has from elsewhere.

    A state sponsors once: returns the entries left out since their state is a sponsor already. The entry of a group
    whose state is one already stands for the group alone.
    """
    version.sponsorships.filter(withdrawn_on__isnull=True).delete()
    resolution = version.resolution
    standing = set(resolution.sponsorships.standing().values_list("state_id", flat=True)) - {None}
    last = resolution.sponsorships.aggregate(last=Max("position"))["last"] or 0
    new: list[Sponsorship] = []
    repeated = []
    for entry in entries:
        if entry.state_id in standing and entry.group_id is None:
            repeated.append(entry)
            continue
        if entry.state_id in standing:
            entry.state = None
        elif entry.state_id:
            standing.add(entry.state_id)
        entry.resolution, entry.version, entry.position = resolution, version, last + len(new) + 1
        new.append(entry)
    Sponsorship.objects.bulk_create(new)
    for entry in new:
        if entry.group_id:
            stand_for_members(entry, version.date)
    return repeated
