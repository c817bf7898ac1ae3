"""Measures the list of texts in the order of titles: `python -m tests.bench titles --texts 20000`."""

import random
from argparse import ArgumentParser
from statistics import median
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.models import QuerySet
from django.http import QueryDict
from django.test import Client
from django.utils import translation

from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.progress import terminal_progress
from ccpcj.lib.release import Release
from ccpcj.search.index.update import bring_up_to_date
from resolutions.filters import ResolutionFilterSet, with_sponsors
from resolutions.models import Resolution

from . import corpus
from .environment import describe_environment

BATCH = 500
ON_A_PAGE = 25
LETTERS = {
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "zh": "阿北打国加联毒犯罪预防组织合作人口贩运司法改革",
    "ru": "абвгдежзийклмнопрстуфхцчшщэюяё",
    "en": "abcdefghijklmnopqrstuvwxyz", "fr": "abcdeéfghijlmnopqrstuv", "es": "abcdefghijlmnñopqrstuv",
}  # fmt: skip


class Command(BaseCommand):
    help = (
        "Makes texts with made-up titles in six languages until there are as many as wanted, and prints what their "
        "order by title costs. Only in a database with “scratch” in its name."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--texts", type=int, default=20_000)
        parser.add_argument("--rounds", type=int, default=5)

    def handle(self, *, texts: int, rounds: int, **options: Any) -> None:
        corpus.refuse_a_real_record()
        make_texts(texts)
        self.stdout.write(describe_environment())
        begun = perf_counter()
        count = bring_up_to_date(terminal_progress("Indexing"))
        self.stdout.write(f"{connection.vendor}: {Resolution.objects.count():,} texts")
        self.stdout.write(f"{count:,} records indexed in {perf_counter() - begun:.1f} s")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as PostgreSQL does by itself after a while
        self.stdout.write("language  first page alone, ms  whole page with facets, ms")
        for lang in LANGUAGES:
            self.stdout.write(f"{lang:>8}  {time_order(lang, rounds):>20.1f}  {time_page(lang, rounds):>26.0f}")
        if sorting := [lang for lang in LANGUAGES if f"search_titles_{lang}" not in plan(lang)]:
            raise CommandError(f"All titles are sorted for a page, by no index, in: {', '.join(sorting)}.")


def make_texts(texts: int) -> None:
    chance = random.Random(1)
    for start in range(Resolution.objects.filter(slug__startswith=corpus.SLUG).count(), texts, BATCH):
        Resolution.objects.bulk_create(
            Resolution(
                slug=f"{corpus.SLUG}{number}", kind=Resolution.Kind.RESOLUTION, stage=Resolution.Stage.ADOPTED,
                number=f"{corpus.SLUG}{number}", body="GA", status=Resolution.Status.ADOPTED, release=Release.PUBLISHED,
                **{f"title_{lang}": made_up_title(lang, chance) for lang in LANGUAGES},
            ) for number in range(start, min(start + BATCH, texts))
        )  # fmt: skip


def made_up_title(lang: str, chance: random.Random) -> str:
    """Words of letters by chance; Chinese ones stand without spaces."""
    words = ("".join(chance.choices(LETTERS[lang], k=chance.randint(2, 9))) for _ in range(8))
    return ("" if lang == "zh" else " ").join(words).capitalize()


def time_order(lang: str, rounds: int) -> float:
    """Return the milliseconds of asking for the first page in the order of titles, the median of some rounds."""

    with translation.override(lang):
        return median(timed(lambda: list(first_page())) for _ in range(rounds))


def first_page() -> QuerySet[Resolution]:
    texts = ResolutionFilterSet(QueryDict("order=title"), Resolution.objects.public()).qs
    return with_sponsors(texts)[:ON_A_PAGE]


def plan(lang: str) -> str:
    """Return how the database reads the first page."""
    with translation.override(lang):
        return first_page().explain()


def time_page(lang: str, rounds: int) -> float:
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    address = f"/{lang}/resolutions/?order=title"
    return median(timed(lambda: client.get(address, secure=settings.SECURE_SSL_REDIRECT)) for _ in range(rounds))


def timed(work: Any) -> float:
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000
