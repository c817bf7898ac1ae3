"""The copy of a database as a file, for SQLite and for PostgreSQL: what both modules offer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from .manifest import Rows


class Contents(NamedTuple):
    """What a database held at the moment of its copy: rows by table, and the migrations applied ("app.name")."""

    rows: dict[str, int]
    migrations: list[str]


def quoted(name: str) -> str:
    """Return the name of a table as both databases quote it."""
    return '"' + name.replace('"', '""') + '"'


class DatabaseCopy(Protocol):
    """`database` is an entry of `DATABASES`. Each function raises BackupError in words for a person."""

    FILE: str  # the name of the copy in its folder

    def is_empty(self, database: dict[str, Any]) -> bool:
        """Whether the database has no table, so that a restore overwrites nothing."""

    def copy_database(self, database: dict[str, Any], path: Path) -> Contents:
        """Write what the database holds at one moment; others go on reading and writing."""

    def count_rows(self, path: Path) -> Rows:
        """Read the whole copy and count its rows by table."""

    def restore_copy(
        self, database: dict[str, Any], path: Path, rows: Rows, keep_present: Callable[[], object]
    ) -> None:
        """Put the copy in the place of all that the database holds, in one transaction; check the rows.

        `keep_present` is called first, when nobody else can write any more until that transaction ends.
        """
