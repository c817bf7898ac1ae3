"""The names of records in the history, also of those that are gone: each is asked for once."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import CASCADE, ForeignKey, Model, QuerySet

from ccpcj.history.as_of import Tree, Values
from ccpcj.lib.languages import NAMES


class RecordNames:
    """What records are called, by the rows that a page of the history knows, else by those that there are."""

    def __init__(self, *trees: Tree) -> None:
        self.records: dict[tuple[type[Model], int], Model | None] = {}
        self.rows = {(model, key): row for tree in trees for model, rows in tree.items() for key, row in rows.items()}

    def record(self, model: type[Model], key: int) -> Model | None:
        """The record with those from which it hangs, of which its name may be made."""
        place = model, key
        if place not in self.records:
            row = self.rows.get(place)
            self.records[place] = record = built(model, row) if row else QuerySet(model).filter(pk=key).first()
            if record is not None:
                self.tie(record)
        return self.records[place]

    def tie(self, record: Model) -> None:
        for field in foreign_keys(type(record), CASCADE):
            owner_key = getattr(record, field.attname)
            if owner_key is not None and (owner := self.record(field.related_model, owner_key)):
                setattr(record, field.name, owner)

    def name(self, model: type[Model], key: int | None) -> str:
        if key is None:
            return ""
        gone = f"{model._meta.verbose_name} deleted since"
        try:
            record = self.record(model, key)
            return str(record) if record else gone
        except (ObjectDoesNotExist, AttributeError):  # its name is made of a record that is gone
            return gone

    def label(self, model: type[Model], values: Values) -> str:
        """Which row it is: "paragraph text, Français, of E/CN.15/31/L.2 op-3"."""
        if model._meta.auto_created:
            ends = (self.name(field.related_model, values[field.attname]) for field in foreign_keys(model))
            return ", ".join(filter(None, ends))
        kind = str(model._meta.verbose_name)
        if language := values.get("language"):
            owners = (self.name(field.related_model, values[field.attname]) for field in foreign_keys(model, CASCADE))
            owner = next(filter(None, owners), "")
            return f"{kind}, {NAMES.get(language, language)}" + (f", of {owner}" if owner else "")
        key = values[model._meta.pk.attname]
        self.rows.setdefault((model, key), values)
        return f"{kind} “{self.name(model, key)}”"


def built(model: type[Model], values: Values) -> Model:
    names = [field.attname for field in model._meta.concrete_fields if field.attname in values]
    record: Model = model.from_db("default", names, [values[name] for name in names])
    return record


def foreign_keys(model: type[Model], on_delete: Any = None) -> Iterator[ForeignKey]:
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and on_delete in (None, field.remote_field.on_delete):
            yield field
