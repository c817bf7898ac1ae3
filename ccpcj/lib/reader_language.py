"""Words of records in the language of the page."""

from typing import Any

from django.utils.translation import get_language

from .languages import Words, words


def reader_words(record: Any, field: str) -> Words:
    """Return a translated field or a printed line in the language of the page, or in the one that stands in for it."""
    return words(record, field, get_language() or "en")
