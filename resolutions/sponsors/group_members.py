"""Which states the printed entries of groups stand for: the rows that the members of a group should have."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from ccpcj.lib.printed_field import printed_attributes
from resolutions.models import Adoption, Resolution, Sponsorship
from resolutions.models.texts import Body
from sessions.models import Group, State

ALWAYS_SHARED = ("position", "group_id")  # what a member's row has of its entry whatever staff change in it
# what it has until staff give it a value of its own
SHARED = (*printed_attributes(Sponsorship), "role", "version_id", "joined_on")
FOLLOWING = (*ALWAYS_SHARED, *SHARED, "withdrawn_on")
Days = dict[int, date | None]  # the day as of which an entry stands for the members of its group, by entry


@dataclass
class RowChanges:
    """The rows to write so that every member of a group stands in its row."""

    new: list[Sponsorship] = field(default_factory=list)
    changed: list[Sponsorship] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)  # which fields of the changed rows
    removed: list[Sponsorship] = field(default_factory=list)


class Memberships:
    """The members of groups on a day, asked for once each."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, date], dict[int, State]] = {}

    def of(self, group: Group | None, day: date | None) -> dict[int, State] | None:
        """The members by key on the day; None without a group or a day, for they would be a guess."""
        if group is None or day is None:
            return None
        if (group.pk, day) not in self.known:
            members = State.objects.members_of(group, on=day).order_by("iso3")
            self.known[group.pk, day] = {state.pk: state for state in members}
        return self.known[group.pk, day]

    def of_any_day(self, group: Group | None) -> set[int]:
        """The states of which a membership is recorded, whenever that was."""
        return set(group.memberships.values_list("state_id", flat=True)) if group else set()


class Expansion:
    """The entries of groups of one text with the rows of their members, and what these should be.

    `days` are the days as of which the entries stand for their groups, `former_days` and `former` what was so before
    the change that is to be followed: the days, and the entry that was corrected as it was.
    """

    def __init__(
        self, rows: Iterable[Sponsorship], days: Days, former_days: Days, former: Sponsorship | None = None
    ) -> None:
        self.days, self.former_days, self.former = days, former_days, former
        self.memberships, self.changes = Memberships(), RowChanges()
        self.entries: list[Sponsorship] = []
        self.members: dict[int, list[Sponsorship]] = defaultdict(list)
        for row in rows:
            if row.entry_id is None:
                self.entries.append(row)
            else:
                self.members[row.entry_id].append(row)
        self.sponsoring = {row.state_id for row in self.entries if row.state_id and row.withdrawn_on is None}
        self.withdrawals = {row.state_id: row.withdrawn_on for row in self.entries if row.state_id and row.withdrawn_on}
        groups = [entry for entry in self.entries if entry.group_id or entry.pk in self.members]
        for entry in groups:
            self.update_members(entry)
        for entry in groups:
            self.add_members(entry)

    def update_members(self, entry: Sponsorship) -> None:
        """Bring the rows of an entry's members up to it, and take out those that it does not stand for."""
        former = self.former if self.former and self.former.pk == entry.pk else None
        belonging = self.memberships.of(entry.group, self.days.get(entry.pk))
        remaining = []
        for row in self.members[entry.pk]:
            before = {name: getattr(row, name) for name in FOLLOWING}
            update_member(row, entry, former)
            own = row.withdrawn_on is None and row.state_id in self.sponsoring
            if own or not self.stands_for(entry, row, former, belonging):
                self.changes.removed.append(row)
                continue
            if row.withdrawn_on is None:
                self.sponsoring.add(row.state_id)
            elif withdrew_alone(row, entry):
                self.withdrawals[row.state_id] = row.withdrawn_on
            if fields := {name for name, value in before.items() if getattr(row, name) != value}:
                self.changes.changed.append(row)
                self.changes.fields |= fields
            remaining.append(row)
        self.members[entry.pk] = remaining

    def stands_for(
        self, entry: Sponsorship, row: Sponsorship, former: Sponsorship | None, belonging: Collection[int] | None
    ) -> bool:
        """Whether a row stays a member's: its state is of the group, or was typed in without a recorded membership.

        A row goes where the group changed and its state is not of the new one, or where the day changed and its state
        was a member on the former day alone, or on any day where there was no former one. A state of which no
        membership is recorded was typed by staff: it stays.
        """
        if row.state_id == entry.state_id:
            return False
        if former and former.group_id != entry.group_id:
            return row.state_id in (belonging or ())
        if belonging is None or row.state_id in belonging:
            return True
        former_day = self.former_days.get(entry.pk)
        if former_day is None:  # the row may be left from a day before that one was taken away
            return row.state_id not in self.memberships.of_any_day(entry.group)
        return row.state_id not in (self.memberships.of(entry.group, former_day) or ())

    def add_members(self, entry: Sponsorship) -> None:
        """Give the members that do not sponsor the text yet their rows."""
        members = self.memberships.of(entry.group, self.days.get(entry.pk)) or {}
        rows = {row.state_id for row in self.members[entry.pk]}
        for key, state in members.items():
            if key == entry.state_id or key in rows or key in self.sponsoring or self.withdrew(key, entry):
                continue
            if entry.withdrawn_on is None:
                self.sponsoring.add(key)
            self.changes.new.append(member_row(entry, state))

    def withdrew(self, state: int, entry: Sponsorship) -> bool:
        """Whether a state withdrew its own line, or its row alone through another group, since the group joined."""
        day = self.withdrawals.get(state)
        return day is not None and not (entry.joined_on and day < entry.joined_on)


