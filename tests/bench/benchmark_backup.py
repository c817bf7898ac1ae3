"""Measures a backup taken while people write, and proves it: `python -m tests.bench backup --people 20`.

Once on a SQLite database of its own, and once on a scratch database beside the PostgreSQL one that DATABASE_URL names.
"""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.core.management.base import BaseCommand, CommandError

from ccpcj.settings import ROOT

from .environment import describe_environment

Environment = dict[str, str]


class Rehearsal(NamedTuple):
    """What happened to one database; `missing` are turns confirmed before the backup that it does not hold.

    A turn is torn when the database restored holds one of its two records without the other.
    """

    database: str
    confirmed: int
    meanwhile: int
    errors: int
    backup: float
    restore: float
    restored: int
    missing: int
    torn: int


class ScratchSite:
    """A site of its own in a folder: its commands, its people, and how its database is destroyed."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.ledger = folder / "ledger"
        self.ledger.touch()
        own = {name: value for name, value in os.environ.items() if not name.startswith(("CCPCJ_", "DATABASE_URL"))}
        self.environment = own | {"CCPCJ_VAR": str(folder / "var")} | ({"DATABASE_URL": url} if url else {})

    def run(self, *arguments: str) -> str:
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True, check=True
        ).stdout

    @contextmanager
    def people_writing(self, number: int) -> Iterator[None]:
        """Start people who write, and kill their process in the middle of what they do."""
        command = [sys.executable, "-m", "tests.bench.people", str(number), str(self.ledger)]
        process = subprocess.Popen(command, cwd=ROOT, env=self.environment)
        try:
            while len({line.split()[0] for line in self.lines()}) < number:
                assert process.poll() is None
                sleep(0.1)
            yield
        finally:
            process.kill()
            process.wait()

    def lines(self) -> list[str]:
        """What the database has confirmed by now, and errors."""
        return [line for line in self.ledger.read_text().splitlines(keepends=True) if line.endswith("\n")]

    def destroy_database(self) -> None:
        if self.url:
            remake_database(self.url)
        else:
            for path in (self.folder / "var").glob("ccpcj.sqlite3*"):
                path.unlink()


def remake_database(url: str, *, make: bool = True) -> None:
    """Drop the database of an address, whoever is connected, and make an empty one."""
    address = urlsplit(url)
    name = address.path.strip("/")
    with psycopg.connect(urlunsplit(address._replace(path="/postgres")), autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        if make:
            server.execute(f'CREATE DATABASE "{name}"')


def rehearse(folder: Path, url: str, people: int, seconds: float) -> Rehearsal:
    """Write, back up while others write, kill them, destroy the database, restore it and compare."""
    site = ScratchSite(folder, url)
    site.run("manage.py", "migrate", "--verbosity=0")
    with site.people_writing(people):
        sleep(seconds / 2)
        before = site.lines()
        begun = perf_counter()
        backup = site.run("manage.py", "backup", str(folder / "backups")).splitlines()[0]
        backup_took = perf_counter() - begun
        sleep(seconds / 2)
    site.destroy_database()
    begun = perf_counter()
    site.run("manage.py", "restore", backup)
    restore_took = perf_counter() - begun
    turns = json.loads(site.run("-m", "tests.bench.people"))
    confirmed = confirmed_turns(before)
    return Rehearsal(
        "PostgreSQL" if url else "SQLite",
        sum(confirmed.values()),
        sum(confirmed_turns(site.lines()).values()) - sum(confirmed.values()),
        sum(line.startswith("error") for line in site.lines()),
        backup_took,
        restore_took,
        sum(turn["persons"] for turn in turns.values()),
        sum(max(0, last - turns.get(number, {"persons": 0})["persons"]) for number, last in confirmed.items()),
        sum(len({*turn.values()}) > 1 for turn in turns.values()),
    )


def confirmed_turns(lines: list[str]) -> dict[str, int]:
    """The last turn of each that was confirmed; each takes them one after the other."""
    return {number: int(turn) for number, turn in (line.split() for line in lines if not line.startswith("error"))}


def errors(ledger: Path) -> Counter[str]:
    """How often the database refused a turn, by its words."""
    return Counter(line.split(" ", 2)[2] for line in ledger.read_text().splitlines() if line.startswith("error"))


def faults_of(result: Rehearsal) -> list[str]:
    """Return what a rehearsal did not keep of the promise."""
    broken = (
        (result.missing, "confirmed before the backup and missing"),
        (result.torn, "of one turn without its other record"),
        (result.errors, "refused"),
        (not result.confirmed, "database to which nothing was written before the backup"),
    )
    return [f"{result.database}: {int(count)} {fault}" for count, fault in broken if count]


class Command(BaseCommand):
    help = (
        "Backs up a database while people write, destroys it, restores it, and counts what is missing. Anything that "
        "is missing, torn or refused ends it with an error."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--people", type=int, default=20)
        parser.add_argument("--seconds", type=float, default=20, help="how long people write, the backup apart")

    def handle(self, *, people: int, seconds: float, **options: Any) -> None:
        self.stdout.write(describe_environment())
        self.stdout.write(f"{people} people write\n{'':<10}  confirmed  meanwhile  errors  backup (s)  restore (s)"
                          "  restored  missing  torn")  # fmt: skip
        faults = []
        for url in scratch_addresses():
            with TemporaryDirectory() as folder:
                try:
                    result = rehearse(Path(folder), url, people, seconds)
                    self.report(result)
                    faults += faults_of(result)
                    for words, number in errors(Path(folder) / "ledger").items():
                        self.stdout.write(f"  refused and not confirmed, {number} times: {words}")
                finally:
                    if url:
                        remake_database(url, make=False)
        if faults:
            raise CommandError("; ".join(faults))

    def report(self, result: Rehearsal) -> None:
        self.stdout.write(
            f"{result.database:<10}  {result.confirmed:>9,}  {result.meanwhile:>9,}  {result.errors:>6,}"
            f"  {result.backup:>10.1f}  {result.restore:>11.1f}  {result.restored:>8,}  {result.missing:>7,}"
            f"  {result.torn:>4,}"
        )


def scratch_addresses() -> Iterator[str]:
    """Give no address for SQLite, then that of a database that does not exist yet, beside the one of the site."""
    yield ""
    if url := os.environ.get("DATABASE_URL"):
        scratch = urlunsplit(urlsplit(url)._replace(path=f"/ccpcj_scratch_{os.getpid()}"))
        remake_database(scratch)
        yield scratch
