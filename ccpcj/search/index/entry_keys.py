"""The key of an entry: its day, its table, and its record, so that keys in falling order are hits newest first."""

from datetime import date

from ccpcj.search.models import Table

FIRST_DAY = date(1945, 1, 1).toordinal()
DAYS, TABLES = 44, 40  # the bits below the day, and below the table
MOST = (1 << TABLES) - 1


def key_of(day: date | None, table: int, source: int) -> int:
    """The key; a record without a day counts as older than all. Of a day, records come in the order of their keys."""
    number = max(day.toordinal() - FIRST_DAY, 0) if day else 0
    return number << DAYS | table << TABLES | (MOST - source)


def source_of(key: int) -> tuple[Table, int]:
    """The table and the record that a key stands for."""
    return Table(key >> TABLES & 15), MOST - (key & MOST)
