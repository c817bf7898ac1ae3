"""Where a finding stands in what was read: the passages that hold its lines, or those just before and after."""

from collections.abc import Iterator
from typing import Any, NamedTuple

SHOWN = ("text", "printed", "title", "name")


class Passage(NamedTuple):
    """A part of a reading with its first and last line."""

    first: int
    last: int
    place: str
    text: str


def passages(value: Any, place: str = "") -> Iterator[Passage]:
    """Every part of a reading that says which lines it was read from, findings left out."""
    if isinstance(value, list):
        for one in value:
            yield from passages(one, place)
    elif isinstance(value, dict):
        if isinstance(lines := value.get("lines"), list):  # a number where all lines are counted
            yield Passage(*lines, place, next((str(value[name]) for name in SHOWN if value.get(name)), ""))
        for name, part in value.items():
            if name not in ("lines", "findings"):
                yield from passages(part, f"{place} › {name}".strip(" ›"))


def nearby(reading: Any, first: int, last: int) -> list[Passage]:
    """The passages on the lines from first to last, else the neighbours of these lines, in order."""
    found = sorted(passages(reading))
    on_them = [one for one in found if one.first <= last and one.last >= first]
    before = [one for one in found if one.last < first][-1:]
    return on_them or before + [one for one in found if one.first > last][:1]
