"""Names in the six official languages, a fieldset for each."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Field, Model
from modeltranslation.translator import NotRegistered, translator

from ccpcj.lib.languages import FALLBACKS, NAMES, language_columns


def translated_fields(model: type[Model]) -> Sequence[str]:
    """The fields of a model that are kept in six languages."""
    try:
        return tuple(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return ()


def in_six_languages(title: str, name: str, *, long: bool = False, folded: bool = True) -> tuple[str, dict[str, Any]]:
    """A fieldset that holds one translated field in six languages, three on a line, or one where texts are long."""
    columns = language_columns(name)
    lines: Sequence[Any] = list(zip(columns[::2], columns[1::2], strict=True)) if long else [
        tuple(columns[:3]), tuple(columns[3:])
    ]  # fmt: skip
    return title, {"fields": lines, "classes": ["collapse"] if folded else []}


def label_language(db_field: Field, field: forms.Field | None) -> forms.Field | None:
    """Label a translated column by its language; let a text run in the direction of what is typed."""
    if field is None or not isinstance(field, forms.CharField):
        return field
    field.widget.attrs.setdefault("dir", "auto")
    if original := getattr(db_field, "translated_field", None):
        field.label = f"{original.verbose_name.capitalize()}, {NAMES[db_field.language]}"
        field.help_text = original.help_text if db_field.language == FALLBACKS[0] else ""
        field.widget.attrs["lang"] = db_field.language
        field.empty_value = ""  # emptied by a person, which is not the same as never filled
    return field
