"""Names and printed lines in six languages, a fieldset for each."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db.models import Field, Model
from modeltranslation.translator import NotRegistered, translator

from ccpcj.lib.languages import FALLBACKS, LANGUAGES_OF_REPORTS, NAMES, language_columns
from ccpcj.lib.printed_field import PrintedField, printed_attributes, printed_fields
from ccpcj.lib.reader_language import reader_words

from .widgets import PlainTextarea

REPORTS = (*FALLBACKS, *(code for code in LANGUAGES_OF_REPORTS if code not in FALLBACKS))
EMPTY = "—"  # a row of a list has something to click at


def translated_fields(model: type[Model]) -> Sequence[str]:
    """The fields of a model that are kept in several languages: names and titles, and printed lines."""
    lines = tuple(field.name for field in printed_fields(model))
    try:
        return (*translator.get_options_for_model(model).all_fields, *lines)
    except NotRegistered:
        return lines


def in_six_languages(title: str, name: str, *, long: bool = False, folded: bool = True) -> tuple[str, dict[str, Any]]:
    """A fieldset that holds one translated field in six languages, three on a line, or one where texts are long."""
    return fieldset(title, language_columns(name), 2 if long else 3, folded)


def as_printed(title: str, name: str, *, long: bool = False, folded: bool = True) -> tuple[str, dict[str, Any]]:
    """A fieldset that holds a printed line in each language of reports."""
    return fieldset(title, [f"{name}_{code}" for code in REPORTS], 2 if long else 3, folded)


def fieldset(title: str, columns: list[str], width: int, folded: bool) -> tuple[str, dict[str, Any]]:
    lines = [tuple(columns[start : start + width]) for start in range(0, len(columns), width)]
    return title, {"fields": lines, "classes": ["collapse"] if folded else []}


def columns_of(model: type[Model], name: str) -> list[str]:
    """The names and titles of a translated field, or the lines of a printed one, by language."""
    is_printed = name in {field.name for field in printed_fields(model)}
    return [f"{name}_{code}" for code in REPORTS] if is_printed else language_columns(name)


def label_language(db_field: Field, field: forms.Field | None) -> forms.Field | None:
    """Label a translated column by its language; let a text run in the direction of what is typed."""
    if field is None or not isinstance(field, forms.CharField):
        return field
    field.widget.attrs.setdefault("dir", "auto")
    if original := getattr(db_field, "translated_field", None):
        describe_language(field, original, db_field.language)
        field.empty_value = ""  # emptied by a person, which is not the same as never filled
    return field


def describe_language(field: forms.Field, original: Field, language: str) -> None:
    """Say what a field of a form holds, and in which language; what it is for stands at the first language alone."""
    field.label = f"{original.verbose_name.capitalize()}, {NAMES.get(language, language)}"
    field.help_text = original.help_text if language == FALLBACKS[0] else ""
    field.widget.attrs |= {"dir": "auto", "lang": language}


def line_fields(model: type[Model], names: Collection[str]) -> dict[str, forms.Field]:
    """The fields of a form for those of the names that are printed lines of a language: `printed_fr`."""
    lines = {name: line for name, line in printed_attributes(model).items() if name in names}
    return {name: line_field(*line) for name, line in lines.items()}


def line_field(original: PrintedField, language: str) -> forms.Field:
    widget = AdminTextInputWidget() if original.max_length else PlainTextarea()
    field = forms.CharField(required=False, max_length=original.max_length, widget=widget)
    describe_language(field, original, language)
    return field


def shown_line(name: str, title: str) -> Callable[[Model], str]:
    """A column of a list that shows a printed line."""

    def line(record: Model) -> str:
        return reader_words(record, name).text or EMPTY

    line.short_description = title  # type: ignore[attr-defined]  # what the framework reads
    return line
