"""A report in a further language: it adds its own words to the record of the first, and overrules nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sessions.models import Organization, Person

from .rows import Ref, Row, same

# What a language prints in its own words, so that two languages never print the same.
WORDS = {"printed", "speaker", "title", "on_behalf_of", "office", "state_printed", "number", "person", "source"}


def further(rows: Iterable[Row], first: Iterable[Row]) -> tuple[list[Row], list[str]]:
    """The rows that a further language adds, and where it disagrees with the first, in words for a reviewer.

    A record that both state keeps what the first said of it; names in this language, and what the first left open, are
    added. A record that only this language states is made; all these are equally authentic, so a person decides.
    """
    held, wanted = {row.ref: row for row in first}, list(rows)
    added = referenced([added_to(row, held.get(row.ref)) for row in wanted])
    return added, list(differences(wanted, held))


def added_to(row: Row, first: Row | None) -> Row:
    """A row without what the first language said already."""
    if first is None or "language" in row.key:
        return row
    new = {name: value for name, value in row.values.items() if first.values.get(name) in (None, "", [])}
    return replace(row, values=new, fill=True)


def referenced(rows: list[Row]) -> list[Row]:
    """The rows without the people and bodies to whom none of the others points: the first language has them."""
    named = {ref for row in rows for ref in pointers([*row.values.values(), *row.key.values(), *row.initial.values()])}
    return [row for row in rows if row.model not in (Person, Organization) or row.ref in named]


def pointers(values: Iterable[object]) -> Iterator[Ref]:
    for value in values:
        if isinstance(value, Ref):
            yield value
        elif isinstance(value, list):
            yield from pointers(value)


def differences(rows: list[Row], held: dict[Ref, Row]) -> Iterator[str]:
    compared = [row for row in rows if "language" not in row.key and row.model not in (Person, Organization)]
    for row in compared:
        first = held.get(row.ref)
        if first is None:
            yield f"{row.ref} stands in this language only."
            continue
        for name, value in row.values.items():
            if name in first.values and name not in WORDS and not same(first.values[name], value):
                held_as, here_as = told(first.values[name]), told(value)
                yield f"{row.ref}: {name} is {held_as} in the first language, {here_as} in this one."
    stated = {row.ref for row in compared}
    for ref, row in held.items():
        if ref not in stated and "language" not in row.key and row.model not in (Person, Organization):
            yield f"{ref} is missing in this language."


def told(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(told, value)) or "not stated"
    return "not stated" if value in (None, "") else str(value)
