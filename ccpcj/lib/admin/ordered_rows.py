"""Rows that stand in an order: type the place where a row should stand, the others make room."""

from itertools import count
from typing import Any

from django.db.models import UniqueConstraint
from django.forms.models import ModelForm

from ccpcj.lib.services import renumber

from .formsets import RecordFormSet
from .keys import columns


class PlacedFormSet(RecordFormSet):
    """Rows numbered from 1 in `position`, without a gap: a new or moved row takes its place, the others move.

    A row without a place goes to the end.
    """

    def add_fields(self, form: ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["position"].required = False

    def judged(self) -> list[UniqueConstraint]:
        """All but the one that the numbering keeps by itself."""
        return [one for one in super().judged() if columns(one, self.model) != [self.fk.name, "position"]]

    def clean(self) -> None:
        for place, row in enumerate(self.in_order(), 1):
            row.instance.position = place
        super().clean()

    def in_order(self) -> list[ModelForm]:
        """The rows as they shall stand: one that moved up, or is new, before the one that has its place now."""
        rows = [row for row in self.live() if not row.errors]
        return sorted(rows, key=lambda row: (self.asked(row), self.moved(row), self.forms.index(row)))

    def asked(self, row: ModelForm) -> float:
        place = row.cleaned_data.get("position")
        return float("inf") if place is None else place

    def moved(self, row: ModelForm) -> int:
        """-1 up, 0 not, 1 down: what moves down to a place comes after the one that had it."""
        before, after = row.initial.get("position") if row.instance.pk else None, self.asked(row)
        return -1 if before is None else (after > before) - (after < before)

    def make_room(self) -> None:
        """Give the rows that stay their places; what another person added meanwhile goes to the end."""
        super().make_room()
        if not self.has_changed() or not self.instance.pk:
            return
        places = {row.instance.pk: row.instance.position for row in self.live()}
        end = count(max(places.values(), default=0) + 1)
        records = self.model._base_manager.filter(**{self.fk.name: self.instance}).order_by("position")
        moved = []
        for record in records:
            place = places[record.pk] if record.pk in places else next(end)
            if record.position != place:
                record.position = place
                moved.append(record)
        renumber(moved, "position")


def next_place(records: Any) -> int:
    """The place after the last one."""
    return (records.order_by("-position").values_list("position", flat=True).first() or 0) + 1
