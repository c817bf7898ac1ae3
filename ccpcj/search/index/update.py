"""Bringing the index up to date with what was written, batch by batch, and building it anew.

The writer does it, or a worker: never the request of a visitor, who searches what is there meanwhile. Each batch
commits, so that what a killed process leaves the next one takes up. Batches begin with the oldest change; so of two
processes the one that commits later sees that its changes are gone, and reads again.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.core.management import CommandError
from django.db import DatabaseError, connection, transaction
from django.db.models import Exists, OuterRef

from ccpcj.lib.batches import batches
from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.progress import ProgressReport, no_progress
from ccpcj.search.models import IndexedTable, IndexEntry, PendingChange, TitleKey
from resolutions.models import Resolution

from .affected_records import TABLE_OF_SUBJECT, Records, affected_records
from .index_rows import INDEX_SOURCES, IndexRow
from .process_cache import renew_stamp
from .search_vocabulary import Vocabulary, write_words
from .store import term_store
from .store.shared import EntryTerms
from .title_keys import title_keys
from .watched_tables import EVERYTHING

MANY_RECORDS = 5_000  # after as many the terms are put in order
BATCH_OF_CHANGES = 1_000
MAX_COUNTED = 10_000
LOCK = 0x63637063  # of PostgreSQL: one process at a time brings the index up to date


class ChangesGoneError(Exception):
    """Another process has taken up the changes meanwhile."""


class ReadyEntries(NamedTuple):
    """What is to stand in the index for some records of a table; what is not public has no entry."""

    table: int
    records: Sequence[int]
    entries: list[IndexEntry]
    terms: list[EntryTerms]
    rows: list[IndexRow]
    titles: list[TitleKey]


def bring_up_to_date(progress: ProgressReport = no_progress) -> int:
    """Take up every change that is noted; return how many records were read again.

    It costs one query where nothing was written.
    """
    changes = PendingChange.objects.count()
    steps = changes // BATCH_OF_CHANGES + 1
    count = sum(progress(IndexUpdate(), steps)) if changes else 0
    if count > MANY_RECORDS:
        term_store().optimize()
    return count


def index_import(progress: ProgressReport) -> None:
    """Bring the index up to date at the end of an import; CommandError says so where changes are left."""
    try:
        bring_up_to_date(progress)
    except DatabaseError as error:
        raise CommandError(
            f"What was read stands in the record, but the search does not find all of it yet: {error}. "
            "Run: manage.py check_index"
        ) from None


def count_pending() -> int:
    """Return how many changes are not searched yet; of very many, MAX_COUNTED."""
    return len(PendingChange.objects.values_list("pk")[:MAX_COUNTED])


def rebuild_index(progress: ProgressReport = no_progress) -> None:
    """Build the index anew: every record counts as changed. Until its batch comes, a record is found as it was."""
    PendingChange.objects.create(subject=EVERYTHING, key=0)
    bring_up_to_date(progress)


class IndexUpdate:
    """One run through the changes that wait: gives the number of records read in each batch."""

    def __init__(self) -> None:
        self.batch_number = 0
        self.vocabulary = Vocabulary()

    def __iter__(self) -> Iterator[int]:
        while PendingChange.objects.exists():
            try:
                yield self.take_up_batch()
            except ChangesGoneError:
                self.vocabulary = Vocabulary()  # the words of the batch were not written

    def take_up_batch(self) -> int:
        """Bring the records of the oldest changes up to date; return how many were read.

        PostgreSQL holds other updates off from the reading on. SQLite has one writer at a time: the records are read
        before its turn comes, so that people who save meanwhile wait for the writing alone.
        """
        if connection.vendor != "postgresql":
            return self.read_and_write()
        with transaction.atomic():
            lock_index()
            return self.read_and_write()

    def read_and_write(self) -> int:
        notes = oldest_notes()
        changes = {(subject, key) for _pk, subject, key in notes}
        records = affected_records(changes)
        count = sum(map(len, records.values()))
        many = count > BATCH_OF_CHANGES
        ready = [] if many else [*read_entries(records)]
        words = self.vocabulary.words_of_rows(row for entries in ready for row in entries.rows)
        self.batch_number += 1
        with transaction.atomic():
            remove_notes([pk for pk, _subject, _key in notes])
            if (EVERYTHING, 0) in changes:
                remove_orphan_terms()
            if many:
                note_records(records)
            for entries in ready:
                write_entries(entries)
            write_words(words)
            if self.shows_batch():
                renew_stamp()
        return 0 if many else count

    def shows_batch(self) -> bool:
        """Whether processes are told to read the index again: after 1, 2, 4, 8 … batches, and after the last.

        Reading it takes long where it is large, and every reader waits for that.
        """
        return self.batch_number & (self.batch_number - 1) == 0 or not PendingChange.objects.exists()


def lock_index() -> None:
    """Keep other updates from the index until the transaction ends, as SQLite's own lock does by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def oldest_notes() -> list[tuple[int, str, int]]:
    """Return the notes of a batch; where one says that everything has changed, it speaks for all that wait."""
    waiting = PendingChange.objects.order_by("pk").values_list("pk", "subject", "key")
    notes = list(waiting[:BATCH_OF_CHANGES])
    return list(waiting) if any(subject == EVERYTHING for _pk, subject, _key in notes) else notes


