"""Measures every public page on the records held: `python -m tests.bench pages --rounds 20`."""

from argparse import ArgumentParser
from time import perf_counter
from typing import Any, NamedTuple

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.public_addresses import addresses


class PageCost(NamedTuple):
    status: int
    queries: int
    size: int
    milliseconds: list[float]

    def quantile(self, part: float) -> float:
        """Return the milliseconds within which this part of the rounds was done."""
        return sorted(self.milliseconds)[min(int(part * len(self.milliseconds)), len(self.milliseconds) - 1)]


def fetch(client: Client, address: str) -> tuple[int, int]:
    """Return the status and the size in bytes of a page, read to its end."""
    response = client.get(address, secure=settings.SECURE_SSL_REDIRECT)
    content = b"".join(response) if response.streaming else response.content
    return response.status_code, len(content)


def measure_page(client: Client, address: str, rounds: int) -> PageCost:
    """Return the queries of a first round, and the times of the others."""
    with CaptureQueriesContext(connection) as captured:
        status, size = fetch(client, address)
    queries = len(captured)  # the next request clears the log
    times = []
    for _ in range(rounds):
        start = perf_counter()
        fetch(client, address)
        times.append((perf_counter() - start) * 1000)
    return PageCost(status, queries, size, times)


class Command(BaseCommand):
    help = "Asks every public page in turn and prints its status, queries, times and size. It changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rounds", type=int, default=20)
        parser.add_argument("--language", choices=dict(settings.LANGUAGES), default=settings.LANGUAGE_CODE)

    def handle(self, *, rounds: int, language: str, **options: Any) -> None:
        client = Client(
            raise_request_exception=False, headers={"accept-language": language}, SERVER_NAME=settings.ALLOWED_HOSTS[0]
        )
        to_measure, missing = addresses()
        self.stdout.write(f"{connection.vendor}, {rounds} rounds, {language}")
        self.stdout.write("status  queries  median ms  95% ms      bytes  address")
        for address in to_measure:
            cost = measure_page(client, address, max(rounds, 1))
            self.stdout.write(
                f"{cost.status:>6}  {cost.queries:>7}  {cost.quantile(0.5):>9.1f}  {cost.quantile(0.95):>6.1f}"
                f"  {cost.size:>9,}  {address}"
            )
        for name in missing:
            self.stdout.write(f"not measured: {name}, for want of a record")
