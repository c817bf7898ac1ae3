"""A form that knows what its page showed: it writes what the person changed, and asks where another did so too."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django import forms
from django.forms.models import InlineForeignKeyField, ModelMultipleChoiceField
from django.http import QueryDict
from django.utils.html import format_html

from .fields import Errors
from .last_change import author_of
from .shown_values import TOKEN, Marks, fingerprint, read_token
from .value_labels import value_label

SHOWN_AGAIN = "typed_before"  # sent with what was typed before and not saved
ASKED_AGAIN = "resolve"  # the prefix of the choice between two values


class ReconciledForm(forms.ModelForm):
    """Three values stand behind each field: the one shown, the one in the database now, and the one typed.

    What the person left as it was shown is left as it is now. Where both changed it to different values the page comes
    back with both, and asks. `derived_fields` are changed by the changes of other rows: there the typed value counts.
    `returned` says why a row that was typed in comes back as a new one.
    """

    data: Any
    derived_fields: frozenset[str] = frozenset()
    shown: Marks | None = None
    returned: str = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"error_class": Errors, **kwargs})
        self.conflicts: dict[str, str] = {}
        self.changed_meanwhile: list[str] = []  # the fields of a row to delete that another person changed
        self.is_reconciled = False
        self.stored = self.stored_values()

    def stored_values(self) -> dict[str, Any]:
        """The values that the database has, by column."""
        values = self.instance.__dict__
        columns = (field.attname for field in self._meta.model._meta.concrete_fields)
        return {column: values[column] for column in columns if column in values}

    def visible_fields_of_record(self) -> Iterator[str]:
        """The names of the fields in which something can be typed."""
        hidden = {"DELETE", "ORDER", self._meta.model._meta.pk.name}
        for name, field in self.fields.items():
            if not (field.disabled or name in hidden or isinstance(field, InlineForeignKeyField)):
                yield name

    def marks(self) -> Marks:
        """What the page shows; of a field in conflict what it showed before, until the person has chosen."""
        shown = self.marks_sent() if self.conflicts else {}
        return {
            name: shown[name] if name in self.conflicts else self.mark_of_stored(name)
            for name in self.visible_fields_of_record()
        }

    def marks_sent(self) -> Marks:
        if self.shown is None:
            self.shown = read_token(self.data.get(TOKEN, "")).get("", {}) if self.prefix is None else {}
        return self.shown

    def mark_of_stored(self, name: str) -> str:
        return fingerprint(self.fields[name], self.get_initial_for_field(self.fields[name], name))

    def mark_of_typed(self, name: str) -> str:
        return fingerprint(self.fields[name], self[name].data)

    @cached_property
    def changed_data(self) -> list[str]:
        self.reconcile()
        changed: list[str] = super().changed_data
        return [
            name for name in changed if not self.is_shown(name) or self.mark_of_typed(name) != self.mark_of_stored(name)
        ]

    def is_shown(self, name: str) -> bool:
        """Whether the page showed a stored value in the field."""
        return bool(self.instance.pk) and name in self.marks_sent()

    def is_valid(self) -> bool:
        """Whether it can be saved; what is only shown again, to go on typing, is not."""
        return super().is_valid() and not (self.prefix is None and SHOWN_AGAIN in self.data)

    def full_clean(self) -> None:
        self.reconcile()
        super().full_clean()
        if not self.is_bound or not hasattr(self, "cleaned_data"):
            return
        for name, message in self.conflicts.items():
            self.add_error(name, message)
        if self.returned:
            self.add_error(None, self.returned)
        if self.changed_meanwhile:
            self.add_error(None, self.deletion_refusal())

    def reconcile(self) -> None:
        """Give each field that the person left alone what the database has now, and note the conflicts."""
        if self.is_reconciled or not isinstance(self.data, QueryDict) or not self.instance.pk:
            return
        self.is_reconciled = True
        names = [name for name in self.visible_fields_of_record() if name in self.marks_sent()]
        if self.add_prefix("DELETE") in self.data:
            self.reconsider_deletion(names)
            return
        for name in names:
            if isinstance(self.fields[name], ModelMultipleChoiceField):
                self.merge_choices(name)
            else:
                self.reconcile_value(name)

    def reconcile_value(self, name: str) -> None:
        shown, now, typed = self.marks_sent()[name], self.mark_of_stored(name), self.mark_of_typed(name)
        choice = self.data.get(f"{ASKED_AGAIN}-{self.add_prefix(name)}")
        if typed == shown or choice == f"theirs:{now}":
            if now != typed:
                self.put(name, self.get_initial_for_field(self.fields[name], name))
        elif now not in (shown, typed) and choice != f"mine:{now}" and name not in self.derived_fields:
            self.conflicts[name] = self.question(name, now)

    def merge_choices(self, name: str) -> None:
        """Of several records: what the person added and took away, done to those that there are now."""
        shown, now, typed = (
            set(mark.split("+")) - {""}
            for mark in (self.marks_sent()[name], self.mark_of_stored(name), self.mark_of_typed(name))
        )
        merged = (now - (shown - typed)) | (typed - shown)
        if merged != typed:
            self.put(name, sorted(merged))

    def put(self, name: str, value: Any) -> None:
        """Put a value where what was typed would stand."""
        if not self.data._mutable:
            self.data = self.data.copy()
        value = self.fields[name].prepare_value(value)
        values = value if isinstance(value, list | tuple) else [] if value in (None, "", False) else [value]
        self.data.setlist(self.add_prefix(name), [str(value) for value in values])

    def question(self, name: str, now: str) -> str:
        """Both values, who gave the other one and when, and the choice between them."""
        field = self.fields[name]
        theirs = value_label(field, self.get_initial_for_field(field, name))
        choice = format_html('name="{}-{}"', ASKED_AGAIN, self.add_prefix(name))
        question: str = format_html(
            '{} changed this to <span class="theirs" dir="auto">{}</span> while you had the page open. '
            '<span class="choice"><label><input type="radio" {} value="mine:{}"> Keep mine</label> '
            '<label><input type="radio" {} value="theirs:{}"> Take theirs</label></span>',
            author_of(self.instance, name), theirs, choice, now, choice, now,
        )  # fmt: skip
        return question

    def reconsider_deletion(self, names: list[str]) -> None:
        """Do not delete what another person has just changed: the page comes back with it."""
        shown = self.marks_sent()
        self.changed_meanwhile = [
            name for name in names if name not in self.derived_fields and self.mark_of_stored(name) != shown[name]
        ]
        if self.changed_meanwhile:
            self.data.pop(self.add_prefix("DELETE"))
            for name in names:
                self.put(name, self.get_initial_for_field(self.fields[name], name))

    def deletion_refusal(self) -> str:
        labels = ", ".join(str(self.fields[name].label or name) for name in self.changed_meanwhile)
        author = author_of(self.instance, self.changed_meanwhile[0])
        return f"{author} changed this row while you had the page open ({labels}): tick Delete again to delete it."

    def _post_clean(self) -> None:
        """Leave a field that was not changed exactly as it is stored: an empty one stays empty in its own manner."""
        super()._post_clean()
        if self.instance._state.adding:
            return
        columns = {field.name: field.attname for field in self._meta.model._meta.concrete_fields}
        for name in self.visible_fields_of_record():
            column = columns.get(name)
            if column in self.stored and self.is_left_alone(name):
                self.instance.__dict__[column] = self.stored[column]

    def is_left_alone(self, name: str) -> bool:
        """Whether the cleaned value, after all that follows from other fields, is the stored one."""
        field, cleaned = self.fields[name], self.cleaned_data
        return name in cleaned and fingerprint(field, cleaned[name]) == self.mark_of_stored(name)

    def fields_to_write(self) -> set[str]:
        """The fields of the record whose value is another than the database has: typed by the person, or from it."""
        values = self.instance.__dict__
        return {
            field.name
            for field in self._meta.model._meta.concrete_fields
            if field.attname in self.stored and values.get(field.attname) != self.stored[field.attname]
        }
