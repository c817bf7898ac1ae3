"""What a page of the admin showed: a short mark of each value, which its form sends back with what was typed.

By the marks a save tells what the person changed from what another person changed meanwhile. The token of a page names
each row by its prefix and key ("paragraphs-17"; "" is the record itself): `paragraphs-17|text=5d41402abc4b,part=…;…`.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2s
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field, ModelChoiceField, ModelMultipleChoiceField

TOKEN = "shown"
Marks = dict[str, str]  # by the name of the field


def fingerprint(field: Field, value: Any) -> str:
    """The mark of a value, the same whether it comes from the database, from a browser or from a cleaned form.

    That of a field with several records is their keys, so that two people may each add one.
    """
    if isinstance(field, ModelMultipleChoiceField):
        return "+".join(sorted(str(key) for key in field.prepare_value(value or [])))
    return blake2s(as_typed(field, value).encode(), digest_size=6).hexdigest()


def as_typed(field: Field, value: Any) -> str:
    if isinstance(field, ModelChoiceField):
        return str(field.prepare_value(value) or "")
    with suppress(ValidationError):  # what is wrong is shown again with its error
        value = field.to_python(value)
    return "" if value in field.empty_values else str(value)


def write_token(pages: Iterable[tuple[str, Mapping[str, str]]]) -> str:
    return ";".join(f"{key}|{','.join(f'{name}={mark}' for name, mark in marks.items())}" for key, marks in pages)


def read_token(token: str) -> dict[str, Marks]:
    """The marks of each row; what is no token gives none, and the page then saves what it was sent."""
    rows: dict[str, Marks] = {}
    for row in filter(None, token.split(";")):
        key, _, marks = row.partition("|")
        rows[key] = {name: mark for name, _, mark in (pair.partition("=") for pair in marks.split(",")) if name}
    return rows
