"""Kills imports at random moments: `python -m tests.bench kills --times 50`.

Once on a SQLite database of its own, and once on a scratch database beside the PostgreSQL one that DATABASE_URL names.
"""

import json
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ccpcj.settings import ROOT

from .benchmark_backup import ScratchSite, remake_database, scratch_addresses


def kill_imports(folder: Path, url: str, times: int, seed: int) -> Iterator[dict[str, Any]]:
    """What came of the kills of each import on one database."""
    site = ScratchSite(folder, url)
    site.run("manage.py", "migrate", "--verbosity=0")
    command = [sys.executable, "-m", "tests.bench.killed_imports", str(times), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, env=site.environment, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            yield json.loads(line)
    if process.returncode:
        raise CommandError("The kills ended with an error.")


class Command(BaseCommand):
    help = (
        "Kills imports of a report and of texts with SIGKILL, at random moments and beside their commits, has each run "
        "again to its end and compares every table and the index with those of an import that nobody killed."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--times", type=int, default=50, help="kills of each import on each database")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, times: int, seed: int, **options: Any) -> None:
        for url in scratch_addresses():
            with TemporaryDirectory() as folder:
                try:
                    for result in kill_imports(Path(folder), url, times, seed):
                        self.report("PostgreSQL" if url else "SQLite", result)
                finally:
                    if url:
                        remake_database(url, make=False)

    def report(self, database: str, result: dict[str, Any]) -> None:
        self.stdout.write(
            f"{database}, {result['import']} ({result['seconds']:.1f} s, {result['commits']} commits): "
            f"{result['killed']} killed of {result['times']}, {result['ended as if never killed']} ended as if never "
            f"killed; a further run changed {result['changed by a further run']}"
        )
