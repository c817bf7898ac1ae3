"""A query that is the symbol or number of one thing leads to it; what others name is offered, or told absent."""

from collections.abc import Iterator
from typing import NamedTuple

from ccpcj.lib.symbols import SERIES, TYPED, TYPED_AMONG_WORDS
from resolutions.citations.symbol_addresses import symbol_address
from sessions.models import Session

from .grammar import All, Either, Field, Node

BEGINNINGS = (
    "",
    SERIES["GA"],
    SERIES["ECOSOC"],
)  # of symbols that a number alone may stand for
MOST = 3  # things that one query names


class Thing(NamedTuple):
    """What a query names, and its address; none where it is not held here."""

    name: str
    address: str | None


def address_named(query: str) -> str | None:
    """The address of what the query names and nothing else; None where it is words, or names nothing held here."""
    typed = query.strip()
    if len(typed) > 100 or not TYPED.fullmatch(typed):
        return None
    return address_in_series(typed)


def address_in_series(name: str) -> str | None:
    return next((found for series in BEGINNINGS if (found := symbol_address(series + name))), None)


def things_named(query: str) -> list[Thing]:
    """What a query names by symbol or number among its other words: "resolution 77/233 on children"."""
    found = list(TYPED_AMONG_WORDS.finditer(query))[:MOST]
    return [Thing(match["name"], symbol_address(match[0]) or address_in_series(match["name"])) for match in found]


def absent_sessions(tree: Node) -> list[str]:
    """The sessions that a query asks for, session:99, and that are not held here."""
    asked = {value for value in sessions_in(tree) if value.isdecimal()}
    held = set(Session.objects.public().values_list("number", flat=True)) if asked else set()
    return sorted(value for value in asked if int(value) not in held)


def sessions_in(node: Node) -> Iterator[str]:
    match node:
        case Field(name="session", value=value):
            yield value
        case All(parts) | Either(parts):
            for part in parts:
                yield from sessions_in(part)
