"""Where a finding stands in what was read: the passages that hold its lines, or those just before and after."""

from collections.abc import Iterator
from typing import Any, NamedTuple

WORDS = ("text", "printed", "title", "name")


class ReportPassage(NamedTuple):
    """A part of a reading with its first and last line."""

    first: int
    last: int
    place: str
    text: str


def passages_of(value: Any, place: str = "") -> Iterator[ReportPassage]:
    """Every part of a reading that says which lines it was read from, findings left out."""
    if isinstance(value, list):
        for part in value:
            yield from passages_of(part, place)
    elif isinstance(value, dict):
        if isinstance(lines := value.get("lines"), list):  # a number where all lines are counted
            first, last = lines
            yield ReportPassage(first, last, place, next((str(value[name]) for name in WORDS if value.get(name)), ""))
        for name, part in value.items():
            if name not in ("lines", "findings"):
                yield from passages_of(part, f"{place} › {name}".strip(" ›"))


def passages_near(reading: Any, first: int, last: int) -> list[ReportPassage]:
    """The passages on the lines from first to last, else the neighbours of these lines, in order."""
    passages = sorted(passages_of(reading))
    on_them = [passage for passage in passages if passage.first <= last and passage.last >= first]
    before = [passage for passage in passages if passage.last < first][-1:]
    return on_them or before + [passage for passage in passages if passage.first > last][:1]
