"""The key of an entry: its day, its table and its record, so that falling keys are hits from the newest on.

From the highest bit: days since 1945, four bits for the table, forty bits that count records backwards.
"""

from datetime import date

from ccpcj.search.models import IndexedTable

FIRST_DAY = date(1945, 1, 1).toordinal()
DAY_SHIFT, TABLE_SHIFT = 44, 40
MAX_RECORD = (1 << TABLE_SHIFT) - 1


def entry_key(day: date | None, table: int, record: int) -> int:
    """Return the key; a record without a day counts as older than all. Of a day, lower records come first."""
    number = max(day.toordinal() - FIRST_DAY, 0) if day else 0
    return number << DAY_SHIFT | table << TABLE_SHIFT | (MAX_RECORD - record)


def record_of_key(key: int) -> tuple[IndexedTable, int]:
    """Return the table and the primary key of the record that an entry stands for."""
    return IndexedTable(key >> TABLE_SHIFT & 15), MAX_RECORD - (key & MAX_RECORD)
