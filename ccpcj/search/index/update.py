"""Bringing the index up to date with what was written, building it anew, and proving that it is right."""

import logging
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import OperationalError, connection, transaction

from ccpcj.lib.batches import batches
from ccpcj.search.models import (
    Change,
    Entry,
    Stamp,
    Table,
)
from resolutions.models import Paragraph, Version
from sessions.models import Statement

from .entry_keys import key_of, source_of
from .index_rows import SOURCES, Row
from .store import store
from .vocabulary import Learner
from .watched_tables import (
    DOCUMENT,
    EVERYTHING,
    PARAGRAPH,
    REPORT,
    STATEMENT,
    TITLE,
)

MANY = 5_000  # changes after which the terms are put in order
PATIENCE = "2s"  # that a reader has while another process is at the index
LOCK = 0x63637063  # of PostgreSQL: one process at a time brings the index up to date
OWN = {PARAGRAPH: Table.PARAGRAPH, TITLE: Table.TITLE, REPORT: Table.REPORT,
       STATEMENT: Table.STATEMENT, DOCUMENT: Table.DOCUMENT}  # fmt: skip
Progress = Callable[[Iterable[Any], int], Iterable[Any]]
Put = Callable[[Iterable[tuple[int, dict[str, list[str]]]]], None]
logger = logging.getLogger(__name__)


def no_progress(steps: Iterable[Any], total: int) -> Iterable[Any]:
    return steps


def bring_up_to_date(progress: Progress = no_progress) -> int:
    """Takes up every change noted since the last time; how many records were looked at. One query where none was.

    Where another process is at it for longer than a reader waits, the index is searched as it is.
    """
    if not Change.objects.exists():
        return 0
    try:
        looked_at = take_up_changes(progress)
    except OperationalError as error:
        logger.warning("The search index was not brought up to date: %s", error)
        return 0
    if looked_at > MANY:
        store().tidy()
    return looked_at


def take_up_changes(progress: Progress) -> int:
    with transaction.atomic():
        lock(PATIENCE)
        changes = list(Change.objects.values_list("pk", "what", "key"))
        keys = touched({(what, key) for _pk, what, key in changes})
        looked_at = refresh(keys, progress)
        for some in batches((pk for pk, _what, _key in changes)):
            Change.objects.filter(pk__in=some).delete()
        stamp()
    return looked_at


