"""An order that only Python knows, for `order_by()`."""

from collections.abc import Iterable

from django.db.models import Case, IntegerField, Value, When


def rank(keys: Iterable[int], path: str = "pk") -> Case:
    """The place of the record behind a path among these keys; what is not among them comes last."""
    places = [When(**{path: key, "then": Value(place)}) for place, key in enumerate(keys)]
    return Case(*places, default=Value(len(places)), output_field=IntegerField())
