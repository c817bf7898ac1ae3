"""Measures sponsor lists of any length: `python -m tests.bench exports --rows 600000`."""

import resource
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from time import perf_counter
from typing import Any, NamedTuple

from django.core.management.base import BaseCommand
from django.db import connection, transaction
from tqdm import tqdm

from ccpcj.lib.release import Release
from resolutions.models import Resolution, Sponsorship, Version
from resolutions.sponsors.exports import SUFFIXES, sponsor_file
from sessions.models import State

SPONSORS = 30  # of a made-up text
BATCH = 200  # texts written at once
SLUG = "made-up-"
MEGABYTE = 1 << 20
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in what the system counts the memory of a process in


class FileCost(NamedTuple):
    """What one file cost; `growth` is how far the peak memory of the process rose, in bytes."""

    first: float
    seconds: float
    size: int
    growth: int


def peak_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT


def measure_file(pieces: Iterator[bytes]) -> FileCost:
    before, start = peak_memory(), perf_counter()
    size = len(next(pieces, b""))
    first = perf_counter() - start
    size += sum(len(piece) for piece in pieces)
    return FileCost(first, perf_counter() - start, size, peak_memory() - before)


def make_states(number: int) -> list[State]:
    """Return states to sponsor: those held, and made-up ones where they are too few."""
    states = list(State.objects.all()[:number])
    codes = [f"{n:02}" for n in range(number - len(states))]
    return states + State.objects.bulk_create(
        State(iso3=f"Q{code}", iso2=code, m49=f"Q{code}", status=State.Status.MEMBER, name_en=f"Made-up state {code}")
        for code in codes
    )


def make_texts(numbers: range, states: list[State], sponsors: int) -> None:
    """Make texts with their symbol and their sponsors; the last text may have fewer."""
    texts = Resolution.objects.bulk_create(
        Resolution(
            slug=f"{SLUG}{n}", kind=Resolution.Kind.RESOLUTION, stage=Resolution.Stage.ADOPTED, number=f"{SLUG}{n}",
            body="CCPCJ", title_en=f"Strengthening the made-up response to crime, part {n}", release=Release.PUBLISHED,
        ) for n in numbers
    )  # fmt: skip
    Version.objects.bulk_create(
        Version(resolution=text, position=1, stage=Version.Stage.ADOPTED, body="CCPCJ", symbol=text.number)
        for text in texts
    )
    Sponsorship.objects.bulk_create(
        Sponsorship(resolution=text, position=p, printed_en=state.name_en, state=state, joined_on=date(2022, 5, 20))
        for n, text in zip(numbers, texts, strict=True)
        for p, state in enumerate(states[: sponsors - n * SPONSORS], 1)
    )


class Command(BaseCommand):
    help = "Makes up sponsors, hands them out in each form, prints what it cost, and takes everything back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rows", type=int, default=600_000)
        parser.add_argument("--forms", nargs="+", choices=SUFFIXES, default=SUFFIXES)

    def handle(self, *, rows: int, forms: list[str], **options: Any) -> None:
        with transaction.atomic():
            self.make_rows(rows)
            self.stdout.write(f"{rows:,} sponsors on {connection.vendor}")
            self.stdout.write("form  first byte  seconds  rows/second  megabytes  peak growth (MB)")
            for form in forms:
                self.report(form, rows)
            transaction.set_rollback(True)
        self.vacuum()

    def make_rows(self, rows: int) -> None:
        states, texts = make_states(SPONSORS), -(-rows // SPONSORS)
        for start in tqdm(range(0, texts, BATCH), desc="Making up sponsors", disable=None):
            make_texts(range(start, min(start + BATCH, texts)), states, rows)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as the database itself would have done by the time of such a list

    def vacuum(self) -> None:
        """Free what PostgreSQL keeps: the room of rows taken back, and their number, until it looks again."""
        if connection.vendor == "postgresql" and not connection.in_atomic_block:
            tables = ", ".join(model._meta.db_table for model in (Sponsorship, Version, Resolution, State))
            with connection.cursor() as cursor:
                cursor.execute(f"VACUUM ANALYZE {tables}")

    def report(self, form: str, rows: int) -> None:
        texts = Resolution.objects.filter(slug__startswith=SLUG)
        file = sponsor_file(texts, Sponsorship.objects.all(), stem="sponsors", suffix=form, lang="en")
        cost = measure_file(file.pieces)
        self.stdout.write(
            f"{form:<4}  {cost.first:>10.2f}  {cost.seconds:>7.1f}  {rows / cost.seconds:>11,.0f}"
            f"  {cost.size / MEGABYTE:>9.1f}  {cost.growth / MEGABYTE:>16.1f}"
        )
