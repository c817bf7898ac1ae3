"""A row of the history in words: which record it is, and what each of its fields said and says, whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, ForeignKey, Model
from django.utils.formats import date_format

from ccpcj.history.as_of import Values
from ccpcj.lib.alignment import Run, compare_words, tokens
from ccpcj.lib.languages import NAMES

from .record_names import RecordNames
from .translated_names import translated_fields

NOTHING = "nothing"


@dataclass
class FieldWords:
    """What a field said before and what it says after; None where there was no record, or is none any more."""

    label: str
    before: str | None
    after: str | None
    lang: str = ""

    @property
    def runs(self) -> list[Run]:
        """The words kept, removed and added, where both sides have any."""
        return compare_words(tokens(self.before or ""), tokens(self.after or ""))


@dataclass
class RowWords:
    """What became of one row."""

    label: str
    action: str  # created, changed, deleted
    fields: list[FieldWords]


def row_words(model: type[Model], before: Values | None, after: Values | None, names: RecordNames) -> RowWords | None:
    """What became of a row, field by field; None where it is as it was."""
    if before == after:
        return None
    action = "created" if before is None else "deleted" if after is None else "changed"
    fields = [*field_words(model, before, after, names)]
    return RowWords(names.label(model, after or before or {}), action, fields) if fields else None


def field_words(
    model: type[Model], before: Values | None, after: Values | None, names: RecordNames
) -> Iterator[FieldWords]:
    """The fields that differ; of a new or deleted row those that say something."""
    hidden = {*translated_fields(model), model._meta.pk.name}  # a translated field stands in its six columns
    for field in model._meta.concrete_fields:
        if field.name not in hidden:
            old, new = (values and values.get(field.attname) for values in (before, after))
            if (old or None) != (new or None):
                words = [None if values is None else value_words(field, value, names) for values, value in
                        ((before, old), (after, new))]  # fmt: skip
                yield FieldWords(field_label(field), words[0], words[1], language_of(field, after or before or {}))


def field_label(field: Field) -> str:
    original = getattr(field, "translated_field", None)
    return f"{original.verbose_name}, {NAMES[field.language]}" if original else str(field.verbose_name)


def language_of(field: Field, values: Values) -> str:
    """The language of what a field says: its own, or that of a row that stands for a language."""
    own = getattr(field, "language", "")
    return str(own or (values.get("language", "") if field.get_internal_type() == "TextField" else ""))


def value_words(field: Field, value: Any, names: RecordNames) -> str:
    if value in (None, "", [], {}):
        return NOTHING
    if isinstance(field, ForeignKey):
        return names.name(field.related_model, value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "\n".join(map(str, value))
    if isinstance(value, dict):
        return "\n".join(f"{key}: {words}" for key, words in value.items())
    return date_format(value, "j F Y") if hasattr(value, "strftime") else str(value)
