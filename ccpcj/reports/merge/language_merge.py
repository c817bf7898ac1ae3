"""A language beside those before it: it adds its own words to their record, and overrules nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from ccpcj.reports.plan.plan_row import PlanRow, Ref, same_value

from .match import EntryPair, ListMatch
from .printed_lists import (
    NAMED_MODELS,
    describe_row,
    lists_of,
    unlisted_refs,
)
from .renumbered_texts import with_numbers_of

RecordRows = dict[Ref, PlanRow]  # what imports say of the record


class LanguageRows(NamedTuple):
    """The rows of a report in one language, beside the record of the languages before it."""

    aligned: list[PlanRow]  # entries of lists and people are those of the record
    additions: list[PlanRow]  # of these, without what the record says already


def merge_language(rows: list[PlanRow], record: RecordRows) -> LanguageRows:
    """Give the rows of a language as the record of the others has them, and what they add to it."""
    if not record:
        return LanguageRows(rows, rows)
    aligned = align_rows(with_numbers_of(record.values(), rows), record)
    return LanguageRows(aligned, additions_to(record, aligned))


def with_additions(record: RecordRows, additions: list[PlanRow]) -> RecordRows:
    """The record with what a language adds to it."""
    rows = dict(record)
    for row in additions:
        first = rows.get(row.ref)
        rows[row.ref] = replace(first, values={**first.values, **row.values}) if first else row
    return rows


def align_rows(rows: list[PlanRow], record: RecordRows) -> list[PlanRow]:
    """The rows of a language, those of lists at the positions and with the people that the record has."""
    pairs, keys = align_lists(rows, list(record.values()))
    people = namesakes(pairs, unlisted_refs(rows), unlisted_refs(record.values()))
    counterparts = {pair.new.row.ref: pair.old.row for pair in pairs}
    aligned: list[PlanRow] = []
    for row in rows:
        if row.ref in people:
            aligned += [replace(row, key=dict(person.key)) for person in people[row.ref] if row.values]
        else:
            counterpart = counterparts.get(row.ref)
            values = {name: in_record(value, name, counterpart, people) for name, value in row.values.items()}
            aligned.append(replace(row, key=keys.get(row.ref, row.key), values=values))
    return aligned


def align_lists(rows: list[PlanRow], record: list[PlanRow]) -> tuple[list[EntryPair], dict[Ref, dict[str, Any]]]:
    """The entries of lists that the record has as well, and the key that each has there; the others come last."""
    record_lists, pairs, keys = lists_of(record), list[EntryPair](), dict[Ref, dict[str, Any]]()
    for key, entries in lists_of(rows).items():
        if not (record_entries := record_lists.get(key)):
            continue
        match = ListMatch(record_entries, entries)
        pairs += match.pairs
        keys |= {pair.new.row.ref: pair.old.row.key for pair in match.pairs}
        last = max(entry.position for entry in record_entries)
        for position, entry in enumerate(match.new_left, last + 1):
            keys[entry.row.ref] = {**record_entries[0].row.key, entry.kind.position: position}
    return pairs, keys


def namesakes(pairs: Iterable[EntryPair], own: set[Ref], others: set[Ref]) -> dict[Ref, list[Ref]]:
    """The people and bodies, known by their printed names alone, whom the record calls by another language's name."""
    people: dict[Ref, list[Ref]] = {}
    for pair in pairs:
        for name, value in pair.new.row.values.items():
            other = pair.old.row.values.get(name)
            if isinstance(value, Ref) and value in own and other in others and other not in people.get(value, ()):
                people.setdefault(value, []).append(other)
    return people


def in_record(value: Any, name: str, counterpart: PlanRow | None, people: dict[Ref, list[Ref]]) -> Any:
    """Whom a value names, as the record calls them: in the same entry, else anywhere."""
    if not isinstance(value, Ref) or value not in people:
        return value
    other = counterpart.values.get(name) if counterpart else None
    return other if other in people[value] else people[value][0]


def additions_to(record: RecordRows, rows: list[PlanRow]) -> list[PlanRow]:
    """What the aligned rows of a language add to the record.

    A record that both state keeps what was said of it first; lines and names in this language, and what was left open,
    are added. A record that only this language states is made; all these are equally authentic, so a person decides.
    """
    return without_unused_names([addition_to(record.get(row.ref), row) for row in rows], record)


def addition_to(first: PlanRow | None, row: PlanRow) -> PlanRow:
    """A row without what another language said already."""
    if first is None or "language" in row.key:
        return row
    new = {name: value for name, value in row.values.items() if first.values.get(name) in (None, "", [])}
    unlike = {
        name: (first.values[name], value)
        for name, value in row.values.items()
        if name not in new and value not in (None, "", []) and not same_value(first.values[name], value)
    }
    return replace(row, values=new, fill=True, unlike=unlike)


def without_unused_names(rows: list[PlanRow], record: RecordRows) -> list[PlanRow]:
    """The rows without new people and bodies at whom none of the others points."""
    used = {ref for row in rows for ref in refs_in([*row.values.values(), *row.key.values(), *row.initial.values()])}
    return [row for row in rows if row.model not in NAMED_MODELS or row.ref in used or row.ref in record]


def refs_in(values: Iterable[object]) -> Iterator[Ref]:
    for value in values:
        if isinstance(value, Ref):
            yield value
        elif isinstance(value, list):
            yield from refs_in(value)


def describe_differences(rows: list[PlanRow], record: RecordRows) -> Iterator[str]:
    """Tell where the aligned rows of a language disagree with the record of the others, in words for a reviewer."""
    compared = [row for row in rows if is_compared(row)] if record else []
    for row in compared:
        first = record.get(row.ref)
        if first is None:
            yield f"{describe_row(row)} stands in this language only."
            continue
        for name, value in row.values.items():
            if name in first.values and not same_value(first.values[name], value):
                theirs, ours = describe_value(first.values[name]), describe_value(value)
                yield f"{describe_row(first)}: {name} is {theirs} in another language, {ours} in this one."
    refs = {row.ref for row in compared}
    for ref, row in record.items() if compared else ():
        if ref not in refs and is_compared(row):
            yield f"{describe_row(row)} is missing in this language."


def is_compared(row: PlanRow) -> bool:
    return "language" not in row.key and row.model not in NAMED_MODELS


def describe_value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(describe_value, value)) or "not stated"
    return "not stated" if value in (None, "") else str(value)
