"""A history that says what was written before and after, not only in which field."""

from itertools import chain
from typing import Any

from django.contrib.admin import ModelAdmin
from django.db.models import Model
from django.forms import BaseFormSet, Form
from django.http import HttpRequest

LONGEST = 60


class UsefulHistory(ModelAdmin):
    """Change messages of the form: title (“old” → “new”)."""

    def construct_change_message(
        self, request: HttpRequest, form: Form, formsets: list[BaseFormSet], add: bool = False
    ) -> list[dict[str, Any]]:
        message: list[dict[str, Any]] = [{"added": {}}] if add else []
        if form.changed_data and not add:
            message.append({"changed": {"fields": changes(form)}})
        return [*message, *chain.from_iterable(map(rows, formsets))]


def rows(formset: BaseFormSet) -> list[dict[str, Any]]:
    """What happened to the rows of an inline."""
    forms = {row.instance.pk: row for row in formset.forms}
    return [
        *({"added": naming(one)} for one in formset.new_objects),
        *({"changed": {**naming(one), "fields": changes(forms[one.pk])}} for one, _ in formset.changed_objects),
        *({"deleted": naming(one)} for one in formset.deleted_objects),
    ]


def naming(record: Model) -> dict[str, str]:
    return {"name": str(record._meta.verbose_name), "object": short(str(record))}


def changes(form: Form) -> list[str]:
    return [change(form, name) for name in form.changed_data if name in form.fields]


def change(form: Form, name: str) -> str:
    """One field with what it held and what it holds."""
    field = form.fields[name]
    before, after = form.get_initial_for_field(field, name), form.cleaned_data.get(name)
    return f"{field.label or name} ({shown(field, before)} → {shown(field, after)})"


def shown(field: Any, value: Any) -> str:
    if value in (None, "", []):
        return "nothing"
    if hasattr(field, "queryset"):
        value = named(field.queryset, value)
    elif hasattr(field, "choices"):
        value = dict(field.choices).get(value, value)
    return f"“{short(str(value))}”"


def named(queryset: Any, value: Any) -> str:
    """The records that a field of a form names, which it holds by number before and as records after."""
    values = [value] if isinstance(value, Model | int | str) else list(value)
    found = queryset.in_bulk([one for one in values if not isinstance(one, Model)])
    return ", ".join(str(one if isinstance(one, Model) else found.get(one, one)) for one in values)


def short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
