"""The meetings that a report names."""

from collections.abc import Mapping
from dataclasses import dataclass
from re import Match
from typing import Any

from ccpcj.lib.wording.lexicon import Lexicon

PLENARY, COMMITTEE = "plenary", "committee_of_the_whole"


@dataclass(frozen=True)
class MeetingReference:
    """Meetings of one body on one day, named at a place of a text."""

    start: int
    end: int
    body: str
    numbers: tuple[int, ...]
    date: str | None


class MeetingFinder:
    """Finds the meetings of a session in text; `session` tells its year, and the days between which they lie."""

    def __init__(self, lexicon: Lexicon, session: Mapping[str, Any]) -> None:
        self.lexicon = lexicon
        self.year: int | None = session.get("year")
        self.first_day: str | None = session.get("starts_on")
        self.last_day: str | None = session.get("ends_on")

    def find(self, text: str) -> list[MeetingReference]:
        """Return the meetings of the session that a text names, in their order.

        A meeting of another session or of a bureau is none of them; a meeting on one of several days has no date.
        """
        references = []
        for match in self.lexicon.patterns["meetings"].finditer(text):
            date = self.lexicon.iso_date(match, self.year)
            if date and self.is_in_session(date):
                references.append(self.reference(match, None if match["more"] else date))
        spans = [(reference.start, reference.end) for reference in references]
        for match in self.lexicon.patterns["meetings_undated"].finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in spans):
                references.append(self.reference(match, None))
        return sorted(references, key=lambda reference: reference.start)

    def reference(self, match: Match[str], date: str | None) -> MeetingReference:
        body = COMMITTEE if match["committee"] else PLENARY
        return MeetingReference(match.start(), match.end(), body, self.numbers(match["list"]), date)

    def numbers(self, printed: str) -> tuple[int, ...]:
        """The numbers of a list of meetings; a range stands for all that it spans."""
        numbers: list[int] = []
        for match in self.lexicon.patterns["meeting_number"].finditer(printed):
            number = self.lexicon.number(match["number"]) or 0
            numbers += range(numbers[-1] + 1, number + 1) if match["to"] and numbers else [number]
        return tuple(numbers)

    def is_in_session(self, date: str) -> bool:
        return not (self.first_day and self.last_day) or self.first_day <= date <= self.last_day
