"""Writing the rows of a report through the services, each as far as it says something new."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from ccpcj.lib.services import create_record, renumber, update_record
from ccpcj.reports.plan.plan_row import PlanRow, same_value
from resolutions.adoption.services import method_refusal
from resolutions.models import Adoption, Resolution, Sponsorship, Version
from sessions.models import State

from .printed_lists import describe_row
from .record_lookup import RecordLookup, records_with_key, storable
from .three_way import MergeBase, RecordComparison


@dataclass
class Outcome:
    """What loading did, by the plural names of models, and what a person should look at."""

    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    moved: Counter[str] = field(default_factory=Counter)  # entries of lists that stand elsewhere now
    missing: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    @property
    def changed(self) -> int:
        return self.created.total() + self.updated.total() + self.moved.total()


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
        elif base is None and not row.fill:
            self.lookup.records[row.ref] = self.create(row, key)

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
        if not changes:
            return
        if lines := comparison.lines_of_another():
            self.outcome.differences.append(
                f"{describe_row(row)} stands where another did: import the other languages again."
            )
        if isinstance(record, Adoption):
            self.keep_action_of_staff(record, changes, first=comparison.base is None)
        if isinstance(record, Sponsorship) and "state" in changes:
            changes["state"] = self.free_state(row, record.resolution, changes["state"])
        if not changes:
            return
        update_record(record, {**changes, **lines})
        self.outcome.updated[plural_name(row.model)] += 1

    def keep_action_of_staff(self, adoption: Adoption, changes: dict[str, Any], *, first: bool) -> None:
        """Take out of the changes, and put before a person, what staff recorded of an action otherwise.

        That is all that they typed before the first import, and ever after a method that goes with the recorded vote.
        """
        names = [name for name in changes if first and getattr(adoption, name)]
        if "method" in changes and method_refusal(Adoption(pk=adoption.pk, method=changes["method"])):
            names = list(dict.fromkeys([*names, "method"]))
        for name in names:
            del changes[name]
            self.outcome.differences.append(
                f"The report gives the adoption of {adoption.version} another {name}: the one recorded is kept."
            )

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
        return not row.values
    return base is not None and all(same_value(base.values.get(name), value) for name, value in row.values.items())


def plural_name(model: type[Model]) -> str:
    return str(model._meta.verbose_name_plural)
