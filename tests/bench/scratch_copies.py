"""Copies of a scratch database, to begin again from: a file of SQLite, a template of PostgreSQL."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg


@contextmanager
def database_copies() -> Iterator[Callable[[], None]]:
    """Keep a copy of the database of the environment, and give what makes the database like it again.

    Nobody may be connected to it.
    """
    if url := os.environ.get("DATABASE_URL"):
        address = urlsplit(url)
        name = address.path.strip("/")
        server = urlunsplit(address._replace(path="/postgres"))
        copy_database(server, name, f"{name}_copy")
        try:
            yield lambda: copy_database(server, f"{name}_copy", name)
        finally:
            copy_database(server, "", f"{name}_copy")
    else:
        path = Path(os.environ["CCPCJ_VAR"]) / "ccpcj.sqlite3"
        kept = path.with_suffix(".kept")
        copy_file(path, kept)
        yield lambda: copy_file(kept, path)


def copy_database(server: str, source: str, target: str) -> None:
    """Put a copy in place of a database; none where no source is named."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
        if source:
            connection.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def copy_file(source: Path, target: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        Path(f"{target}{ending}").unlink(missing_ok=True)
        if Path(f"{source}{ending}").exists():
            shutil.copyfile(f"{source}{ending}", f"{target}{ending}")
