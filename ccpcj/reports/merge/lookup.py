"""The records of the database as the importer finds them, by their natural keys, and what their fields hold."""

from typing import Any

from django.db.models import Model, QuerySet

from ccpcj.reports.plan.plan_row import Ref


def having(model: type[Model], key: dict[str, Any]) -> QuerySet[Model]:
    """The records with a key; an empty relation is asked for as such."""
    asked = {
        f"{name}__isnull" if value is None else name: True if value is None else value for name, value in key.items()
    }
    return model._default_manager.filter(**asked).order_by("pk")  # the order of lists would join tables


def find(model: type[Model], key: dict[str, Any]) -> Model | None:
    return having(model, key).first()


class Records:
    """The records behind references, each looked for once."""

    def __init__(self) -> None:
        self.known: dict[Ref, Model | None] = {}

    def resolve(self, value: Any) -> Any:
        """The record behind a reference; other values as they are."""
        if isinstance(value, list):
            found = [self.resolve(item) for item in value]
            return [item for item in found if item is not None] if any(isinstance(v, Ref) for v in value) else found
        if not isinstance(value, Ref):
            return value
        if value not in self.known:
            self.known[value] = find(value.model, {name: self.resolve(part) for name, part in value.key})
        return self.known[value]


def is_held(record: Model, name: str) -> bool:
    """Whether a field holds anything."""
    value = getattr(record, name)
    return bool(value.exists() if is_many(type(record), name) else value)


def has_no_line(record: Model, name: str) -> bool:
    """Whether the column of a language was never written, as before languages had columns; emptied, it holds ""."""
    return name in line_columns(type(record)) and getattr(record, name) is None


def line_columns(model: type[Model]) -> set[str]:
    """The columns of what each language prints in its own words."""
    return {field.name for field in model._meta.fields if hasattr(field, "translated_field")}


def is_many(model: type[Model], name: str) -> bool:
    return bool(model._meta.get_field(name).many_to_many)