def lock(patience: str = "0") -> None:
    """One process at a time; OperationalError after so much waiting, "0" for any. SQLite's own lock is as patient."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [patience])
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            cursor.execute("SET LOCAL lock_timeout TO DEFAULT")


def stamp() -> None:
    """Tells every process that what it keeps in memory is old. By chance, so that no rolled back number comes again."""
    Stamp.objects.update_or_create(pk=1, defaults={"number": secrets.randbits(62)})


def touched(changes: set[tuple[str, int]]) -> dict[Table, set[int]]:
    """The records to look at, by table: those noted, and those that hang from them."""
    by: dict[str, set[int]] = defaultdict(set)
    for what, key in changes:
        by[what].add(key)
    if EVERYTHING in by:
        remove_strays()
        return every_record()
    keys: dict[Table, set[int]] = defaultdict(set)
    for what, table in OWN.items():
        keys[table] |= by[what]
    for some in batches(by["version"]):
        keys[Table.TITLE] |= set(Version.objects.filter(pk__in=some).values_list("resolution", flat=True))
    for some in batches(by["session"]):
        by["work"] |= below(Table.TITLE, session__in=some)
        for table in (Table.REPORT, Table.STATEMENT, Table.DOCUMENT):
            keys[table] |= below(table, session__in=some)
    for some in batches(by["work"]):
        keys[Table.TITLE] |= set(some)
        keys[Table.PARAGRAPH] |= set(
            Paragraph.objects.filter(version__resolution__in=some).values_list("pk", flat=True)
        )
    for who in ("state", "group", "organization", "person"):
        keys[Table.STATEMENT] |= below(Table.STATEMENT, **{f"{who}__in": by[who]}) if by[who] else set()
    if by["group"]:
        keys[Table.STATEMENT] |= set(
            Statement.objects.filter(on_behalf_group__in=by["group"]).values_list("pk", flat=True)
        )
    return keys


def below(table: Table, **having: Any) -> set[int]:
    return set(SOURCES[table][0].objects.filter(**having).values_list("pk", flat=True))


def refresh(keys: dict[Table, set[int]], progress: Progress = no_progress, put: Put | None = None) -> int:
    """Brings the entries of these records up to date."""
    pieces = [(table, some) for table in keys for some in batches(sorted(keys[table]))]
    learner = Learner()
    for table, some in progress(pieces, len(pieces)):
        rows = list(SOURCES[table][1](some))
        replace(table, some, rows, put or store().put)
        learner.learn(rows)
    return sum(map(len, keys.values()))


def replace(table: Table, sources: Sequence[int], rows: Sequence[Row], put: Put) -> None:
    """Takes out the entries of these records and puts in what they say now; what is not public stays out."""
    old = list(Entry.objects.filter(table=table, source__in=sources).values_list("pk", flat=True))
    store().remove(old)
    Entry.objects.filter(pk__in=old).delete()
    new = [(entry_of(row, terms), terms) for row in rows if (terms := row.terms())]
    Entry.objects.bulk_create(entry for entry, _terms in new)
    put((entry.pk, terms) for entry, terms in new)


def entry_of(row: Row, terms: dict[str, list[str]]) -> Entry:
    return row.entry(key_of(row.day, row.table, row.source), max(map(len, terms.values())))


def rebuild(progress: Progress = no_progress) -> int:
    """Builds the index anew from nothing."""
    with transaction.atomic():
        lock()
        Entry.objects.all().delete()
        Change.objects.all().delete()
        with store().anew() as put:
            looked_at = refresh(every_record(), progress, put)
        stamp()
    store().tidy()
    return looked_at


def repair(found: Iterable[tuple[Table, int, str]], progress: Progress = no_progress) -> None:
    """Brings the records named by `faults` up to date."""
    keys: dict[Table, set[int]] = defaultdict(set)
    for table, source, _fault in found:
        keys[table].add(source)
    if keys:
        with transaction.atomic():
            lock()
            remove_strays()
            refresh(keys, progress)
            stamp()


def remove_strays() -> None:
    """Takes out terms that have no entry."""
    store().remove(store().keys() - set(Entry.objects.values_list("pk", flat=True)))


def faults(progress: Progress = no_progress) -> Iterator[tuple[Table, int, str]]:
    """Every record of which the index says something else than the record: missing, left over, or different."""
    keys = every_record()
    for key in sorted(store().keys() - set(Entry.objects.values_list("pk", flat=True))):
        yield *source_of(key), "left over"
    pieces = [(table, some) for table in keys for some in batches(sorted(keys[table]))]
    for table, some in progress(pieces, len(pieces)):
        yield from differing(table, some)


def every_record() -> dict[Table, set[int]]:
    """Every record there is, and every one that the index has."""
    keys = {table: set(model.objects.values_list("pk", flat=True)) for table, (model, _rows) in SOURCES.items()}
    for table, source in Entry.objects.values_list("table", "source"):
        keys[Table(table)].add(source)
    return keys


def differing(table: Table, sources: Sequence[int]) -> Iterator[tuple[Table, int, str]]:
    entries = {entry.source: entry for entry in Entry.objects.filter(table=table, source__in=sources)}
    held = dict(store().held([entry.pk for entry in entries.values()])) if entries else {}
    for row in SOURCES[table][1](sources):
        entry, terms = entries.pop(row.source, None), row.terms()
        if entry is None:
            if terms:
                yield table, row.source, "missing"
        elif not same(entry, entry_of(row, terms)) or held.get(entry.pk) != store().as_held(terms):
            yield table, row.source, "different"
    for source in entries:
        yield table, source, "left over"


def same(one: Entry, other: Entry) -> bool:
    return values(one) == values(other)


def values(entry: Entry) -> list[Any]:
    held = [getattr(entry, column.attname) for column in Entry._meta.concrete_fields]
    return [bytes(value) if isinstance(value, memoryview) else value for value in held]  # as PostgreSQL gives them
