"""Measures people saving the same texts at once: `python -m tests.bench editors`.

Makes ten texts in the database that the settings name, an empty one, and lets people open and save them through the
admin for a minute: each types into a field of a paragraph of their own, and now and then into one that all share.
"""

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore
from time import monotonic, perf_counter
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from lxml import html

from resolutions.models import ParagraphText, Resolution
from tests.factories import make_paragraph, make_resolution, make_session, make_version

THREADS = BoundedSemaphore(4)  # of the server
Answer = tuple[str, float, tuple[int, int, str] | None]  # what came of a save, its seconds, what it confirmed


class Editor:
    """A person who opens one of the texts, types, and saves."""

    def __init__(self, number: int, texts: list[int]) -> None:
        self.number, self.texts, self.saves = number, texts, 0
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        self.random = random.Random(number)
        self.client.force_login(User.objects.get(username=f"editor-{number}"))

    def work(self, until: float) -> list[Answer]:
        answers = []
        while monotonic() < until:
            answers.append(self.save(self.random.choice(self.texts)))
        return answers

    def ask(self, method: Callable[..., Any], *request: Any) -> Any:
        """Send a request when the server has a thread for it; a connection serves one request, as on a server."""
        with THREADS:
            response = method(*request)
            if not connection.in_atomic_block:
                connection.close()
        return response

    def save(self, text: int) -> Answer:
        """Save one text, in the own paragraph or, one time in ten, in the title that all share."""
        self.saves += 1
        words = f"Words {self.saves} of editor {self.number};"
        shares = self.random.random() < 0.1
        field = "title_en" if shares else f"paragraphs-{self.number}-text"
        address = f"/admin/resolutions/resolution/{text}/change/"
        start = perf_counter()
        page = self.ask(self.client.get, address)
        if page.status_code != 200:
            return f"error {page.status_code}", perf_counter() - start, None
        response = self.ask(self.client.post, address, {**form_on(page), field: words})
        seconds = perf_counter() - start
        if response.status_code == 302:
            return "confirmed", seconds, (text, -1 if shares else self.number, words)
        if response.status_code == 200 and f'name="resolve-{field}"' in response.content.decode():
            return "asked", seconds, None
        return f"error {response.status_code}", seconds, None


class Command(BaseCommand):
    help = "Lets people save fields of the same texts at once, and counts what is confirmed, asked about and lost."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, default=20)
        parser.add_argument("--texts", type=int, default=10)
        parser.add_argument("--seconds", type=float, default=60)

    def handle(self, *, people: int, texts: int, seconds: float, **options: Any) -> None:
        if Resolution.objects.exists():
            raise CommandError("The database holds texts: name an empty one, by DATABASE_URL or CCPCJ_VAR.")
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
        editors = [Editor(number, ids) for ids in [make_texts(texts, people)] for number in range(people)]
        until = monotonic() + seconds
        with ThreadPoolExecutor(people) as pool:
            answers = [answer for work in pool.map(lambda editor: editor.work(until), editors) for answer in work]
        self.report(answers)

    def report(self, answers: list[Answer]) -> None:
        counts = Counter(outcome for outcome, *_ in answers)
        last = {(text, place): words for _, _, saved in answers if saved for text, place, words in [saved]}
        own = {key: words for key, words in last.items() if key[1] >= 0}
        lost = [key for key, words in own.items() if words != words_at(*key)]
        slowest = max(seconds for _, seconds, _ in answers)
        mean = sum(seconds for _, seconds, _ in answers) / len(answers)
        self.stdout.write(f"{connection.vendor}: {len(answers)} saves, {dict(sorted(counts.items()))}")
        self.stdout.write(f"fields with a confirmed value: {len(own)}, kept: {len(own) - len(lost)}, lost: {len(lost)}")
        self.stdout.write(f"opened and saved in {mean:.2f} s on average, slowest {slowest:.2f} s")


def form_on(page: HttpResponse) -> dict[str, list[str]]:
    """What a browser would send of the form on a page."""
    sent: dict[str, list[str]] = {}
    for name, value in html.document_fromstring(page.content).get_element_by_id("resolution_form").form_values():
        sent.setdefault(name, []).append(value)
    return sent


def words_at(text: int, place: int) -> str:
    return ParagraphText.objects.get(paragraph__version__resolution=text, paragraph__position=place + 1).text


def make_texts(count: int, paragraphs: int) -> list[int]:
    """Make the texts, each with a paragraph for each person, and the accounts of these."""
    for number in range(paragraphs):
        User.objects.create(username=f"editor-{number}", is_staff=True, is_superuser=True)
    session, keys = make_session(), []
    for number in range(1, count + 1):
        text = make_resolution(session, f"61/{number}")
        version = make_version(text)
        for place in range(1, paragraphs + 1):
            make_paragraph(version, number=str(place))
        keys.append(text.pk)
    return keys
