"""A query that is the symbol or number of a record leads straight to it; one named among other words is offered."""

from collections.abc import Iterator
from typing import NamedTuple

from ccpcj.lib.symbols import SERIES, TYPED, TYPED_AMONG_WORDS
from resolutions.citations.symbol_addresses import symbol_address
from sessions.models import Session

from .grammar import And, Or, QueryField, QueryNode

BEGINNINGS = ("", SERIES["GA"], SERIES["ECOSOC"])  # of symbols that a number alone may stand for
MAX_LENGTH = 100  # characters of a symbol
MAX_SHORTCUTS = 3  # of one query


class Shortcut(NamedTuple):
    """The symbol or number of a text or document, and its address; None where it is not held here."""

    name: str
    address: str | None


def shortcut_address(query: str) -> str | None:
    """Return the address of the record whose symbol or number is the whole query; None where there is none."""
    symbol = query.strip()
    if len(symbol) > MAX_LENGTH or not TYPED.fullmatch(symbol):
        return None
    return address_in_series(symbol)


def address_in_series(symbol: str) -> str | None:
    """Return the address of a symbol, or of a number in one of the series that it may belong to."""
    return next((address for beginning in BEGINNINGS if (address := symbol_address(beginning + symbol))), None)


def shortcuts_in(query: str) -> list[Shortcut]:
    """Return what a query names by symbol or number among its other words: "resolution 77/233 on children"."""
    matches = list(TYPED_AMONG_WORDS.finditer(query))[:MAX_SHORTCUTS]
    return [Shortcut(match["name"], symbol_address(match[0]) or address_in_series(match["name"])) for match in matches]


def absent_sessions(tree: QueryNode) -> list[str]:
    """Return the numbers of the sessions that a query asks for, session:99, and that are not held here."""
    numbers = {value for value in session_values(tree) if value.isdecimal()}
    public = set(Session.objects.public().values_list("number", flat=True)) if numbers else set()
    return sorted(value for value in numbers if int(value) not in public)


def session_values(node: QueryNode) -> Iterator[str]:
    match node:
        case QueryField(name="session", value=value):
            yield value
        case And(parts) | Or(parts):
            for part in parts:
                yield from session_values(part)
