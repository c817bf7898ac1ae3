"""One record three ways: what the last import said of it, what it says now, what the report says."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from ccpcj.reports.plan.plan_row import PlanRow, Ref, same_value

from .language_merge import RecordRows
from .printed_lists import LIST_KINDS, NAMED_MODELS, exclusive_fields
from .record_lookup import RecordLookup, is_many_to_many, language_fields, storable

ORDERING = {"position", "order", "paragraph", "parent", "place"}  # follow from the report: nobody types them


class MergeBase:
    """What imports said until now: the last import of the language, where it said nothing all languages together."""

    def __init__(self, last: Iterable[PlanRow], record: Iterable[PlanRow]) -> None:
        self.last = {(row.ref, row.fill): row for row in last}
        self.record: RecordRows = {row.ref: row for row in record}

    def row(self, new: PlanRow) -> PlanRow | None:
        """What imports said of the record that a row is of."""
        return self.last.get((new.ref, new.fill)) or (None if new.fill else self.record.get(new.ref))

    def missing(self, rows: Iterable[PlanRow]) -> list[Ref]:
        """What the last import said of records that none of these rows is of."""
        refs = {row.ref for row in rows}
        return [ref for ref in dict.fromkeys(ref for ref, _ in self.last) if ref not in refs]


class RecordComparison:
    """What a report says anew of a record that is there: `changes` are the values to write, by field.

    `base` is what imports said of it until now. What the report says as before is not written, so that what staff
    changed since stays; a value that it leaves open erases none that is held. What it says anew of a field that staff
    typed or changed is in `conflicts`: theirs stands, and a person decides. The rest is written: where they say that
    another spoke, the printed line stays that of the report.
    """

    def __init__(self, base: PlanRow | None, staff: Model, new: PlanRow, lookup: RecordLookup) -> None:
        self.base, self.staff, self.new, self.lookup = base, staff, new, lookup
        self.changes: dict[str, Any] = {}
        self.conflicts: dict[str, Any] = {}
        for name, value in storable(new.model, new.values).items():
            self.compare(name, value)
        for name, (theirs, value) in storable(new.model, new.unlike).items():
            self.compare_unlike(name, theirs, value)

    def compare(self, name: str, value: Any) -> None:
        """Sort a value of the report: one to write, one that staff's stands against, or nothing new."""
        if not self.differs(name, value):
            return
        if self.is_contested(name, value):
            self.conflicts[name] = self.lookup.resolve(value)
        elif self.is_news(name, value):
            self.change(name, self.lookup.resolve(value))

    def compare_unlike(self, name: str, theirs: Any, value: Any) -> None:
        """Two languages disagree: staff's stands against this one where they say something else than both."""
        is_typed = self.may_be_typed(name) and self.is_typed(name)
        if is_typed and self.differs(name, theirs) and self.differs(name, value):
            self.conflicts[name] = self.lookup.resolve(value)

    def may_be_typed(self, name: str) -> bool:
        return name not in ORDERING and self.new.model not in NAMED_MODELS

    def change(self, name: str, value: Any) -> None:
        self.changes[name] = value
        if value:
            self.changes |= dict.fromkeys(exclusive_fields(self.new.model, name))

    def is_news(self, name: str, value: Any) -> bool:
        """Whether the report says something of a field that imports did not say before."""
        is_stated = value not in (None, "", [])
        if self.base is None or name not in self.base.values:
            return is_stated and not (self.new.fill and self.is_filled(name))
        before = self.base.values[name]
        if not self.new.fill:
            return not same_value(before, value)
        if same_value(before, value):
            return is_stated and self.is_unwritten_line(name)
        return not self.is_filled(name) or (self.holds_value(name) and not self.differs(name, before))

    def is_contested(self, name: str, value: Any) -> bool:
        """Whether the report says something anew of a field in which staff say something of their own."""
        if not self.may_be_typed(name):
            return False
        is_stated = value not in (None, "", [])
        if self.base is None or name not in self.base.values:
            fields = (name,) if self.new.fill or self.base else (name, *exclusive_fields(self.new.model, name))
            return is_stated and any(self.is_typed(field) for field in fields)
        if same_value(self.base.values[name], value):
            return False
        fields = (name,) if self.new.fill else (name, *exclusive_fields(self.new.model, name))
        return self.is_emptied(name) or any(self.is_typed(field) and self.differs_from_base(field) for field in fields)

    def is_emptied(self, name: str) -> bool:
        """Whether a person took away what imports said; a line that a language has not had yet is None."""
        is_stated = self.base is not None and self.base.values.get(name) not in (None, "", [])
        return is_stated and not self.is_filled(name) and not self.is_unwritten_line(name)

    def differs_from_base(self, name: str) -> bool:
        """Whether a field holds something else than imports said."""
        return self.base is not None and self.differs(name, self.base.values.get(name))

    def is_typed(self, name: str) -> bool:
        """Whether a field holds what somebody chose: something, and not what a new record begins with."""
        if not self.holds_value(name):
            return False
        if name in language_fields(self.new.model) or is_many_to_many(self.new.model, name):
            return True
        return bool(self.current(name) != self.new.model._meta.get_field(name).get_default())

    def differs(self, name: str, value: Any) -> bool:
        """Whether the record holds something else in a field than a value of a row."""
        value, current = self.lookup.resolve(value), self.current(name)
        if is_many_to_many(self.new.model, name):
            return {record.pk for record in value} != set(current.values_list("pk", flat=True))
        return bool(current != value)

    def is_filled(self, name: str) -> bool:
        """Whether a field, or one that excludes it, holds anything."""
        return any(self.holds_value(field) for field in (name, *exclusive_fields(self.new.model, name)))

    def holds_value(self, name: str) -> bool:
        value = self.current(name)
        return bool(value.exists() if is_many_to_many(self.new.model, name) else value)

    def is_unwritten_line(self, name: str) -> bool:
        """Whether a language has no line or name yet; one that a person emptied holds ""."""
        return name in language_fields(self.new.model) and self.current(name) is None

    def current(self, name: str) -> Any:
        """What a field holds once the changes before it are written."""
        return self.changes[name] if name in self.changes else getattr(self.staff, name)

    def lines_of_another(self) -> dict[str, None]:
        """The lines of other languages to empty where the entry of a list comes to name another party than it did.

        As where a corrected report puts one before it. The same line may come to name a party that was not known
        before, or another than was thought: it is the same entry.
        """
        kind, lines = LIST_KINDS.get(self.new.model), language_fields(self.new.model)
        stated = self.changes.keys() & self.new.values.keys()
        if kind is None or self.new.fill or not (stated & set(kind.parties) and stated & lines):
            return {}
        return {name: None for name in lines - self.new.values.keys() if getattr(self.staff, name) is not None}
