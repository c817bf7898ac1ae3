"""The verbs of the list of sponsors.

A group's printed entry and the rows of its members are one thing: "France (on behalf of the States Members of the
United Nations that are members of the European Union)" stands for the members of the Union on the day of the action,
each with a row of its own. What is done to the entry is done to them. A state that sponsors by a line of its own has
no row through a group beside it; what it sponsors by itself no verb of a group touches.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F, Max

from ccpcj.history.services import change
from ccpcj.lib.printed_field import fields_written
from ccpcj.lib.services import deletes, saves
from ccpcj.lib.services.records import Fields
from resolutions.models import Resolution, Sponsorship, Version
from sessions.models import Group, State

from .group_members import Days, Expansion, entry_days

# a change of any of these changes which states sponsor the text
DECIDING = {"state_id", "group_id", "entry_id", "withdrawn_on", "joined_on", "version_id", "resolution_id"}


@change(reason="A sponsor was added")
def add_entry(
    *,
    resolution: Resolution,
    printed: Mapping[str, str],
    state: State | None = None,
    group: Group | None = None,
    version: Version | None = None,
    role: str = Sponsorship.Role.SPONSOR,
    joined_on: date | None = None,
    position: int | None = None,
) -> Sponsorship:
    """Add a printed entry, after the last one unless a position is given; a group's brings its members.

    `printed` is the line in each language that has one.
    """
    entry = Sponsorship(
        resolution=resolution, state=state, group=group, version=version, role=role, joined_on=joined_on,
        position=next_position(resolution) if position is None else position,
        **{f"printed_{language}": line for language, line in printed.items()},
    )  # fmt: skip
    save_sponsorship(entry, None)
    return entry


@change(reason="A sponsor withdrew")
def withdraw(entry: Sponsorship, *, on: date) -> None:
    """Withdraw a sponsor; with a group's entry all its members that have not withdrawn before."""
    correct_entry(entry, withdrawn_on=on)


@change(reason="The withdrawal of a sponsor was undone")
def reinstate(entry: Sponsorship) -> None:
    """Undo a withdrawal; the members that withdrew with a group's entry on its day come back with it."""
    correct_entry(entry, withdrawn_on=None)


@change()
def correct_entry(entry: Sponsorship, /, **values: Any) -> None:
    """Give a sponsor these values; the members of a group's entry follow it, and change where the group does."""
    changed = {name: value for name, value in values.items() if getattr(entry, name) != value}
    for name, value in changed.items():
        setattr(entry, name, value)
    if changed:
        save_sponsorship(entry, fields_written(Sponsorship, changed))


@change(reason="A sponsor was removed")
def remove_entry(entry: Sponsorship) -> None:
    """Delete a sponsor with its members; a state whose own line goes stands through its group again."""
    delete_sponsorship(entry)


@change(reason="The members of a group's entry were brought up to date")
def expand_entry(entry: Sponsorship) -> int:
    """Give the members of an entry's group the rows they lack, as of the day of the action; return how many."""
    before = entry.members.count()
    expand_entries_of(entry.resolution)
    return entry.members.count() - before


@change()
def expand_entries_of(
    resolution: Resolution, *, former_days: Days | None = None, former: Sponsorship | None = None
) -> None:
    """Bring the members of every group's entry of a text up to the entries and the day of the action.

    Called when that day is given or changed, with the days that `entry_days` gave before, so that states which were
    members then and are not any more go. `former` is an entry as it was before it was corrected.
    """
    lock_sponsors(resolution.pk)
    rows = list(resolution.sponsorships.select_related("group").order_by("position", "pk"))
    if not any(row.entry_id is None and (row.group_id or former) for row in rows):
        return
    days = entry_days(resolution)
    changes = Expansion(rows, days, days if former_days is None else former_days, former).changes
    if changes.removed:
        Sponsorship.objects.filter(pk__in=[row.pk for row in changes.removed]).delete()
    if changes.changed:
        Sponsorship.objects.bulk_update(changes.changed, sorted(fields_written(Sponsorship, changes.fields)))
    Sponsorship.objects.bulk_create(changes.new)


@saves(Sponsorship)
def save_sponsorship(sponsorship: Sponsorship, fields: Fields = None) -> None:
    """Write a sponsor, whoever asks, and what follows for the members of groups."""
    lock_sponsors(sponsorship.resolution_id)
    former = Sponsorship.objects.filter(pk=sponsorship.pk).first() if sponsorship.pk else None
    changed = changed_columns(sponsorship, former, fields) if former else DECIDING
    own_line = sponsorship.entry_id is None and sponsorship.state_id and sponsorship.withdrawn_on is None
    if own_line and changed & DECIDING:
        through_groups = Sponsorship.objects.standing().filter(entry__isnull=False, state=sponsorship.state_id)
        through_groups.filter(resolution=sponsorship.resolution_id).exclude(pk=sponsorship.pk).delete()
    days = entry_days(former.resolution) if former and changed & DECIDING else None
    sponsorship.save(update_fields=fields)
    if former and former.entry_id is None and (sponsorship.entry_id or "resolution_id" in changed):
        sponsorship.members.all().delete()  # it stands for nobody in that place any more
        expand_entries_of(former.resolution)
    if changed and (sponsorship.entry_id or (former is None and sponsorship.group_id)):
        expand_entries_of(sponsorship.resolution)  # a member's row too has its place and group of its entry
    elif former and (changed & DECIDING or (changed and sponsorship.group_id)):
        expand_entries_of(sponsorship.resolution, former_days=days, former=former)


