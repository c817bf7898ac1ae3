"""Rows of a page that another person deleted meanwhile: what was typed in one comes back as a new row."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from django.http import QueryDict

Row = dict[str, list[str]]  # what was sent of a row, by the name of the field


@dataclass
class SentRows:
    """The rows of one formset as a page sent them, those that were there before the new ones."""

    data: QueryDict
    prefix: str
    key: str  # the name of the field that holds the key of a row

    @property
    def initial(self) -> int:
        return self.number("INITIAL_FORMS")

    def number(self, name: str) -> int:
        value = self.data.get(f"{self.prefix}-{name}", "")
        return int(value) if value.isdecimal() else 0

    def keys(self) -> list[str]:
        """The keys of the rows that were there."""
        return [self.data.get(f"{self.prefix}-{index}-{self.key}", "") for index in range(self.initial)]

    def rows(self) -> list[Row]:
        rows: list[Row] = [{} for _ in range(self.number("TOTAL_FORMS"))]
        for name, values in self.data.lists():
            match = re.fullmatch(rf"{re.escape(self.prefix)}-(\d+)-(.+)", name)
            if match and int(match[1]) < len(rows):
                rows[int(match[1])][match[2]] = values
        return rows

    def set_apart(self, existing: Collection[str], has_words: Callable[[str, Row], bool]) -> dict[int, str]:
        """Take the rows without a record out of those that were there, and append those with words as new ones.

        Return the keys that these had, by the place where they stand now.
        """
        keys, rows, initial = self.keys(), self.rows(), self.initial
        if all(key in existing for key in keys):
            return {}
        stay = [row for key, row in zip(keys, rows, strict=False) if key in existing]
        missing = [(key, row) for key, row in zip(keys, rows, strict=False) if key not in existing]
        again = [(key, row) for key, row in missing if has_words(key, row)]
        new = rows[initial:]
        for _, row in again:
            row.pop(self.key, None)
        self.write([*stay, *new, *(row for _, row in again)], len(stay))
        first = len(stay) + len(new)
        return {first + place: key for place, (key, _) in enumerate(again)}

    def write(self, rows: Sequence[Row], initial: int) -> None:
        """Send these rows in place of those that were sent."""
        for index, row in enumerate(self.rows()):
            for name in row:
                del self.data[f"{self.prefix}-{index}-{name}"]
        for index, row in enumerate(rows):
            for name, values in row.items():
                self.data.setlist(f"{self.prefix}-{index}-{name}", values)
        self.data[f"{self.prefix}-TOTAL_FORMS"] = str(len(rows))
        self.data[f"{self.prefix}-INITIAL_FORMS"] = str(initial)
