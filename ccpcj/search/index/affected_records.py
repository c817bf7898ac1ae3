"""Which records of the index a change concerns: the record itself, and those that hang from it."""

from collections import defaultdict
from typing import Any

from ccpcj.lib.batches import batches
from ccpcj.search.models import IndexedTable, IndexEntry
from resolutions.models import Version

from .index_rows import INDEX_SOURCES
from .watched_tables import DOCUMENT, EVERYTHING, PARAGRAPH, POSITION, REPORT, STATEMENT, TITLE

TABLE_OF_SUBJECT = {
    PARAGRAPH: IndexedTable.PARAGRAPH, TITLE: IndexedTable.TITLE, REPORT: IndexedTable.REPORT,
    STATEMENT: IndexedTable.STATEMENT, DOCUMENT: IndexedTable.DOCUMENT, POSITION: IndexedTable.POSITION,
}  # fmt: skip
Records = dict[int, set[int]]  # primary keys by IndexedTable


def affected_records(changes: set[tuple[str, int]]) -> Records:
    """Return the records to read again for changes (subject, key): those noted, and those that hang from them."""
    keys: dict[str, set[int]] = defaultdict(set)
    for subject, key in changes:
        keys[subject] |= {key} - {0}  # as a trigger notes what a column that is empty concerns
    if EVERYTHING in keys:
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
        records[IndexedTable.STATEMENT] |= records_where(IndexedTable.STATEMENT, subjects__resolution__in=batch)
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
