"""Writing the rows of a report through the services, each as far as it says something new."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.text import capfirst

from ccpcj.history.models import Change
from ccpcj.lib.excerpts import excerpts
from ccpcj.lib.services import create_record, renumber, update_record
from ccpcj.reports.plan.plan_row import PlanRow, same_value
from resolutions.models import Resolution, Sponsorship, Version
from sessions.models import State

from .language_merge import describe_value
from .printed_lists import LIST_KINDS, describe_row
from .record_lookup import RecordLookup, is_many_to_many, records_with_key, storable
from .three_way import MergeBase, RecordComparison

LONGEST = 200  # characters of a value in a message


@dataclass
class Outcome:
    """What loading did, by the plural names of models, and what a person should look at."""

    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    moved: Counter[str] = field(default_factory=Counter)  # entries of lists that stand elsewhere now
    removed: Counter[str] = field(default_factory=Counter)  # that the report leaves out and nobody touched
    missing: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)  # what people typed before and the report comes to name
    conflicts: list[str] = field(default_factory=list)  # where staff's stands against what the report says anew
    unmet: list[str] = field(default_factory=list)  # texts that people typed and that may be among those of the report
    act: Change | None = None  # that wrote it

    @property
    def changed(self) -> int:
        return self.created.total() + self.updated.total() + self.moved.total() + self.removed.total()


class RowWriter:
    """Writes rows where they say something other than the base, and counts in the outcome what it wrote."""

    def __init__(self, base: MergeBase, lookup: RecordLookup, outcome: Outcome) -> None:
        self.base, self.lookup, self.outcome = base, lookup, outcome

    def write_changes(self, rows: Iterable[PlanRow]) -> None:
        """Write what the rows say anew, in the order of a plan, in which each follows those it points at."""
        for row in rows:
            base = self.base.row(row)
            if not says_nothing(row, base) and (key := self.lookup.resolve_key(row.key)) is not None:
                self.write_row(row, base, key)

    def write_row(self, row: PlanRow, base: PlanRow | None, key: dict[str, Any]) -> None:
        """Make or change one record. One that staff deleted since the last import stays deleted."""
        record = records_with_key(row.model, key).first()
        if record is not None:
            self.lookup.records[row.ref] = record
            self.update(row, RecordComparison(base, record, row, self.lookup))
        elif typed := self.lookup.met.get(row.ref):
            self.update(row, self.join(row, base, typed))
        elif base is None and not row.fill:
            self.lookup.records[row.ref] = self.create(row, key)

    def join(self, row: PlanRow, base: PlanRow | None, typed: Model) -> RecordComparison:
        """Compare a row with what people typed of its record, which takes its key with it."""
        if base is not None or row.fill:
            return RecordComparison(base, typed, row, self.lookup)
        self.outcome.joined.append(describe_record(row, typed))
        key = {name: value for name, value in row.key.items() if name != "session" and "__" not in name}
        return RecordComparison(None, typed, replace(row, values={**key, **row.values}), self.lookup)

    def create(self, row: PlanRow, key: dict[str, Any]) -> Model:
        stated = storable(row.model, {**row.initial, **row.values})
        values = {name: self.lookup.resolve(value) for name, value in stated.items()}
        values = {name: value for name, value in {**key, **values}.items() if "__" not in name}
        if row.model is Sponsorship:
            values["state"] = self.free_state(row, values["resolution"], values["state"])
        if row.model is Version:
            values["position"] = free_place(values)
        self.outcome.created[plural_name(row.model)] += 1
        return create_record(row.model, values)

    def update(self, row: PlanRow, comparison: RecordComparison) -> None:
        record, changes = comparison.staff, comparison.changes
        for name, value in comparison.conflicts.items():
            base = comparison.base.values.get(name) if comparison.base else None
            self.outcome.conflicts.append(describe_conflict(row, record, name, value, base))
        if not changes:
            return
        if lines := comparison.lines_of_another():
            self.outcome.differences.append(
                f"{describe_row(row)} stands where another did: import the other languages again."
            )
        if isinstance(record, Sponsorship) and "state" in changes:
            changes["state"] = self.free_state(row, record.resolution, changes["state"])
        self.write_values(row, record, {**changes, **lines})

    def write_values(self, row: PlanRow, record: Model, changes: dict[str, Any]) -> None:
        """Write the changes to a record but for those that its room refuses, which are put before a person."""
        try:
            with transaction.atomic():
                update_record(record, changes)
        except ValidationError as refusal:
            record.refresh_from_db()
            for name in (refused := refusal.message_dict.keys() & changes.keys() or changes.keys()):
                self.outcome.conflicts.append(describe_conflict(row, record, name, changes[name]))
            if rest := {name: value for name, value in changes.items() if name not in refused}:
                self.write_values(row, record, rest)
            return
        self.outcome.updated[plural_name(row.model)] += 1

    def free_state(self, row: PlanRow, text: Resolution, state: State | None) -> State | None:
        """The state of a sponsor; open, for a person to settle, where another line of the text is of the same state."""
        lines = text.sponsorships.standing().printed_entries()
        if state is None or not lines.filter(state=state).exists():
            return state
        self.outcome.differences.append(
            f"{describe_row(row)} stands in the list already: the state of this line is left open."
        )
        return None


def free_place(values: dict[str, Any]) -> int:
    """The place of a new version: where staff recorded another there, a draft comes before it, an adopted text last."""
    place: int = values["position"]
    versions = list(values["resolution"].versions.order_by("position"))
    if values["stage"] == Version.Stage.TABLED:
        place = 1 + max([version.position for version in versions if version.stage == values["stage"]], default=0)
    if place not in {version.position for version in versions}:
        return place
    if values["stage"] != Version.Stage.TABLED:
        return int(versions[-1].position) + 1
    later = [version for version in versions if version.position >= place]
    for version in later:
        version.position += 1
    renumber(later, "position")
    return place


def says_nothing(row: PlanRow, base: PlanRow | None) -> bool:
    """Whether a row says what imports said before, or another language said all of it."""
    if row.fill:
        return not (row.values or row.unlike)
    return base is not None and all(same_value(base.values.get(name), value) for name, value in row.values.items())


def plural_name(model: type[Model]) -> str:
    return str(model._meta.verbose_name_plural)


def describe_record(row: PlanRow, record: Model) -> str:
    """A record in words for a person: an entry of a list by its line, another by what it is and its name."""
    if row.model in LIST_KINDS:
        return describe_row(row)
    return f"{capfirst(str(record._meta.verbose_name))} {record}"


def describe_current(record: Model, name: str) -> str:
    value = getattr(record, name)
    return describe_value(list(value.all()) if is_many_to_many(type(record), name) else value)


def describe_conflict(row: PlanRow, record: Model, name: str, value: Any, base: Any = None) -> str:
    """Say what the record holds, the report says otherwise, and imports said until now."""
    sides = describe_current(record, name), describe_value(value), describe_value(base)
    current, stated, before = excerpts(*sides, longest=LONGEST)
    last = "" if base in (None, "", []) else f"; it was {before} in the last import"
    return (
        f"{describe_record(row, record)}: {name} is {current} here, {stated} in the report{last}. What is here is kept."
    )