def remove_notes(keys: Sequence[int]) -> None:
    """Remove the notes of changes that are taken up; ChangesGoneError is raised where another process was faster."""
    removed = sum(PendingChange.objects.filter(pk__in=batch).delete()[0] for batch in batches(keys))
    if removed != len(keys):
        raise ChangesGoneError


def note_records(records: Records) -> None:
    """Note each of many records for a batch of its own to come."""
    subjects = {table: subject for subject, table in TABLE_OF_SUBJECT.items()}
    notes = (PendingChange(subject=subjects[table], key=key) for table in records for key in sorted(records[table]))
    PendingChange.objects.bulk_create(notes, batch_size=BATCH_OF_CHANGES)


def read_entries(records: Records) -> Iterator[ReadyEntries]:
    """Read what the index is to say of these records."""
    for table in records:
        for batch in batches(sorted(records[table])):
            rows = list(INDEX_SOURCES[table].rows(batch))
            new = [(row.entry(terms), terms) for row in rows if (terms := row.terms())]
            yield ReadyEntries(
                table, batch, [entry for entry, _terms in new], [(entry.pk, terms) for entry, terms in new], rows,
                title_keys(batch, rows) if table == IndexedTable.TITLE else [],
            )  # fmt: skip


def write_entries(ready: ReadyEntries) -> None:
    """Put the entries of some records in the place of those that the index has of them."""
    old = list(IndexEntry.objects.filter(table=ready.table, record__in=ready.records).values_list("pk", flat=True))
    term_store().remove(old)
    IndexEntry.objects.filter(pk__in=old).delete()
    IndexEntry.objects.bulk_create(ready.entries)
    term_store().add(ready.terms)
    if ready.table == IndexedTable.TITLE:
        TitleKey.objects.bulk_create(
            ready.titles, update_conflicts=True, unique_fields=["work"], update_fields=[*LANGUAGES, "newest"]
        )
        remove_orphan_title_keys(ready.records)


def remove_orphan_title_keys(works: Sequence[int]) -> None:
    """Remove the keys of those of these works that are no more."""
    there = Resolution.objects.filter(pk=OuterRef("pk"))
    TitleKey.objects.filter(~Exists(there), work__in=works).delete()


def refresh_entries(records: Records, progress: ProgressReport = no_progress) -> None:
    """Make the entries of these records anew, in one transaction."""
    with transaction.atomic():
        lock_index()
        remove_orphan_terms()
        vocabulary = Vocabulary()
        for entries in progress(read_entries(records), sum(map(len, records.values())) // BATCH_OF_CHANGES + 1):
            write_entries(entries)
            write_words(vocabulary.words_of_rows(entries.rows))
        renew_stamp()


def remove_orphan_terms() -> None:
    """Remove the terms that have no entry."""
    term_store().remove(orphan_terms())


def orphan_terms() -> set[int]:
    """Return the keys of terms that have no entry."""
    return term_store().stored_keys() - set(IndexEntry.objects.values_list("pk", flat=True))
