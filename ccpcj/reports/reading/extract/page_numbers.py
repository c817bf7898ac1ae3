"""Places counted by pages, where a file has no lines that a reader could count."""

from dataclasses import fields, is_dataclass
from typing import Any


def count_in_pages(value: Any, pages: dict[int, int]) -> None:
    """Put the pages of the lines in their place, all through a reading; without pages nothing changes."""
    if not pages:
        return
    if isinstance(value, list):
        for item in value:
            count_in_pages(item, pages)
    elif is_dataclass(value):
        for part in fields(value):
            inner = getattr(value, part.name)
            if part.name == "lines" and isinstance(inner, tuple):
                setattr(value, part.name, tuple(pages.get(number, 0) for number in inner))
            else:
                count_in_pages(inner, pages)
