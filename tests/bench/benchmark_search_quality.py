"""Measures what search finds for judged queries: `python -m tests.bench search_quality --set choosing`."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.test import Client

from .environment import describe_environment
from .judged_queries import SETS, JudgedQuery, judged_queries, load_lines, shown_page
from .relevance import Quality, mean

HEADINGS = ("nDCG@10", "of texts", "P@5", "R@20", "empty")
Measured = list[tuple[JudgedQuery, Quality]]


def measure(client: Client, queries: Sequence[JudgedQuery]) -> Measured:
    return [(query, query.answers.quality(shown_page(client, query.text, query.language).hits)) for query in queries]


def odd_queries(client: Client, each: bool) -> Iterator[str]:
    """Tell how many odd queries have a page that offers nothing, and which."""
    lines = load_lines("odd_queries.jsonl")
    dead_ends = [line for line in lines if not shown_page(client, line["query"], line["language"]).offers]
    yield f"Odd queries whose page offers nothing: {len(dead_ends)} of {len(lines)}"
    for line in dead_ends if each else ():
        yield f"  [{line['language']}] {line['query']}"


def table(measured: Measured) -> Iterator[str]:
    yield f"{'':<20}{'queries':>8}" + "".join(f"{heading:>10}" for heading in HEADINGS)
    yield table_row("all", measured)
    by: tuple[Callable[[JudgedQuery], str], ...] = (lambda query: query.language, lambda query: query.kind)
    for value_of in by:
        for value in dict.fromkeys(value_of(query) for query, _quality in measured):
            yield table_row(value, [row for row in measured if value_of(row[0]) == value])


def table_row(name: str, measured: Measured) -> str:
    figures = mean([quality for _query, quality in measured])
    return f"{name:<20}{len(measured):>8}" + "".join(f"{figure:>10.2f}" for figure in figures)


class Command(BaseCommand):
    help = (
        "Asks the page of search every judged query in its language, as a reader would, and prints how good the order "
        "of its hits is, by language and by kind; then the odd queries whose page offers nothing. It changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--set", choices=SETS, default=SETS[0], dest="chosen")
        parser.add_argument("--each", action="store_true", help="print the figures of each query as well")

    def handle(self, *, chosen: str, each: bool, **options: Any) -> None:
        try:
            queries = list(judged_queries([chosen]))
        except KeyError as error:
            raise CommandError(f"{error} is not held: import the texts first (manage.py demo, import_akn).") from error
        client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
        measured = measure(client, queries)
        self.stdout.write(describe_environment())
        self.stdout.write(f"The set {chosen!r}:")
        for line in table(measured):
            self.stdout.write(line)
        for query, quality in measured if each else ():
            self.stdout.write(table_row(query.name, [(query, quality)]) + f"  {query.text}")
        for odd_line in odd_queries(client, each):
            self.stdout.write(odd_line)
