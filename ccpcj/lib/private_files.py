"""Files and folders that their owner alone may read: the database, the key, backups."""

import os
from contextlib import suppress
from pathlib import Path

OTHERS = 0o077


def make_private(path: Path) -> None:
    """Take from others what they may do with a file or folder; one that is not ours, or not there, is left alone."""
    with suppress(PermissionError, FileNotFoundError):
        mode = path.stat().st_mode & 0o777
        if mode & OTHERS:
            path.chmod(mode & ~OTHERS)


def private_folder(path: Path) -> Path:
    """Make a folder that is not there yet; one that is keeps its mode, for others may use it as well."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def private_file(path: Path) -> Path:
    """Make an empty file that is not there yet, and never for a moment one that others can read."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    make_private(path)
    return path


def private_database(path: Path) -> Path:
    """A database of SQLite with the files that it keeps beside it; new ones of these take the mode of the first."""
    for beside in (f"{path}-wal", f"{path}-shm", f"{path}-journal"):
        make_private(Path(beside))
    return private_file(path)