def update_member(row: Sponsorship, entry: Sponsorship, former: Sponsorship | None) -> None:
    """Give a member's row what its entry says; what staff changed in it alone stays."""
    for name in ALWAYS_SHARED:
        setattr(row, name, getattr(entry, name))
    for name in SHARED if former else ():
        if getattr(row, name) == getattr(former, name):
            setattr(row, name, getattr(entry, name))
    if former and former.withdrawn_on and row.withdrawn_on == former.withdrawn_on:
        row.withdrawn_on = None
    if entry.withdrawn_on and row.withdrawn_on is None:
        row.withdrawn_on = max(entry.withdrawn_on, row.joined_on or entry.withdrawn_on)


def withdrew_alone(row: Sponsorship, entry: Sponsorship) -> bool:
    """Whether a member withdrew by itself, not with the entry of its group."""
    if entry.withdrawn_on is None:
        return row.withdrawn_on is not None
    return row.withdrawn_on not in (None, entry.withdrawn_on, row.joined_on)


def member_row(entry: Sponsorship, state: State) -> Sponsorship:
    row = Sponsorship(resolution_id=entry.resolution_id, state=state, entry=entry, withdrawn_on=entry.withdrawn_on)
    for name in (*ALWAYS_SHARED, *SHARED):
        setattr(row, name, getattr(entry, name))
    return row


def entry_days(resolution: Resolution) -> Days:
    """The day as of which the entry of each group of a text stands for its members.

    That is the day on which the list was printed: when action was taken on the version whose sponsors they are, else
    on the text by the Commission, else when the entry joined; any other adoption for an entry of no version.
    """
    adoptions = Adoption.objects.filter(version__resolution=resolution, date__isnull=False).order_by("date")
    actions = list(adoptions.values_list("version", "body", "date"))
    by_version = {version: day for version, _, day in actions}
    of_commission = [day for _, body, day in actions if body == Body.CCPCJ]
    entries = resolution.sponsorships.printed_entries().filter(group__isnull=False)
    days: Days = {}
    for entry, version, joined_on in entries.values_list("pk", "version", "joined_on"):
        days[entry] = by_version.get(version) or max(of_commission, default=joined_on)
        if days[entry] is None and version is None:
            days[entry] = max(by_version.values(), default=None)
    return days
