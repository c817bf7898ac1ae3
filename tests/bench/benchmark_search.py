"""Measures search on a large record: `python -m tests.bench search --texts 1000000`."""

from argparse import ArgumentParser
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from ccpcj.lib.progress import terminal_progress
from ccpcj.search.index.store import term_store
from ccpcj.search.index.update import rebuild_index
from ccpcj.search.models import IndexEntry, PendingChange
from ccpcj.search.query.facet_arrays import current_facet_arrays
from resolutions.models import ParagraphText

from . import corpus, searches

MEGABYTE = 1 << 20


class Command(BaseCommand):
    help = (
        "Copies the adopted texts that are held, with edits, until there are as many as wanted, builds the index, and "
        "prints what searches cost. Only in a database with “scratch” in its name."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--texts", type=int, default=1_000_000, help="paragraph texts, each in one language")
        parser.add_argument("--rounds", type=int, default=3)
        parser.add_argument("--build-only", action="store_true", help="fill the database and build the index")
        parser.add_argument("--beside", action="store_true", help="measure tantivy and Datasette's search as well")

    def handle(self, *, texts: int, rounds: int, build_only: bool, beside: bool, **options: Any) -> None:
        corpus.prepare(texts, terminal_progress("Copying"))
        if PendingChange.objects.exists() or not IndexEntry.objects.exists():
            begun = perf_counter()
            rebuild_index(terminal_progress("Building"))
            self.stdout.write(f"Built in {perf_counter() - begun:.0f} s")
        begun = perf_counter()
        arrays = current_facet_arrays()
        self.stdout.write(
            f"{connection.vendor}: {ParagraphText.objects.count():,} paragraph texts, {len(arrays):,} entries; "
            f"terms {term_store().size_in_bytes() / MEGABYTE:,.0f} MB; arrays loaded in {perf_counter() - begun:.1f} s"
        )
        if not build_only:
            for line in searches.table(rounds, beside):
                self.stdout.write(line)
