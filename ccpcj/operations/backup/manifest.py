"""What a backup says of itself, so that it can be proved later: `manifest.json` beside the copy of the database."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path

from ccpcj.lib.private_files import private_file

FORMAT = 1
FILE = "manifest.json"
Rows = Mapping[str, int]


class BackupError(Exception):
    """A backup that cannot be made, is not sound, or must not be restored here; the words are for a person."""


@dataclass(frozen=True)
class Manifest:
    """made        the moment of the copy, in ISO 8601 with its zone
    database    whose copy it is: "sqlite" or "postgresql"
    file        the copy, beside this file, with its size in bytes and its SHA-256
    migrations  those applied, as "app.name"
    rows        how many rows each table had at that moment
    """

    made: str
    database: str
    file: str
    size: int
    sha256: str
    migrations: list[str]
    rows: dict[str, int]
    format: int = FORMAT


def checksum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    text = json.dumps(asdict(manifest), indent=2, ensure_ascii=False)
    private_file(folder / FILE).write_text(f"{text}\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    try:
        values = json.loads((folder / FILE).read_text(encoding="utf-8"))
        form = values["format"]
        if form == FORMAT:
            return Manifest(**values)
    except FileNotFoundError:
        raise BackupError(f"{folder} is no backup: it has no {FILE}.") from None
    except (OSError, ValueError, KeyError, TypeError):
        raise BackupError(f"{folder / FILE} cannot be read.") from None
    raise BackupError(f"{folder} was made by a newer version of the site (form {form}): restore it with that version.")


def check_file(folder: Path, manifest: Manifest) -> Path:
    """Return the copy of the database when it is, byte for byte, the one that was written."""
    path = folder / manifest.file
    if not path.is_file():
        raise BackupError(f"The backup is not whole: {path} is missing.")
    if path.stat().st_size != manifest.size or checksum(path) != manifest.sha256:
        raise BackupError(f"{path} is not what was written: its checksum differs. Take another backup.")
    return path


def check_rows(expected: Rows, actual: Rows) -> None:
    """Refuse a copy in which a table has more or fewer rows than the database had at that moment."""
    tables = [table for table in {**expected, **actual} if expected.get(table) != actual.get(table)]
    if tables:
        table = min(tables)
        raise BackupError(
            f"The copy is not the database: {len(tables)} tables differ, such as {table} with "
            f"{actual.get(table, 'no table')} in place of {expected.get(table, 'no table')} rows."
        )
