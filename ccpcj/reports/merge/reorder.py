"""Where a new import puts the entries of lists: their records go along, with all that is held of them.

An entry is found by its place in a list, and a corrected report may print it at another. So before rows are written,
each record moves to the place that its entry has from now on. One that no import names any more, or that staff added,
gives way to those of the report: it goes behind them.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from typing import Any

from django.db.models import F, Model

from ccpcj.reports.plan.plan_row import PlanRow, Ref, ref
from resolutions.models import Sponsorship
from sessions.models import Group, Organization, State

from .further_language import Held
from .lookup import having
from .match import Pair, Pairs
from .printed_lists import (
    KINDS,
    Entry,
    Kind,
    lists_of,
)

Moves = dict[Ref, int]  # the place that an entry comes to have
Resolve = Callable[[Any], Any]  # from a reference to its record
ASIDE = 10_000  # longer than any list: where records wait while others move
NATURAL: dict[type[Model], str] = {State: "iso3", Group: "code", Organization: "slug"}


def between(before: Held, after: Held) -> Moves:
    """The moves from one state of the record to a later one."""
    lists, found = lists_of(before.values(), counted=False), Moves()
    for owner, entries in lists_of(after.values(), counted=False).items():
        found |= paired(Pairs(lists.get(owner, ()), entries).found)
    return found


def paired(pairs: Iterable[Pair]) -> Moves:
    return {pair.held.row.ref: pair.further.place for pair in pairs}


def at_new_places(rows: Iterable[PlanRow], moves: Moves) -> list[PlanRow]:
    return [
        replace(row, key={**row.key, KINDS[row.model].place: moves[row.ref]}) if row.ref in moves else row
        for row in rows
    ]


def elsewhere(moves: Moves) -> list[Ref]:
    """The entries that come to stand at another place."""
    return [entry for entry, place in moves.items() if dict(entry.key)[KINDS[entry.model].place] != place]


def move(before: Held, after: Held, resolve: Resolve) -> Moves:
    """Move the records of each list that an import changes; where all entries of these come to be."""
    lists, found = lists_of(before.values(), counted=False), Moves()
    for owner, entries in lists_of(after.values(), counted=False).items():
        held = lists.get(owner, [])
        if [entry.row for entry in held] != [entry.row for entry in entries]:
            found |= move_list(held, entries, resolve)
    return found


def move_list(held: list[Entry], entries: list[Entry], resolve: Resolve) -> Moves:
    records = records_of(entries[0], resolve)
    found = moves_of(held, entries, [entry for entry, _ in records])
    taken = {*found.values(), *(entry.place for entry in entries)}
    for entry, _ in records:
        if entry.row.ref not in found:  # it gives way
            found[entry.row.ref] = next(place for place in count(entry.place) if place not in taken)
            taken.add(found[entry.row.ref])
    put(
        [(record, place) for entry, record in records if (place := found[entry.row.ref]) != entry.place],
        entries[0].kind,
    )
    return found


def moves_of(held: list[Entry], entries: list[Entry], records: list[Entry]) -> Moves:
    """Where the entries go that the report prints, and the others whom staff say to be one that it comes to print.

    An entry that is left over stays where one that is new comes to stand: it is corrected.
    """
    pairs = Pairs(held, entries)
    found = paired(pairs.found)
    others = Pairs([entry for entry in records if entry.row.ref not in found], pairs.further).found
    found |= paired(pair for pair in others if pair.held.called and pair.held.called == pair.further.called)
    new = {entry.place for entry in pairs.further} - set(found.values())
    return {entry.row.ref: entry.place for entry in pairs.held if entry.place in new} | found


def records_of(one: Entry, resolve: Resolve) -> list[tuple[Entry, Model]]:
    """The records of the list that an entry is of, each with itself as an entry; none where the list is new."""
    key = {name: value for name, value in one.row.key.items() if name != one.kind.place}
    known = {name: resolve(value) for name, value in key.items()}
    if any(known[name] is None for name, value in key.items() if value is not None):
        return []
    held = having(one.row.model, known).order_by(one.kind.place, "pk")
    return [(as_entry(record, one.kind, key), record) for record in held.select_related(*one.kind.who)]


def as_entry(record: Model, kind: Kind, key: dict[str, Any]) -> Entry:
    """A record as an entry that tells its place, whom it names, and what tells it from others of that name."""
    named = next((one for field in kind.who if (one := getattr(record, field))), None)
    name = named and ref(type(named), **{NATURAL[type(named)]: getattr(named, NATURAL[type(named)])})
    plain = (field for field in kind.which if not record._meta.get_field(field).is_relation)
    values = {field: getattr(record, field) for field in plain}
    return Entry(
        PlanRow(type(record), {**key, kind.place: getattr(record, kind.place)}, values), kind, name, coined=name
    )


def put(moved: list[tuple[Model, int]], kind: Kind) -> None:
    """Give records their places; no two have the same on the way."""
    if not moved:
        return
    records = type(moved[0][0])._default_manager
    records.filter(pk__in=[record.pk for record, _ in moved]).update(**{kind.place: F(kind.place) + ASIDE})
    for record, place in moved:
        records.filter(pk=record.pk).update(**{kind.place: place})
        if isinstance(record, Sponsorship):
            record.members.update(position=place)
