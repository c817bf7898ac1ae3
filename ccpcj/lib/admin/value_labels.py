"""A value of a field of a form as people read it."""

from typing import Any

from django.db.models import Model


def value_label(field: Any, value: Any) -> str:
    """A value in quotation marks: the label of a choice, the names of records."""
    if value in (None, "", []):
        return "nothing"
    if hasattr(field, "queryset"):
        value = record_labels(field.queryset, value)
    elif hasattr(field, "choices"):
        value = dict(field.choices).get(value, value)
    return f"“{value}”"


def record_labels(queryset: Any, value: Any) -> str:
    """The records that a field of a form names, which it holds by number before and as records after."""
    values = [value] if isinstance(value, Model | int | str) else list(value)
    records = queryset.in_bulk([value for value in values if not isinstance(value, Model)])
    return ", ".join(str(value if isinstance(value, Model) else records.get(value, value)) for value in values)
