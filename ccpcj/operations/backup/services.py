"""Making a backup, proving it, and restoring it."""

import os
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from time import time
from typing import Any, NamedTuple

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from ccpcj.lib.private_files import private_folder

from . import postgresql_copy, sqlite_copy
from .database_copy import DatabaseCopy
from .manifest import BackupError, Manifest, check_file, check_rows, checksum, read_manifest, write_manifest

UNFINISHED = ".unfinished-"  # the beginning of a folder's name until its copy was read back
DAY = 24 * 60 * 60


class Restored(NamedTuple):
    """What was restored, where that which was there before is kept, and which migrations are still to be applied."""

    manifest: Manifest
    before: Path | None
    pending: list[str]


def site_database() -> dict[str, Any]:
    return settings.DATABASES["default"]


def copies() -> Path:
    """Where backups go when nobody names a folder."""
    return settings.VAR / "backups"


def vendor(database: dict[str, Any]) -> str:
    return "postgresql" if "postgresql" in database["ENGINE"] else "sqlite"


def copy_module(name: str) -> DatabaseCopy:
    return postgresql_copy if name == "postgresql" else sqlite_copy


def make_backup(*, folder: Path, database: dict[str, Any] | None = None) -> Path:
    """Copy the database into a new folder below `folder`, which has its name only when the copy was read back."""
    database = database or site_database()
    remove_unfinished(folder)
    partial = Path(mkdtemp(prefix=UNFINISHED, dir=private_folder(folder)))
    try:
        manifest = write_copy(partial, database)
        check_rows(manifest.rows, copy_module(manifest.database).count_rows(check_file(partial, manifest)))
        return give_name(partial, folder / f"ccpcj-{manifest.made:.19}Z".replace(":", ""))
    finally:
        rmtree(partial, ignore_errors=True)


def remove_unfinished(folder: Path) -> None:
    """Remove what backups left that were killed, a day ago or earlier: no backup takes as long."""
    for partial in folder.glob(f"{UNFINISHED}*"):
        if time() - partial.stat().st_mtime > DAY:
            rmtree(partial, ignore_errors=True)


def write_copy(folder: Path, database: dict[str, Any]) -> Manifest:
    name = vendor(database)
    copy = copy_module(name)
    made = datetime.now(UTC).isoformat()
    path = folder / copy.FILE
    contents = copy.copy_database(database, path)
    manifest = Manifest(
        made=made, database=name, file=copy.FILE, size=path.stat().st_size, sha256=checksum(path),
        migrations=contents.migrations, rows=contents.rows,
    )  # fmt: skip
    write_manifest(folder, manifest)
    return manifest


def give_name(partial: Path, folder: Path) -> Path:
    """Rename a folder when the disk has its files, so that a machine that stops leaves a whole backup or none."""
    for path in (*partial.iterdir(), partial):
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
    try:
        return partial.rename(folder)
    except OSError as error:
        raise BackupError(f"The backup cannot be called {folder}: {error.strerror}.") from None


def check_backup(folder: Path) -> Manifest:
    """Read the whole backup; raise BackupError where it is not what was written."""
    manifest = read_manifest(folder)
    path = check_file(folder, manifest)
    check_rows(manifest.rows, copy_module(manifest.database).count_rows(path))
    return manifest


def restore_backup(
    *, folder: Path, overwrite: bool = False, database: dict[str, Any] | None = None, keep_in: Path | None = None
) -> Restored:
    """Put a backup in the place of what the database holds: all of it, or nothing is changed.

    Only an empty database is filled without `overwrite`; what is overwritten is first backed up itself.
    """
    database = database or site_database()
    pending = check_fit(read_manifest(folder), database)
    manifest = check_backup(folder)
    copy = copy_module(manifest.database)
    empty = copy.is_empty(database)
    if not (empty or overwrite):
        raise BackupError("The database is not empty: --overwrite replaces all that it holds, and backs it up first.")
    before = None if empty else set_damaged_aside(database)

    def keep_present() -> None:
        nonlocal before
        if not empty and before is None:
            before = make_backup(folder=keep_in or copies(), database=database)

    copy.restore_copy(database, folder / manifest.file, manifest.rows, keep_present)
    return Restored(manifest, before, pending)


def check_fit(manifest: Manifest, database: dict[str, Any]) -> list[str]:
    """Refuse a backup of another kind of database or of another version of the site; return the migrations it lacks."""
    if manifest.database != vendor(database):
        raise BackupError(f"The backup is of {manifest.database}, the database of the site is {vendor(database)}.")
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if unknown := [name for name in manifest.migrations if name not in known]:
        raise BackupError(
            f"Another version of the site made the backup: this one has no migration {unknown[0]}. "
            "Restore it with that version."
        )
    return sorted(known - {*manifest.migrations})


def set_damaged_aside(database: dict[str, Any]) -> Path | None:
    """Return where a SQLite file now stands that is damaged: what it holds cannot be backed up."""
    if vendor(database) == "sqlite" and sqlite_copy.is_damaged(database):
        return sqlite_copy.set_aside(sqlite_copy.path_of(database))
    return None
