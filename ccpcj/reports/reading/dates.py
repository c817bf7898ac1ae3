"""Dates and meetings as a report states them."""

import re
from dataclasses import dataclass
from re import Match

from .lexicon import Lexicon

PLENARY, COMMITTEE = "plenary", "committee_of_the_whole"


@dataclass(frozen=True)
class MeetingReference:
    """Meetings of one body on one day, named at a place of a text."""

    start: int
    end: int
    body: str
    numbers: tuple[int, ...]
    date: str | None


def iso(match: Match[str], words: Lexicon, year: int | None) -> str | None:
    """A date in ISO form; a month's name is looked up, a year that is not printed is the session's."""
    month = match["month"]
    number = int(month) if month.isdigit() else int(words.codes["months"].get(month.casefold(), 0))
    printed = match["year"] or year
    return f"{int(printed):04}-{number:02}-{int(match['day']):02}" if printed and number else None


def meeting_references(text: str, words: Lexicon, session: dict[str, object]) -> list[MeetingReference]:
    """The meetings of the session that a text names; a meeting of another session or of a bureau is none of them."""
    year = session.get("year")
    found = []
    for match in words.patterns["meetings"].finditer(text):
        date = iso(match, words, year if isinstance(year, int) else None)
        if date and within(date, session):
            body = COMMITTEE if match["committee"] else PLENARY
            found.append(MeetingReference(match.start(), match.end(), body, meeting_numbers(match["list"]), date))
    return found


def meeting_numbers(printed: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", printed))


def within(date: str, session: dict[str, object]) -> bool:
    starts, ends = session.get("starts_on"), session.get("ends_on")
    return not (isinstance(starts, str) and isinstance(ends, str)) or starts <= date <= ends
