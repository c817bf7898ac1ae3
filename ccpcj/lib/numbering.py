"""How bodies number what they adopt, and in which years: what tells a resolution of one body from that of another.

A number alone does not say whose it is. "45/12 of 6 October 2020" is of the Human Rights Council, which met for the
45th time that year; the 45th session of the General Assembly was in 1990.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from math import ceil

from .roman import from_roman

LETTER = r"(?: [A-Z](?:-[A-Z])?)?"
OF_SESSION = re.compile(rf"(\d{{1,3}})/\d{{1,3}}{LETTER}")
OF_SPECIAL = re.compile(rf"E?S-\d{{1,2}}/\d{{1,3}}{LETTER}")
OF_YEAR = re.compile(rf"(\d{{4}})/(?:S-)?\d{{1,3}}{LETTER}")
ROMAN = re.compile(rf"\d{{1,4}}{LETTER} \((E?S-)?([IVXL]+)\)")
OF_COUNCIL = re.compile(r"(\d{1,4}) \((\d{4})\)")
FIRST_SESSION = 31  # of the Assembly, in 1976, whose resolutions are numbered 31/1; until then the session was Roman
FIRST_YEAR = 1978  # of the Economic and Social Council, whose resolutions are numbered 1978/1
LAST_ROMAN = {"GA": 30, "ECOSOC": 63}
# the last resolution of the Security Council in some years: it numbers them through
COUNCIL = ((1945, 0), (1950, 89), (1960, 160), (1970, 291), (1980, 484), (1985, 580), (1990, 683), (1995, 1035),
           (2000, 1334), (2005, 1651), (2010, 1966), (2015, 2259), (2020, 2560))  # fmt: skip
COUNCIL_MARGIN = 2  # years by which a straight line between those may err
Years = range
EVER = range(1945, 10_000)


def session_years(first: Callable[[int], int], *, lasting: int = 1) -> Callable[[str], Years | None]:
    """The years of a body that numbers by its sessions, from the year in which each began."""

    def years(number: str) -> Years | None:
        session = OF_SESSION.fullmatch(number)
        return range(begin := first(int(session[1])), begin + lasting) if session else None

    return years


def years_of_assembly(number: str) -> Years | None:
    if OF_SPECIAL.fullmatch(number):
        return EVER
    if roman := ROMAN.fullmatch(number):
        session = from_roman(roman[2])
        return EVER if roman[1] else range(1945 + session, 1947 + session) if session <= LAST_ROMAN["GA"] else None
    session_number = OF_SESSION.fullmatch(number)
    if not session_number or int(session_number[1]) < FIRST_SESSION:
        return None
    return range(1945 + int(session_number[1]), 1947 + int(session_number[1]))


def years_of_economic_council(number: str) -> Years | None:
    """Its sessions of a year begin in the summer before."""
    if roman := ROMAN.fullmatch(number):
        return range(1946, FIRST_YEAR) if not roman[1] and from_roman(roman[2]) <= LAST_ROMAN["ECOSOC"] else None
    year = OF_YEAR.fullmatch(number)
    return range(int(year[1]) - 1, int(year[1]) + 2) if year and int(year[1]) >= FIRST_YEAR else None


def years_of_security_council(number: str) -> Years | None:
    """The year that stands behind its number, if the count of its resolutions was there in that year."""
    match = OF_COUNCIL.fullmatch(number)
    if match is None:
        return None
    count, year = int(match[1]), int(match[2])
    for (begin, before), (end, last) in pairwise(COUNCIL):
        if count <= last:
            about = begin + (end - begin) * (count - before) / (last - before)
            return range(year, year + 1) if abs(about - year) <= COUNCIL_MARGIN else None
    return range(year, year + 1) if year >= COUNCIL[-1][0] else None


def years_of_human_rights_council(number: str) -> Years | None:
    """Three regular sessions a year since 2006."""
    if OF_SPECIAL.fullmatch(number):
        return range(2006, EVER.stop)
    return session_years(lambda session: 2005 + ceil(session / 3))(number)


def years_of_human_rights_commission(number: str) -> Years | None:
    year = OF_YEAR.fullmatch(number)
    return range(int(year[1]), int(year[1]) + 1) if year and 1947 <= int(year[1]) <= 2006 else None


NUMBERING: dict[str, Callable[[str], Years | None]] = {
    "GA": years_of_assembly,
    "ECOSOC": years_of_economic_council,
    "SC": years_of_security_council,
    "HRC": years_of_human_rights_council,
    "CHR": years_of_human_rights_commission,
    "CCPCJ": session_years(lambda session: 1991 + session),
    "CND": session_years(lambda session: 1957 + session),
    "CSW": session_years(lambda session: 1956 + session),
    "STATCOM": session_years(lambda session: 1969 + session),
    "UNTOC-COP": session_years(lambda session: 2003 + session if session < 4 else 2000 + 2 * session),
    "UNCAC-COSP": session_years(lambda session: 2 * session + (2004 if session < 3 else 2003)),
}


def is_number_of(body: str, number: str, day: str | None = None, until: int | None = None) -> bool:
    """Whether a body can have adopted a text under this number: on this day (ISO), and by the year `until`, if told.

    Of a body that is not listed any number may be.
    """
    if body not in NUMBERING:
        return True
    years = NUMBERING[body](number)
    if years is None or (until and years.start > until):
        return False
    return day is None or int(day[:4]) in years
