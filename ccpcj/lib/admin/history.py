"""A history that tells what a field said before and after, not only which field was changed."""

from itertools import chain
from typing import Any

from django.contrib.admin import ModelAdmin
from django.db.models import Model
from django.forms import BaseFormSet, Form
from django.http import HttpRequest

LONGEST = 60


class DetailedHistory(ModelAdmin):
    """Change messages of the form: title (“old” → “new”)."""

    def construct_change_message(
        self, request: HttpRequest, form: Form, formsets: list[BaseFormSet], add: bool = False
    ) -> list[dict[str, Any]]:
        message: list[dict[str, Any]] = [{"added": {}}] if add else []
        if form.changed_data and not add:
            message.append({"changed": {"fields": changes(form)}})
        return [*message, *chain.from_iterable(map(row_changes, formsets))]


def row_changes(formset: BaseFormSet) -> list[dict[str, Any]]:
    """The rows of an inline that were added, changed and deleted."""
    forms = {row.instance.pk: row for row in formset.forms}
    return [
        *({"added": record_name(record)} for record in formset.new_objects),
        *(
            {"changed": {**record_name(record), "fields": changes(forms[record.pk])}}
            for record, _ in formset.changed_objects
        ),
        *({"deleted": record_name(record)} for record in formset.deleted_objects),
    ]


def record_name(record: Model) -> dict[str, str]:
    return {"name": str(record._meta.verbose_name), "object": short(str(record))}


def changes(form: Form) -> list[str]:
    return [change(form, name) for name in form.changed_data if name in form.fields]


def change(form: Form, name: str) -> str:
    """One field with its value before and after."""
    field = form.fields[name]
    before, after = form.get_initial_for_field(field, name), form.cleaned_data.get(name)
    return f"{field.label or name} ({value_label(field, before)} → {value_label(field, after)})"


def value_label(field: Any, value: Any, *, longest: int | None = LONGEST) -> str:
    """A value as people read it, in quotation marks; cut where it is longer than that."""
    if value in (None, "", []):
        return "nothing"
    if hasattr(field, "queryset"):
        value = record_labels(field.queryset, value)
    elif hasattr(field, "choices"):
        value = dict(field.choices).get(value, value)
    return f"“{short(str(value), longest)}”"


def record_labels(queryset: Any, value: Any) -> str:
    """The records that a field of a form names, which it holds by number before and as records after."""
    values = [value] if isinstance(value, Model | int | str) else list(value)
    records = queryset.in_bulk([value for value in values if not isinstance(value, Model)])
    return ", ".join(str(value if isinstance(value, Model) else records.get(value, value)) for value in values)


def short(text: str, longest: int | None = LONGEST) -> str:
    return text if longest is None or len(text) <= longest else text[: longest - 1].rstrip() + "…"
