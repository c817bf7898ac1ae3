"""Whether the index says what the records say: `manage.py check_index` compares every entry, and repairs it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ccpcj.lib.batches import batches
from ccpcj.lib.progress import ProgressReport, no_progress
from ccpcj.search.models import IndexedTable, IndexEntry, TitleKey

from .affected_records import Records, all_records
from .entry_keys import record_of_key
from .index_rows import INDEX_SOURCES, IndexRow
from .store import term_store
from .title_keys import title_keys
from .update import orphan_terms, refresh_entries


class IndexFault(NamedTuple):
    """A record of which the index says something else.

    `fault` is "missing", "left over", "different" or "out of order", which is said of titles.
    """

    table: int  # an IndexedTable
    record: int
    fault: str


def find_faults(progress: ProgressReport = no_progress) -> Iterator[IndexFault]:
    """Compare every entry and its terms with the record."""
    records = all_records()
    for key in sorted(orphan_terms()):
        yield IndexFault(*record_of_key(key), "left over")
    steps = [(table, batch) for table in records for batch in batches(sorted(records[table]))]
    for table, batch in progress(steps, len(steps)):
        yield from faults_of_records(table, batch)


def faults_of_records(table: int, records: Sequence[int]) -> Iterator[IndexFault]:
    """Compare the entries of some records of a table with what the records say."""
    entries = {entry.record: entry for entry in IndexEntry.objects.filter(table=table, record__in=records)}
    stored = dict(term_store().stored_terms([entry.pk for entry in entries.values()])) if entries else {}
    rows = list(INDEX_SOURCES[table].rows(records))
    for row in rows:
        entry, terms = entries.pop(row.record, None), row.terms()
        if entry is None:
            if terms:
                yield IndexFault(table, row.record, "missing")
        elif column_values(entry) != column_values(row.entry(terms)) or stored.get(
            entry.pk
        ) != term_store().stored_form(terms):
            yield IndexFault(table, row.record, "different")
    for record in entries:
        yield IndexFault(table, record, "left over")
    if table == IndexedTable.TITLE:
        yield from title_faults(records, rows)


def title_faults(works: Sequence[int], rows: Sequence[IndexRow]) -> Iterator[IndexFault]:
    """Compare the place of some works in the order of titles with what their titles say."""
    stored = {key.work_id: column_values(key) for key in TitleKey.objects.filter(work__in=works)}
    expected = {key.work_id: column_values(key) for key in title_keys(works, rows)}
    for work in works:
        if stored.get(work) != expected.get(work):
            yield IndexFault(IndexedTable.TITLE, work, "out of order")


def column_values(entry: IndexEntry | TitleKey) -> list[Any]:
    values = [getattr(entry, column.attname) for column in entry._meta.concrete_fields]
    return [bytes(value) if isinstance(value, memoryview) else value for value in values]  # as PostgreSQL gives them


def repair_index(faults: Iterable[IndexFault], progress: ProgressReport = no_progress) -> None:
    """Bring the records that `find_faults` names up to date, in one transaction."""
    records: Records = defaultdict(set)
    for fault in faults:
        records[fault.table].add(fault.record)
    if records:
        refresh_entries(records, progress)
