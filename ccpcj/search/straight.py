"""A query that is the symbol or the number of one thing leads to it."""

import re

from resolutions.pages.symbols import address_of

SYMBOL = re.compile(r"[A-Za-z]{1,5}(?:[-.][A-Za-z0-9]+)*(?:/[\w.()\-]+)+|[A-Za-z]*-?\d{1,4}/\d{1,3}")
SERIES = ("", "A/RES/", "E/RES/")  # a number alone may be that of a resolution of the Assembly or the Council


def address_named(query: str) -> str | None:
    """The address of what the query names and nothing else; None where it is words, or names nothing held here."""
    typed = query.strip()
    if len(typed) > 100 or not SYMBOL.fullmatch(typed):
        return None
    return next((found for series in SERIES if (found := address_of(series + typed))), None)
