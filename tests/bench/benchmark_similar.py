"""Measures agreed language on the record held: `python -m tests.bench similar --queries 100`."""

from argparse import ArgumentParser
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ccpcj.search.index.sketches import current_sketches
from ccpcj.search.query.facet_arrays import current_facet_arrays

from . import agreed_language as likeness


class Command(BaseCommand):
    help = (
        "Edits paragraphs that are held and asks where they come from; prints how often the source is among the first "
        "ten, which share of all near paragraphs is found, and the time. It changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--queries", type=int, default=100, help="in each language, for each share of edited words")
        parser.add_argument("--brute", type=int, default=100, help="queries that are compared with every paragraph")

    def handle(self, *, queries: int, brute: int, **options: Any) -> None:
        current_facet_arrays()
        begun = perf_counter()
        sketches = current_sketches()
        if not len(sketches.keys):
            raise CommandError("No adopted paragraph is held: import some texts first (manage.py import_akn).")
        self.stdout.write(f"{connection.vendor}; sketches loaded in {perf_counter() - begun:.1f} s")
        for line in likeness.table(queries, brute):
            self.stdout.write(line)