def changed_columns(sponsorship: Sponsorship, former: Sponsorship, fields: Fields) -> set[str]:
    """The columns that saving these fields changes."""
    columns = (field for field in Sponsorship._meta.concrete_fields if fields is None or field.name in fields)
    names = (column.attname for column in columns)
    return {name for name in names if getattr(sponsorship, name) != getattr(former, name)}


@deletes(Sponsorship)
def delete_sponsorship(sponsorship: Sponsorship) -> None:
    """Delete a sponsor; a member's row comes back as long as its group stands for the state."""
    lock_sponsors(sponsorship.resolution_id)
    sponsorship.delete()
    expand_entries_of(sponsorship.resolution)


@change()
def replace_sponsors(version: Version, entries: Sequence[Sponsorship]) -> list[Sponsorship]:
    """Make these entries, in their order, the sponsors of the version, after those that the work has from elsewhere.

    Entries that stand already stay, with their members; others of the version go, and new ones, not saved yet, come.
    A state sponsors once: returns the new entries left out since their state is a sponsor already. The entry of a group
    whose state is one already stands for the group alone. Sponsors that withdrew stay; where the version has these
    entries already, nothing is written.
    """
    resolution, own = version.resolution, version.sponsorships.standing()
    lock_sponsors(resolution.pk)
    elsewhere = resolution.sponsorships.standing().exclude(pk__in=own.values("pk"))
    sponsoring = {*elsewhere.values_list("state_id", flat=True), *(entry.state_id for entry in entries if entry.pk)}
    sponsoring -= {None}
    listed: list[Sponsorship] = []
    repeated = []
    for entry in entries:
        if entry.pk is None and entry.state_id in sponsoring:
            if entry.group_id is None:
                repeated.append(entry)
                continue
            entry.state = None
        elif entry.state_id:
            sponsoring.add(entry.state_id)
        listed.append(entry)
    standing = list(own.printed_entries().order_by("position", "pk"))
    if [content_of(entry) for entry in standing] != [content_of(entry) for entry in listed]:
        write_list(version, standing, listed)
    return repeated


def write_list(version: Version, standing: Sequence[Sponsorship], listed: Sequence[Sponsorship]) -> None:
    """Write a list of entries in the place of those that stand: they share the positions that there are, and more."""
    resolution = version.resolution
    remaining, new = [entry for entry in listed if entry.pk], [entry for entry in listed if not entry.pk]
    removed = {entry.pk for entry in standing} - {entry.pk for entry in remaining}
    own_lines = [entry.state_id for entry in new if entry.state_id]
    Sponsorship.objects.filter(pk__in=removed).delete()
    version.sponsorships.standing().filter(entry__isnull=False, state__in=own_lines).delete()
    last = next_position(resolution)
    positions = sorted([*(entry.position for entry in remaining), *range(last, last + len(new))])
    moved = [
        entry for entry, position in zip(listed, positions, strict=True) if entry.pk and entry.position != position
    ]
    for entry, position in zip(listed, positions, strict=True):
        entry.resolution, entry.version, entry.position = resolution, version, position
    Sponsorship.objects.bulk_update(moved, ["position"])
    Sponsorship.objects.bulk_create(new)
    expand_entries_of(resolution)


def content_of(entry: Sponsorship) -> tuple[str | None, int | None, int | None, str]:
    return entry.printed_en, entry.state_id, entry.group_id, entry.role


@change()
def move_entries(*, source: Resolution, target: Resolution, after: int) -> None:
    """Give a text the sponsors of another, their positions counted from `after` on, and delete those it has already.

    A group's entry moves also where the state that speaks for the group is a sponsor already, without that state.
    """
    lock_sponsors(source.pk, target.pk)
    own = set(target.sponsorships.standing().exclude(state=None).values_list("state_id", flat=True))
    moved, left = [], []
    for row in source.sponsorships.order_by("position", F("entry").asc(nulls_first=True), "pk"):
        if row.withdrawn_on is None and row.state_id in own:
            if row.entry_id is not None or row.group_id is None:
                left.append(row.pk)
                continue
            row.state = None
        row.resolution, row.position = target, row.position + after
        moved.append(row)
    Sponsorship.objects.filter(pk__in=left).delete()
    Sponsorship.objects.bulk_update(moved, ("resolution", "position", "state"))


def lock_sponsors(*resolutions: int) -> None:
    """Let one transaction at a time change the sponsors of these texts, or a day that decides on them.

    Otherwise a group could withdraw while another person brings it a member, who would stand behind it alone.
    """
    locked = Resolution.objects.select_for_update(no_key=True).filter(pk__in=resolutions).order_by("pk")
    list(locked.values_list("pk"))


def next_position(resolution: Resolution) -> int:
    return (resolution.sponsorships.aggregate(last=Max("position"))["last"] or 0) + 1
