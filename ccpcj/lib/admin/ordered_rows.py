"""Rows in an order: a person types the place of a row, the others make room."""

from itertools import count

from django.db.models import UniqueConstraint
from django.forms.models import ModelForm

from ccpcj.lib.services import renumber

from .formsets import RecordFormSet
from .keys import columns


class OrderedFormSet(RecordFormSet):
    """Rows numbered from 1 in `position`, without a gap: a new or moved row takes its place, the others move.

    A row without a place goes to the end.
    """

    def add_fields(self, form: ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["position"].required = False
        form.derived_fields = frozenset({"position"})

    def checked_constraints(self) -> list[UniqueConstraint]:
        """All but the one that the numbering satisfies by itself."""
        return [
            constraint
            for constraint in super().checked_constraints()
            if columns(constraint, self.model) != [self.fk.name, "position"]
        ]

    def clean(self) -> None:
        for place, row in enumerate(self.in_order(), 1):
            row.instance.position = place
        super().clean()

    def in_order(self) -> list[ModelForm]:
        """The rows in their new order: one that moved up, or is new, before the one that has its place now."""
        rows = [row for row in self.remaining_rows() if not row.errors]
        return sorted(rows, key=lambda row: (self.place_of(row), self.direction_of(row), self.forms.index(row)))

    def place_of(self, row: ModelForm) -> float:
        place = row.cleaned_data.get("position")
        return float("inf") if place is None else place

    def direction_of(self, row: ModelForm) -> int:
        """Return -1 up, 0 not moved, 1 down: what moves down to a place comes after the one that had it."""
        before, after = row.initial.get("position") if row.instance.pk else None, self.place_of(row)
        return -1 if before is None else (after > before) - (after < before)

    def make_room(self) -> None:
        """Give the rows that stay their places; those that another person added meanwhile go to the end."""
        super().make_room()
        if not self.has_changed() or not self.instance.pk:
            return
        rows = [row.instance for row in self.remaining_rows()]
        places = {record.pk: record.position for record in rows}
        end = count(max((record.position for record in rows), default=0) + 1)
        records = self.model._base_manager.filter(**{self.fk.name: self.instance}).order_by("position")
        moved = []
        for record in records:
            place = places[record.pk] if record.pk in places else next(end)
            if record.position != place:
                record.position = place
                moved.append(record)
        renumber(moved, "position")
