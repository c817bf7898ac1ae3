"""Where a new import puts the entries of lists: their records go along, with all that is held of them.

An entry is found by its position in a list, and a corrected report may print it at another. So before rows are written,
each record moves to the position that its entry has from now on. One that no import names any more, or that staff
added, gives way to those of the report: it goes behind them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from django.db.models import Model

from ccpcj.lib.services import renumber
from ccpcj.reports.plan.plan_row import PlanRow, Ref, ref
from sessions.models import Group, Organization, State

from .language_merge import RecordRows
from .match import EntryPair, ListMatch
from .printed_lists import (
    LIST_KINDS,
    ListEntry,
    ListKind,
    lists_of,
)
from .record_lookup import RecordLookup, records_with_key

Positions = dict[Ref, int]  # the position that an entry comes to have
NATURAL_KEYS: dict[type[Model], str] = {State: "iso3", Group: "code", Organization: "slug"}


@dataclass
class Moves:
    """Where entries of lists come to stand, and the records of each list that are to be written so."""

    positions: Positions = field(default_factory=dict)
    records: list[list[Model]] = field(default_factory=list)

    def entries(self) -> Iterator[Ref]:
        """The entries that come to stand at another position."""
        for entry, position in self.positions.items():
            if dict(entry.key)[LIST_KINDS[entry.model].position] != position:
                yield entry


def moves_between(before: RecordRows, after: RecordRows) -> Positions:
    """The moves from what imports said of the record to what they said later."""
    positions: Positions = {}
    lists = lists_of(before.values(), numbers_bodies=False)
    for key, entries in lists_of(after.values(), numbers_bodies=False).items():
        positions |= new_positions(ListMatch(lists.get(key, ()), entries).pairs)
    return positions


def new_positions(pairs: Iterable[EntryPair]) -> Positions:
    return {pair.old.row.ref: pair.new.position for pair in pairs}


def with_positions(rows: Iterable[PlanRow], positions: Positions) -> list[PlanRow]:
    return [
        replace(row, key={**row.key, LIST_KINDS[row.model].position: positions[row.ref]})
        if row.ref in positions
        else row
        for row in rows
    ]


def find_moves(before: RecordRows, after: RecordRows, lookup: RecordLookup) -> Moves:
    """Tell where the records of each list go that an import changes; nothing is written.

    `before` is what all languages say of the record, `after` what they come to say with this import.
    """
    moves, lists = Moves(), lists_of(before.values(), numbers_bodies=False)
    for key, entries in lists_of(after.values(), numbers_bodies=False).items():
        old = lists.get(key, [])
        if [entry.row for entry in old] != [entry.row for entry in entries]:
            find_list_moves(old, entries, records_of_list(entries[0], lookup), moves)
    return moves


def find_list_moves(
    old: list[ListEntry], new: list[ListEntry], records: list[tuple[ListEntry, Model]], moves: Moves
) -> None:
    """Find the moves of one list, of which these are the records."""
    positions = list_positions(old, new, [entry for entry, _ in records])
    used = {*positions.values(), *(entry.position for entry in new)}
    moved: list[Model] = []
    for entry, record in records:
        if entry.row.ref not in positions:  # it gives way
            positions[entry.row.ref] = next(number for number in count(entry.position) if number not in used)
            used.add(positions[entry.row.ref])
        if (position := positions[entry.row.ref]) != entry.position:
            setattr(record, entry.kind.position, position)
            moved.append(record)
    moves.positions |= positions
    moves.records.append(moved)


def list_positions(old: list[ListEntry], new: list[ListEntry], records: list[ListEntry]) -> Positions:
    """Where the entries go that the report prints, and the others whom staff say to be one that it comes to print.

    An entry that is left over stays where one that is new comes to stand: it is corrected.
    """
    match = ListMatch(old, new)
    positions = new_positions(match.pairs)
    by_staff = ListMatch([entry for entry in records if entry.row.ref not in positions], match.new_left)
    positions |= new_positions(pair for pair in by_staff.pairs if pair.is_of_one_party())
    corrected = {entry.position for entry in match.new_left} - set(positions.values())
    return {entry.row.ref: entry.position for entry in match.old_left if entry.position in corrected} | positions


def records_of_list(entry: ListEntry, lookup: RecordLookup) -> list[tuple[ListEntry, Model]]:
    """The records of the list that an entry is of, each with itself as an entry; none where the list is new."""
    kind = entry.kind
    key = {name: value for name, value in entry.row.key.items() if name != kind.position}
    if (record_key := lookup.resolve_key(key)) is None:
        return []
    records = records_with_key(entry.row.model, record_key).order_by(kind.position, "pk")
    return [(record_entry(record, kind, key), record) for record in records.select_related(*kind.parties)]


def record_entry(record: Model, kind: ListKind, key: dict[str, Any]) -> ListEntry:
    """A record as an entry that tells its position, its party, and what tells it from others of that party."""
    party = next((party for name in kind.parties if (party := getattr(record, name))), None)
    party_ref = party and ref(type(party), **{NATURAL_KEYS[type(party)]: getattr(party, NATURAL_KEYS[type(party)])})
    plain = [name for name in kind.details if not record._meta.get_field(name).is_relation]
    row = PlanRow(
        type(record),
        {**key, kind.position: getattr(record, kind.position)},
        {name: getattr(record, name) for name in plain},
    )
    return ListEntry(row, kind, party_ref, unlisted=party_ref)


def write_moves(moves: Moves) -> None:
    """Write the positions that the moves give to records."""
    for records in moves.records:
        if records:
            renumber(records, LIST_KINDS[type(records[0])].position)
