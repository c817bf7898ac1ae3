"""What a person typed into a page of the admin, field by field, where there is no form to show it in."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.forms import BaseForm, BaseModelFormSet, ModelChoiceField
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.text import capfirst

from .missing_rows import SentRows
from .shown_values import TOKEN, Marks, fingerprint, read_token
from .value_labels import record_labels


class TypedField(NamedTuple):
    """A field by the label that it had on the page, with the value that was typed."""

    label: str
    value: str


def typed_fields(data: QueryDict, form: type[BaseForm], formsets: list[type[BaseModelFormSet]]) -> list[TypedField]:
    """What differs from what the page showed, the record first and then its rows; of a new row, all of it."""
    shown = read_token(data.get(TOKEN, ""))
    typed = [*changed_fields(form, data, shown.get("", {}), "")]
    for formset in formsets:
        prefix, key = formset.get_default_prefix(), formset.model._meta.pk.name
        for place, row in enumerate(SentRows(data, prefix, key).rows(), 1):
            marks = shown.get(f"{prefix}-{row[key][0]}", {}) if row.get(key, [""])[0] else None
            name = f"{formset.model._meta.verbose_name} {place}, "
            typed += changed_fields(formset.form, MultiValueDict(row), marks, name)
    return typed


def changed_fields(form: type[BaseForm], data: MultiValueDict, marks: Marks | None, owner: str) -> Iterator[TypedField]:
    """The fields whose value is another than the page showed; `marks` are those of the page, None of a new row."""
    for name, field in form.base_fields.items():
        if name in data and (marks is None or name in marks):
            value = field.widget.value_from_datadict(data, {}, name)
            if value not in field.empty_values if marks is None else fingerprint(field, value) != marks[name]:
                yield TypedField(capfirst(f"{owner}{field.label or name}"), words_of(field, value))


def words_of(field: Any, value: Any) -> str:
    """A value as people read it: of a record that was chosen its name."""
    values = [str(item) for item in (value if isinstance(value, list | tuple) else [value])]
    if isinstance(field, ModelChoiceField) and all(item.isdecimal() for item in values):
        return record_labels(field.queryset, [int(item) for item in values])
    choices = {} if isinstance(field, ModelChoiceField) else dict(getattr(field, "choices", ()))
    return ", ".join(str(choices.get(item, item)) for item in values)
