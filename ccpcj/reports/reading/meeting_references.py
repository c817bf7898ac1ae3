"""Dates and meetings as a report states them."""

from dataclasses import dataclass
from re import Match

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


def iso(match: Match[str], words: Lexicon, year: int | None) -> str | None:
    """A date in ISO form; a month's name is looked up, a year that is not printed is the session's."""
    index, printed = month_of(match["month"], words), match["year"] or year
    return f"{int(printed):04}-{index:02}-{int(match['day']):02}" if printed and index else None


def month_of(printed: str, words: Lexicon) -> int:
    """The number of a month, printed or named; 0 where the language has no such month."""
    return int(printed) if printed.isdigit() else int(words.codes["months"].get(printed.casefold(), 0))


def meeting_references(text: str, words: Lexicon, session: dict[str, object]) -> list[MeetingReference]:
    """The meetings of the session that a text names, in their order.

    A meeting of another session or of a bureau is none of them; a meeting on one of several days has no date.
    """
    year = session.get("year")
    found = []
    for match in words.patterns["meetings"].finditer(text):
        date = iso(match, words, year if isinstance(year, int) else None)
        if date and within(date, session):
            found.append(reference(match, None if match["more"] else date, words))
    taken = [(one.start, one.end) for one in found]
    for match in words.patterns["meetings_undated"].finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found.append(reference(match, None, words))
    return sorted(found, key=lambda one: one.start)


def reference(match: Match[str], date: str | None, words: Lexicon) -> MeetingReference:
    body = COMMITTEE if match["committee"] else PLENARY
    return MeetingReference(match.start(), match.end(), body, meeting_numbers(match["list"], words), date)


def meeting_numbers(printed: str, words: Lexicon) -> tuple[int, ...]:
    """The numbers of a list of meetings; a range stands for all that it spans."""
    found: list[int] = []
    for match in words.patterns["meeting_number"].finditer(printed):
        value = words.number(match["number"]) or 0
        found += range(found[-1] + 1, value + 1) if match["to"] and found else [value]
    return tuple(found)


def within(date: str, session: dict[str, object]) -> bool:
    starts, ends = session.get("starts_on"), session.get("ends_on")
    return not (isinstance(starts, str) and isinstance(ends, str)) or starts <= date <= ends
