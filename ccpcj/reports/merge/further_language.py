"""A report in a further language: it adds its own words to the record of the first, and overrules nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ccpcj.reports.plan.plan_row import PlanRow, Ref, same_value

from .match import Pair, Pairs
from .printed_lists import (
    NAMED,
    coined,
    lists_of,
    told,
)

Held = dict[Ref, PlanRow]  # what the languages before it say of the record


def joined(held: Held, rows: list[PlanRow]) -> Held:
    """The record with what the rows of a further language add to it."""
    found = dict(held)
    for row in additions(rows, held):
        before = found.get(row.ref)
        found[row.ref] = replace(before, values={**before.values, **row.values}) if before else row
    return found


def as_held(rows: list[PlanRow], held: Held) -> list[PlanRow]:
    """The rows of a further language, those of lists at the places and with the people that the record has."""
    if not held:
        return rows
    pairs, keys = counterparts(rows, list(held.values()))
    people = namesakes(pairs, coined(rows), coined(held.values()))
    first = {own: others[0] for own, others in people.items()}
    of_pair = {pair.further.row.ref: pair.held.row for pair in pairs}
    found: list[PlanRow] = []
    for row in rows:
        if row.ref in people:
            found += [replace(row, key=dict(other.key)) for other in people[row.ref] if row.values]
        else:
            values = {
                name: renamed(value, name, of_pair.get(row.ref), people, first) for name, value in row.values.items()
            }
            found.append(replace(row, key=keys.get(row.ref, row.key), values=values))
    return found


def counterparts(rows: list[PlanRow], held: list[PlanRow]) -> tuple[list[Pair], dict[Ref, dict[str, Any]]]:
    """The entries of lists that the record has as well, and the key that each has there; the others come last."""
    lists, found, keys = lists_of(held), list[Pair](), dict[Ref, dict[str, Any]]()
    for owner, entries in lists_of(rows).items():
        if not (before := lists.get(owner)):
            continue
        pairs = Pairs(before, entries)
        found += pairs.found
        keys |= {pair.further.row.ref: pair.held.row.key for pair in pairs.found}
        last = max(entry.place for entry in before)
        for place, entry in enumerate(pairs.further, last + 1):
            keys[entry.row.ref] = {**before[0].row.key, entry.kind.place: place}
    return found, keys


def namesakes(pairs: Iterable[Pair], own: set[Ref], held: set[Ref]) -> dict[Ref, list[Ref]]:
    """The people and bodies, known by their printed names alone, whom the record calls by another language's name."""
    found: dict[Ref, list[Ref]] = {}
    for pair in pairs:
        for name, value in pair.further.row.values.items():
            other = pair.held.row.values.get(name)
            if isinstance(value, Ref) and value in own and other in held and other not in found.get(value, ()):
                found.setdefault(value, []).append(other)
    return found


def renamed(value: Any, name: str, held: PlanRow | None, people: dict[Ref, list[Ref]], first: dict[Ref, Ref]) -> Any:
    """Who is named, as the record calls them: in the same entry, else anywhere."""
    if not isinstance(value, Ref) or value not in people:
        return value
    other = held.values.get(name) if held else None
    return other if other in people[value] else first[value]


def additions(rows: list[PlanRow], held: Held) -> list[PlanRow]:
    """The rows of a further language as far as the languages before it do not say the same."""
    return added(as_held(rows, held), held)


def added(rows: list[PlanRow], held: Held) -> list[PlanRow]:
    """The rows that a further language adds.

    A record that both state keeps what was said of it first; lines and names in this language, and what was left open,
    are added. A record that only this language states is made; all these are equally authentic, so a person decides.
    """
    return referenced([added_to(row, held.get(row.ref)) for row in rows], held) if held else rows


def added_to(row: PlanRow, first: PlanRow | None) -> PlanRow:
    """A row without what another language said already."""
    if first is None or "language" in row.key:
        return row
    new = {name: value for name, value in row.values.items() if first.values.get(name) in (None, "", [])}
    return replace(row, values=new, fill=True)


def referenced(rows: list[PlanRow], held: Held) -> list[PlanRow]:
    """The rows without new people and bodies to whom none of the others points."""
    named = {ref for row in rows for ref in pointers([*row.values.values(), *row.key.values(), *row.initial.values()])}
    return [row for row in rows if row.model not in NAMED or row.ref in named or row.ref in held]


def pointers(values: Iterable[object]) -> Iterator[Ref]:
    for value in values:
        if isinstance(value, Ref):
            yield value
        elif isinstance(value, list):
            yield from pointers(value)


def differences(rows: list[PlanRow], held: Held) -> Iterator[str]:
    """Where a further language disagrees with those before it, in words for a reviewer."""
    compared = [row for row in rows if is_compared(row)] if held else []
    for row in compared:
        first = held.get(row.ref)
        if first is None:
            yield f"{told(row)} stands in this language only."
            continue
        for name, value in row.values.items():
            if name in first.values and not same_value(first.values[name], value):
                held_as, here_as = stated(first.values[name]), stated(value)
                yield f"{told(first)}: {name} is {held_as} in another language, {here_as} in this one."
    here = {row.ref for row in compared}
    for ref, row in held.items() if compared else ():
        if ref not in here and is_compared(row):
            yield f"{told(row)} is missing in this language."


def is_compared(row: PlanRow) -> bool:
    return "language" not in row.key and row.model not in NAMED


def stated(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(stated, value)) or "not stated"
    return "not stated" if value in (None, "") else str(value)
