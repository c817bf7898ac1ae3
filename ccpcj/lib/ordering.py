"""Expressions for `order_by()`: an order that only Python knows, and names as a page shows them in a language."""

from collections.abc import Iterable

from django.db.models import Case, IntegerField, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, NullIf

from .languages import FALLBACKS


def rank(keys: Iterable[int], path: str = "pk") -> Case:
    """The place of the record behind a path among these keys; what is not among them comes last."""
    places = [When(**{path: key, "then": Value(place)}) for place, key in enumerate(keys)]
    last = Cast(
        Value(len(places)), IntegerField()
    )  # by itself, PostgreSQL would read a bare number as a column's place
    return Case(*places, default=last, output_field=IntegerField())


def printed_line(field: str, lang: str) -> Coalesce:
    """A printed line as `languages.words` shows it in a language."""
    return Coalesce(*(NullIf(KeyTextTransform(code, field), Value("")) for code in (lang, *FALLBACKS)), Value(""))
