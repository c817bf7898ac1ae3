"""The records of the database as the importer finds them, by their natural keys, and what their fields hold."""

from typing import Any

from django.db.models import Model, QuerySet

from ccpcj.lib.printed_field import printed_attributes
from ccpcj.reports.plan.plan_row import Ref


def records_with_key(model: type[Model], key: dict[str, Any]) -> QuerySet[Model]:
    """The records with a key; an empty relation is asked for as such."""
    conditions = {
        f"{name}__isnull" if value is None else name: True if value is None else value for name, value in key.items()
    }
    return model._default_manager.filter(**conditions).order_by("pk")  # the order of lists would join tables


class RecordLookup:
    """The records behind references, each looked for once."""

    def __init__(self) -> None:
        self.records: dict[Ref, Model | None] = {}
        self.met: dict[Ref, Model] = {}  # what people typed under another key

    def meet(self, reference: Ref, record: Model) -> None:
        """Let a reference lead to a record that was typed under another key than that of the report."""
        self.met[reference] = self.records[reference] = record

    def resolve(self, value: Any) -> Any:
        """The record behind a reference; other values as they are."""
        if isinstance(value, list):
            values = [self.resolve(item) for item in value]
            has_refs = any(isinstance(item, Ref) for item in value)
            return [item for item in values if item is not None] if has_refs else values
        if not isinstance(value, Ref):
            return value
        if value not in self.records:
            key = {name: self.resolve(part) for name, part in value.key}
            self.records[value] = records_with_key(value.model, key).first()
        return self.records[value]

    def resolve_key(self, key: dict[str, Any]) -> dict[str, Any] | None:
        """A natural key with the records that it points at; None where one of these is not there."""
        records = {name: self.resolve(value) for name, value in key.items()}
        return None if any(records[name] is None and value is not None for name, value in key.items()) else records

    def is_held(self, reference: Ref) -> bool:
        """Whether a record is there now, with all that its key points at."""
        key = self.resolve_key(dict(reference.key))
        return key is not None and records_with_key(reference.model, key).exists()


def is_many_to_many(model: type[Model], name: str) -> bool:
    return name in {field.name for field in model._meta.many_to_many}


def language_fields(model: type[Model]) -> set[str]:
    """What a record holds in a language: its names and titles, and its printed lines."""
    names = {field.name for field in model._meta.fields if hasattr(field, "translated_field")}
    return names | printed_attributes(model).keys()


def storable(model: type[Model], values: dict[str, Any]) -> dict[str, Any]:
    """The values without names and titles in a language that the site does not speak: only lines and texts have it."""
    holds = language_fields(model) | {field.name for field in model._meta.get_fields()}
    return {name: value for name, value in values.items() if name in holds or "__" in name}
