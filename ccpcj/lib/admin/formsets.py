"""Rows of one record that are checked and saved together."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import IntegerField, Model, QuerySet, UniqueConstraint
from django.forms.models import BaseInlineFormSet, ModelChoiceField, ModelForm
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html

from ccpcj.lib.services import delete_records, step_aside

from .fields import Errors, RowKey
from .keys import Key, applies, columns, key, others, refusal
from .last_change import remover_of
from .missing_rows import Row, SentRows
from .record_acts import hanging_from
from .shown_values import TOKEN, Marks, fingerprint, read_token
from .widgets import label_chosen_records

RETURNED = "save to add it again as it stands here, or take it out."


class RecordFormSet(BaseInlineFormSet):
    """Rows that may exchange their numbers; two that claim the same thing are an error of the later one.

    `siblings` are the fields that name a record of the same parent, with the function that gives the queryset of those
    records: it is read once, not once a row.
    """

    data: Any
    asks_before_deleting: ClassVar[bool] = False  # whether much may hang from a row
    siblings: ClassVar[dict[str, Callable[[Model], QuerySet]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.shown: dict[str, Marks] = {}
        self.returned: dict[int, str] = {}  # the keys of rows that another person deleted, by the place of what is back
        self.choices: dict[str, tuple[QuerySet, list[tuple[Any, str]]]] = {}
        super().__init__(*args, **{"error_class": Errors, **kwargs})
        self.form.constraints_of_rows = frozenset(constraint.name for constraint in self.row_constraints())
        if isinstance(self.data, QueryDict):
            self.shown = read_token(self.data.get(TOKEN, ""))
            self.set_missing_rows_apart()

    def set_missing_rows_apart(self) -> None:
        """Bring back, as new rows, what was typed in rows that another person deleted meanwhile."""
        if not self.data._mutable:
            self.data = self.data.copy()
        self.sent = SentRows(self.data, self.prefix, self.model._meta.pk.name)
        existing = {str(row.pk) for row in super().get_queryset()}
        self.returned = self.sent.set_apart(existing, self.has_words)
        self.__dict__.pop("management_form", None)  # which counted the rows as they were sent

    def has_words(self, key: str, row: Row) -> bool:
        """Whether a person typed something in a row, and does not want it deleted."""
        if "DELETE" in row:
            return False
        marks, form = self.shown.get(f"{self.prefix}-{key}"), self.empty_form
        if marks is None:
            return True
        sent = MultiValueDict({form.add_prefix(name): values for name, values in row.items()})
        typed = {
            name: form.fields[name].widget.value_from_datadict(sent, {}, form.add_prefix(name))
            for name in marks.keys() & form.fields.keys() - form.derived_fields
        }
        return any(fingerprint(form.fields[name], value) != marks[name] for name, value in typed.items())

    def get_queryset(self) -> Any:
        """The rows there are; in a form sent back in its own order, for the admin names rows by their place in it."""
        rows = super().get_queryset()
        if not isinstance(self.data, QueryDict):
            return rows
        places = {key: place for place, key in enumerate(self.sent.keys())}
        return sorted((row for row in rows if str(row.pk) in places), key=lambda row: places[str(row.pk)])

    def pages(self) -> Iterator[tuple[str, Marks]]:
        """What the page shows of each row, for its token."""
        for row in self.initial_forms:
            if row.instance.pk:
                yield f"{self.prefix}-{row.instance.pk}", row.marks()

    def row_constraints(self) -> list[UniqueConstraint]:
        """The constraints among the rows of one parent."""
        return [
            constraint
            for constraint in self.model._meta.constraints
            if isinstance(constraint, UniqueConstraint) and self.fk.name in columns(constraint, self.model)
        ]

    def checked_constraints(self) -> list[UniqueConstraint]:
        """The constraints among the rows that what is typed can break."""
        return self.row_constraints()

    def add_fields(self, form: ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk and isinstance(key_field := form.fields[self.model._meta.pk.name], ModelChoiceField):
            form.fields[self.model._meta.pk.name] = RowKey(form.instance, key_field)
        form.shown = self.shown.get(f"{self.prefix}-{form.instance.pk}", {}) if form.instance.pk else {}
        if index in self.returned:
            author = remover_of(self.model, int(self.returned[index]))
            form.returned = f"{author} deleted this row while you had the page open: {RETURNED}"
        if self.instance.pk:
            setattr(form.instance, self.fk.name, self.instance)  # so that a row can name itself without a query
        label_chosen_records(form)
        for name, find in self.siblings.items():
            if field := form.fields.get(name):
                if name not in self.choices:
                    records = find(self.instance)
                    self.choices[name] = records, [("", "—"), *((record.pk, str(record)) for record in records)]
                field.queryset, field.widget.choices = self.choices[name]

    def remaining_rows(self) -> list[ModelForm]:
        """The rows that are not deleted, the unchanged ones first."""
        deleted = {id(row) for row in self.deleted_forms}
        rows = [row for row in self.forms if id(row) not in deleted and (row.instance.pk or row.has_changed())]
        return sorted(rows, key=lambda row: row.has_changed())

    def clean(self) -> None:
        super().clean()
        if self.asks_before_deleting and self.deleted_forms:
            self.ask_before_deleting()

    def ask_before_deleting(self) -> None:
        """Say once what is deleted with the rows that are ticked; the same form sent again deletes it."""
        rows = [row.instance for row in self.deleted_forms if row.instance.pk]
        hanging, field = hanging_from(self.model, [row.pk for row in rows]), f"hanging-{self.prefix}"
        if hanging and self.data.get(field) != hanging:
            raise ValidationError(format_html(
                '<input type="hidden" name="{}" value="{}">Deleting {} deletes with it {}. Save again to delete all '
                "of it, or take the tick away. The bin keeps it.",
                field, hanging, ", ".join(map(str, rows)), hanging,
            ))  # fmt: skip

    def rows_elsewhere(self) -> QuerySet:
        """The rows of the parent that this screen does not show: another person may have added one meanwhile."""
        if not self.instance.pk:
            return self.model._base_manager.none()
        keys = [row.instance.pk for row in self.forms if row.instance.pk]
        return self.model._base_manager.filter(**{self.fk.name: self.instance}).exclude(pk__in=keys)

    def validate_unique(self) -> None:
        for row in self.deleted_forms:
            row.is_valid()  # raises where others point to the row
        if self.has_changed():
            elsewhere = list(self.rows_elsewhere())
            for constraint in self.checked_constraints():
                self.validate_rows(constraint, elsewhere)
            for field in self.model._meta.fields:
                if field.unique and not field.primary_key:  # a symbol: unlike all others, so unlike the next row's too
                    self.validate_rows(UniqueConstraint(fields=[field.name], name=field.name), [])

    def validate_rows(self, constraint: UniqueConstraint, elsewhere: list[Model]) -> None:
        owners: dict[Key | None, list[Model]] = defaultdict(list)
        for record in elsewhere:
            owners[key(constraint, record, self.fk.name)].append(record)
        for row in self.remaining_rows():
            if not row.errors:
                claim = key(constraint, row.instance, self.fk.name)
                if claim is not None and applies(constraint, row.instance):
                    if any(applies(constraint, rival) for rival in owners[claim]):
                        row.refuse(constraint, refusal(constraint, row.instance))
                    elif self.is_exchange(constraint, row):
                        row.refuse(constraint, ValidationError("Another row has this until now: save that one first."))
                owners[claim].append(row.instance)

    def is_exchange(self, constraint: UniqueConstraint, row: ModelForm) -> bool:
        """Whether a row takes over what another row had and gives up, where no number can step aside."""
        if not row.has_changed() or not self.instance.pk or self.number_of(constraint):
            return False
        deleted = [form.instance.pk for form in self.deleted_forms]
        return bool(others(constraint, row.instance).exclude(pk__in=deleted).exists())

    def number_of(self, constraint: UniqueConstraint) -> str | None:
        """The column of a constraint that is a plain number, and no choice."""
        fields = [self.model._meta.get_field(name) for name in columns(constraint, self.model)]
        return next((field.name for field in fields if isinstance(field, IntegerField) and not field.choices), None)

    def save(self, commit: bool = True) -> list[Model]:
        """Delete first, move numbers that change out of the way, then save: an order in which no two rows clash."""
        rows = self.model._base_manager
        delete_records(rows.filter(pk__in=[row.instance.pk for row in self.deleted_forms if row.instance.pk]))
        self.make_room()
        saved: list[Model] = super().save(commit)
        return saved

    def make_room(self) -> None:
        """Move the numbers that change out of the way of one another."""
        changed = [row.instance.pk for row in self.initial_forms if row.has_changed()]
        for name in filter(None, {self.number_of(constraint) for constraint in self.checked_constraints()}):
            step_aside(self.model._base_manager.filter(pk__in=changed), name)

    def delete_existing(self, obj: Model, commit: bool = True) -> None:
        """Nothing: `save` deletes before all else."""

    def save_existing(self, form: ModelForm, obj: Model, commit: bool = True) -> Model:
        """Save a row, unless deleting another one on the same screen deleted it too."""
        if self.deleted_forms and not self.model._base_manager.filter(pk=obj.pk).exists():
            return obj
        return super().save_existing(form, obj, commit)
