"""Kills rebuilds of the index at random moments: `python -m tests.bench index_kills --times 50`."""

import random
import subprocess
import sys
from argparse import ArgumentParser
from collections import Counter
from hashlib import sha256
from time import perf_counter, sleep
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ccpcj.lib.batches import batches
from ccpcj.search.index.store import term_store
from ccpcj.search.index.update import bring_up_to_date, rebuild_index
from ccpcj.search.models import IndexEntry, PendingChange, TitleKey

from . import corpus
from .environment import describe_environment

AS_IF_NEVER_KILLED = "ended as if never killed"
REBUILD = (sys.executable, "manage.py", "check_index", "--rebuild")


class Command(BaseCommand):
    help = (
        "Empties the index, has it built anew by a process of its own, kills that at a random moment with SIGKILL, "
        "lets the next one go on and compares the index with one whose building nobody disturbed. One that differs "
        "ends it with an error. Only in a database with “scratch” in its name."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--times", type=int, default=50)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, times: int, seed: int, **options: Any) -> None:
        corpus.refuse_a_real_record()
        self.stdout.write(describe_environment())
        rebuild_index()
        undisturbed, chance, outcomes = index_digest(), random.Random(seed), Counter[str]()
        if not IndexEntry.objects.exists():
            raise CommandError("There is nothing to index: import some texts first (manage.py import_akn).")
        begins, ends = time_rebuild()
        self.stdout.write(
            f"{connection.vendor}: {IndexEntry.objects.count():,} entries, built in {ends - begins:.1f} s"
        )
        for _ in range(times):
            outcomes[kill_rebuild(chance.uniform(begins, ends))] += 1
            outcomes[AS_IF_NEVER_KILLED] += index_digest() == undisturbed
        self.report(outcomes, times)

    def report(self, outcomes: Counter[str], times: int) -> None:
        for outcome, count in sorted(outcomes.items()):
            self.stdout.write(f"{outcome}: {count} of {times}")
        if wrong := times - outcomes[AS_IF_NEVER_KILLED]:
            raise CommandError(f"{wrong} of {times} rebuilds did not end as if never killed.")


def time_rebuild() -> tuple[float, float]:
    """Return after how many seconds a process begins to rebuild the index, and after how many it has ended."""
    started, begins = perf_counter(), 0.0
    process = subprocess.Popen(REBUILD, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        if not begins and PendingChange.objects.exists():
            begins = perf_counter() - started
        sleep(0.01)
    if process.returncode:
        raise CommandError(f"The rebuild ended with {process.returncode}.")
    return begins, perf_counter() - started


def kill_rebuild(after: float) -> str:
    """Kill a rebuild of an empty index after so many seconds, and let the next process end it; return when it was."""
    IndexEntry.objects.all().delete()
    TitleKey.objects.all().delete()
    term_store().clear()
    connection.close()
    process = subprocess.Popen(REBUILD, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    sleep(after)
    process.kill()
    killed = process.wait() != 0
    if PendingChange.objects.exists():
        outcome = "killed while it built" if IndexEntry.objects.exists() else "killed before the first batch"
        bring_up_to_date()
        return outcome
    if not killed or IndexEntry.objects.exists():
        return "killed after the last batch"
    rebuild_index()
    return "killed before it began, and asked for again"


def index_digest() -> str:
    """Return a digest of every entry, its terms and every key of titles."""
    digest = sha256()
    for model in (IndexEntry, TitleKey):
        for row in model._default_manager.order_by("pk").values_list():
            digest.update(repr([bytes(value) if isinstance(value, memoryview) else value for value in row]).encode())
    for keys in batches(sorted(term_store().stored_keys())):
        digest.update(repr(sorted(term_store().stored_terms(keys))).encode())
    return digest.hexdigest()
