"""Bringing the index up to date with what was written, and building it anew."""

import logging
import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import OperationalError, connection, transaction

from ccpcj.lib.batches import batches
from ccpcj.lib.progress import ProgressReport, no_progress
from ccpcj.search.models import IndexedTable, IndexEntry, IndexStamp, PendingChange
from resolutions.models import Version

from .index_rows import INDEX_SOURCES, IndexRow
from .search_vocabulary import Vocabulary
from .store import AddEntries, term_store
from .watched_tables import DOCUMENT, EVERYTHING, PARAGRAPH, POSITION, REPORT, STATEMENT, TITLE

MANY_CHANGES = 5_000  # after as many the terms are put in order
PATIENCE = "2s"  # that a reader has while another process is at the index
LOCK = 0x63637063  # of PostgreSQL: one process at a time brings the index up to date
TABLE_OF_SUBJECT = {
    PARAGRAPH: IndexedTable.PARAGRAPH, TITLE: IndexedTable.TITLE, REPORT: IndexedTable.REPORT,
    STATEMENT: IndexedTable.STATEMENT, DOCUMENT: IndexedTable.DOCUMENT, POSITION: IndexedTable.POSITION,
}  # fmt: skip
Records = dict[int, set[int]]  # primary keys by IndexedTable
logger = logging.getLogger(__name__)


def bring_up_to_date(progress: ProgressReport = no_progress) -> int:
    """Take up every change noted since the last time; return how many records were read again.

    It costs one query where nothing was written. Where another process is at it for longer than a reader waits, the
    index is searched as it is.
    """
    if not PendingChange.objects.exists():
        return 0
    try:
        count = take_up_changes(progress)
    except OperationalError as error:
        logger.warning("The search index was not brought up to date: %s", error)
        return 0
    if count > MANY_CHANGES:
        term_store().optimize()
    return count


def take_up_changes(progress: ProgressReport) -> int:
    """Bring the entries of every noted change up to date in one transaction; return how many records were read."""
    with transaction.atomic():
        lock_index(PATIENCE)
        changes = list(PendingChange.objects.values_list("pk", "subject", "key"))
        records = affected_records({(subject, key) for _pk, subject, key in changes})
        refresh_entries(records, progress)
        for batch in batches(pk for pk, _subject, _key in changes):
            PendingChange.objects.filter(pk__in=batch).delete()
        renew_stamp()
    return sum(map(len, records.values()))


def lock_index(patience: str = "0") -> None:
    """Keep other processes from the index until the transaction ends; SQLite's own lock does so by itself.

    OperationalError is raised after so much waiting; "0" waits as long as it takes.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [patience])
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            cursor.execute("SET LOCAL lock_timeout TO DEFAULT")


def renew_stamp() -> None:
    """Tell every process that what it keeps in memory is old.

    The number is chosen by chance, so that one that was rolled back does not come again.
    """
    IndexStamp.objects.update_or_create(pk=1, defaults={"number": secrets.randbits(62)})


def affected_records(changes: set[tuple[str, int]]) -> Records:
    """Return the records to read again for changes (subject, key): those noted, and those that hang from them."""
    keys: dict[str, set[int]] = defaultdict(set)
    for subject, key in changes:
        keys[subject].add(key)
    if EVERYTHING in keys:
        remove_orphan_terms()
        return all_records()
    records: Records = defaultdict(set)
    for subject, table in TABLE_OF_SUBJECT.items():
        records[table] |= keys[subject]
    for batch in batches(keys["version"]):
        records[IndexedTable.TITLE] |= set(Version.objects.filter(pk__in=batch).values_list("resolution", flat=True))
    for batch in batches(keys["session"]):
        keys["work"] |= records_where(IndexedTable.TITLE, session__in=batch)
        for table in (IndexedTable.REPORT, IndexedTable.STATEMENT, IndexedTable.DOCUMENT):
            records[table] |= records_where(table, session__in=batch)
    for batch in batches(keys["work"]):
        records[IndexedTable.TITLE] |= set(batch)
        for table in (IndexedTable.PARAGRAPH, IndexedTable.POSITION):
            records[table] |= records_where(table, version__resolution__in=batch)
    for relation in ("state", "group", "organization", "person"):
        if keys[relation]:
            records[IndexedTable.STATEMENT] |= records_where(
                IndexedTable.STATEMENT, **{f"{relation}__in": keys[relation]}
            )
    for relation in ("state", "group"):
        if keys[relation]:
            records[IndexedTable.POSITION] |= records_where(
                IndexedTable.POSITION, **{f"{relation}__in": keys[relation]}
            )
    if keys["group"]:
        records[IndexedTable.STATEMENT] |= records_where(IndexedTable.STATEMENT, on_behalf_group__in=keys["group"])
    return records


def records_where(table: int, **conditions: Any) -> set[int]:
    return set(INDEX_SOURCES[table].model.objects.filter(**conditions).values_list("pk", flat=True))


def all_records() -> Records:
    """Return every record there is, and every one of which the index has an entry."""
    records = {table: set(source.model.objects.values_list("pk", flat=True)) for table, source in INDEX_SOURCES.items()}
    for table, record in IndexEntry.objects.values_list("table", "record"):
        records[table].add(record)
    return records


def refresh_entries(
    records: Records, progress: ProgressReport = no_progress, add_entries: AddEntries | None = None
) -> None:
    """Make the entries of these records anew; `add_entries` writes the terms elsewhere than into the store."""
    steps = [(table, batch) for table in records for batch in batches(sorted(records[table]))]
    vocabulary = Vocabulary()
    for table, batch in progress(steps, len(steps)):
        rows = list(INDEX_SOURCES[table].rows(batch))
        replace_entries(table, batch, rows, add_entries or term_store().add)
        vocabulary.add_words(rows)


def replace_entries(table: int, records: Sequence[int], rows: Iterable[IndexRow], add_entries: AddEntries) -> None:
    """Remove the entries of these records and add those of the rows; what is not public has no row."""
    old = list(IndexEntry.objects.filter(table=table, record__in=records).values_list("pk", flat=True))
    term_store().remove(old)
    IndexEntry.objects.filter(pk__in=old).delete()
    new = [(row.entry(terms), terms) for row in rows if (terms := row.terms())]
    IndexEntry.objects.bulk_create(entry for entry, _terms in new)
    add_entries((entry.pk, terms) for entry, terms in new)


def rebuild_index(progress: ProgressReport = no_progress) -> None:
    """Build the index anew from nothing."""
    with transaction.atomic():
        lock_index()
        IndexEntry.objects.all().delete()
        PendingChange.objects.all().delete()
        with term_store().rebuild() as add_entries:
            refresh_entries(all_records(), progress, add_entries)
        renew_stamp()
    term_store().optimize()


def remove_orphan_terms() -> None:
    """Remove the terms that have no entry."""
    term_store().remove(orphan_terms())


def orphan_terms() -> set[int]:
    """Return the keys of terms that have no entry."""
    return term_store().stored_keys() - set(IndexEntry.objects.values_list("pk", flat=True))
