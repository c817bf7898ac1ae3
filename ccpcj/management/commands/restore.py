"""`manage.py restore`: a backup takes the place of what the database holds, whole or not at all."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from ccpcj.operations.backup.manifest import BackupError
from ccpcj.operations.backup.services import check_backup, restore_backup


class Command(BaseCommand):
    help = "Checks a backup and restores it into an empty database: all of it, or nothing is changed."
    requires_system_checks: Sequence[str] = ()  # the database may be gone

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", help="the folder that manage.py backup made")
        parser.add_argument("--overwrite", action="store_true", help="replace what there is, after backing it up")
        parser.add_argument("--check", action="store_true", help="only prove that the backup is whole")

    def handle(self, *, folder: str, overwrite: bool, check: bool, **options: Any) -> None:
        path = Path(folder).resolve()
        try:
            if check:
                manifest = check_backup(path)
                self.stdout.write(f"The backup of {manifest.made} is whole: {sum(manifest.rows.values()):,} rows.")
                return
            restored = restore_backup(folder=path, overwrite=overwrite)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from None
        manifest = restored.manifest
        if restored.before:
            self.stdout.write(f"What was there is kept in {restored.before}.")
        self.stdout.write(f"Restored as of {manifest.made}: {sum(manifest.rows.values()):,} rows. "
                          "Restart the site, whose processes remember what was there.")  # fmt: skip
        if restored.pending:
            self.stdout.write(f"Run manage.py migrate: {len(restored.pending)} migrations are newer than the backup.")
