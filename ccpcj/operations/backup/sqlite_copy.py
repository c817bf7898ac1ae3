"""A SQLite database copied while others write, with SQLite's own backup: `DatabaseCopy` says what each function does.

A copy is a plain database: `sqlite3 database.sqlite3` opens it anywhere.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

from ccpcj.lib.private_files import private_database, private_file

from .database_copy import Contents, quoted
from .manifest import BackupError, Rows

FILE = "database.sqlite3"
LONGEST_WAIT = 30  # seconds for a writer to finish
IN_USE = "The database is in use: stop the site and restore again. Nothing was changed."
TABLES = """SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
    AND sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY name"""


@contextmanager
def opened(path: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    with closing(
        sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", LONGEST_WAIT, uri=True, isolation_level=None)
    ) as database:
        try:
            yield database
        except sqlite3.Error as error:
            raise BackupError(f"SQLite says of {path}: {error}.") from error


def tables(database: sqlite3.Connection) -> list[str]:
    return [name for (name,) in database.execute(TABLES)]


def row_counts(database: sqlite3.Connection) -> dict[str, int]:
    return {name: database.execute(f"SELECT COUNT(*) FROM {quoted(name)}").fetchone()[0] for name in tables(database)}


def path_of(database: dict[str, Any]) -> Path:
    return Path(database["NAME"])


def is_empty(database: dict[str, Any]) -> bool:
    path = path_of(database)
    if not path.exists() or not path.stat().st_size:
        return True
    try:
        with opened(path) as present:
            return not tables(present)
    except BackupError:
        return False  # damaged, and perhaps somebody can still save a part of it


def copy_database(database: dict[str, Any], path: Path) -> Contents:
    """One transaction of a reader: it counts and copies the same moment, and keeps no writer waiting."""
    with opened(path_of(database)) as source, opened(private_file(path)) as target:
        source.execute("BEGIN")
        rows = row_counts(source)
        migrations = applied_migrations(source) if "django_migrations" in rows else []
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
    return Contents(rows, migrations)


def applied_migrations(database: sqlite3.Connection) -> list[str]:
    return [name for (name,) in database.execute("SELECT app || '.' || name FROM django_migrations ORDER BY id")]


def count_rows(path: Path) -> Rows:
    with opened(path, "ro") as copy:
        check_integrity(copy, path)
        return row_counts(copy)


def check_integrity(database: sqlite3.Connection, path: Path) -> None:
    (report,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    if report != "ok":
        raise BackupError(f"SQLite finds a fault in {path}: {report}.")


def restore_copy(database: dict[str, Any], path: Path, rows: Rows, keep_present: Callable[[], object]) -> None:
    """SQLite writes the pages of the copy in one transaction, whoever has the database open.

    The first page takes the turn to write, which ends with the last one; with a log ahead of the database (WAL) others
    read meanwhile what is to be kept. A copy with a table has two pages at least.
    """
    if not rows:
        raise BackupError(f"{path} holds no table: there is nothing to restore.")
    deadline = monotonic() + LONGEST_WAIT
    is_kept = False

    def after_page(status: int, _remaining: int, _total: int) -> None:
        nonlocal is_kept
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            if monotonic() > deadline:
                raise BackupError(IN_USE)
        elif not is_kept:
            keep_present()
            is_kept = True

    target = private_database(path_of(database))
    with opened(path, "ro") as copy, opened(target) as restored:
        write_ahead(restored)
        copy.backup(restored, pages=1, progress=after_page, sleep=0.1)
        check_integrity(restored, target)


def write_ahead(database: sqlite3.Connection) -> None:
    """Let others read what the database holds while it is written, as the site does on every connection."""
    database.execute(f"PRAGMA busy_timeout = {int(LONGEST_WAIT * 1000)}")
    try:
        database.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError:
        raise BackupError(IN_USE) from None


def is_damaged(database: dict[str, Any]) -> bool:
    """Whether the file is one that SQLite cannot read."""
    try:
        with opened(path_of(database)) as present:
            present.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    except BackupError as error:
        return getattr(error.__cause__, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))
    return False


def set_aside(path: Path) -> Path:
    """Rename a file that SQLite cannot read, with those beside it, which would else be taken for the new one's."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    for suffix in ("-wal", "-shm", "-journal", ""):
        if (part := Path(f"{path}{suffix}")).exists():
            part.rename(f"{path}.damaged-{moment}{suffix}")
    return Path(f"{path}.damaged-{moment}")
