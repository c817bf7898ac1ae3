"""`manage.py backup`: a copy of the database while people work, read back before it counts."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from ccpcj.operations.backup.manifest import BackupError, read_manifest
from ccpcj.operations.backup.services import copies, make_backup

MEGABYTE = 1 << 20


class Command(BaseCommand):
    help = "Copies the database, while people work, into a new folder; reads the copy back, and counts its rows."
    requires_system_checks: Sequence[str] = ()  # a site that is not well is backed up as well

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", help="where the backup's own folder is made (backups in CCPCJ_VAR)")

    def handle(self, *, folder: str | None, **options: Any) -> None:
        try:
            made = make_backup(folder=Path(folder).resolve() if folder else copies())
            manifest = read_manifest(made)
        except (BackupError, OSError) as error:
            raise CommandError(f"There is no backup. {error}") from None
        rows = sum(manifest.rows.values())
        self.stdout.write(f"{made}\n{rows:,} rows of {len(manifest.rows)} tables, {manifest.size / MEGABYTE:,.1f} MB, "
                          "read back and counted.")  # fmt: skip
