"""A query that is the symbol or number of a record leads straight to it; one named among other words is offered."""

from collections.abc import Iterator
from typing import NamedTuple

from ccpcj.lib.symbols import SERIES, TYPED_AMONG_WORDS
from resolutions.citations.symbol_addresses import paragraph_address, symbol_address, work_of_number, work_of_symbol
from resolutions.models import Resolution
from sessions.models import Session

from .grammar import And, Or, QueryField, QueryNode
from .references import TextReference, parse_reference
from .word_lists import with_plain_digits

BEGINNINGS = {"CCPCJ": "", "GA": SERIES["GA"], "ECOSOC": SERIES["ECOSOC"]}  # of symbols that a number may stand for
MAX_SHORTCUTS = 3  # of one query


class Shortcut(NamedTuple):
    """The symbol or number of a text or document, and its address; None where it is not held here."""

    name: str
    address: str | None


def shortcut_address(query: str) -> str | None:
    """Return the address of the record that the whole query names; None where there is none."""
    reference = parse_reference(query)
    if reference is None:
        return None
    work = work_of_reference(reference)
    if work is None:
        return symbol_address(reference.name) if reference == TextReference(reference.name) else None
    return paragraph_address(work, reference.anchors) or work.get_absolute_url()


def work_of_reference(reference: TextReference) -> Resolution | None:
    """Return the text that is named, by its symbol, else under its number in the series that it may belong to."""
    kind = f"{reference.kind} " if reference.kind else ""
    if work := work_of_symbol(reference.name):
        return work
    for body, beginning in BEGINNINGS.items():
        if reference.body in ("", body):
            symbol = beginning + reference.name
            if work := work_of_symbol(symbol) if beginning else work_of_number(kind + reference.name):
                return work
    return None


def shortcuts_in(query: str) -> list[Shortcut]:
    """Return what a query names by symbol or number among its other words: "resolution 77/233 on children"."""
    if reference := parse_reference(query):
        return [Shortcut(query.strip() if reference.anchors else reference.name, shortcut_address(query))]
    matches = list(TYPED_AMONG_WORDS.finditer(with_plain_digits(query)))[:MAX_SHORTCUTS]
    return [Shortcut(match["name"], shortcut_address(match[0])) for match in matches]


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
