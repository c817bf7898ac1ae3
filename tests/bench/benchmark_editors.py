"""Measures people saving the same texts at once: `python -m tests.bench editors`.

Makes ten texts in the database that the settings name, an empty one, serves the site by two processes, and lets people
open and save the texts in the admin for a minute: each types into a field of a paragraph of their own, and now and then
into one that all share.
"""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test import Client
from lxml import html

from ccpcj.search.index.update import bring_up_to_date
from resolutions.models import ParagraphText, Resolution
from tests.factories import make_paragraph, make_resolution, make_session, make_version

from .environment import describe_environment
from .web import SERVERS, THREADS, Visitor, errors_logged, servers

Answer = tuple[str, float, tuple[int, int, str] | None]  # what came of a save, its seconds, what it confirmed


class Editor:
    """A person who opens one of the texts, types, and saves; `browser` asks for pages as the client of tests does."""

    def __init__(self, number: int, texts: list[int], browser: Any) -> None:
        self.number, self.texts, self.browser, self.saves = number, texts, browser, 0
        self.random = random.Random(number)

    def work(self, until: float) -> list[Answer]:
        answers = []
        while monotonic() < until:
            answers.append(self.save(self.random.choice(self.texts)))
        return answers

    def save(self, text: int) -> Answer:
        """Save one text, in the own paragraph or, one time in ten, in the title that all share."""
        self.saves += 1
        words = f"Words {self.saves} of editor {self.number};"
        shares = self.random.random() < 0.1
        field = "title_en" if shares else f"paragraphs-{self.number}-text"
        address = f"/admin/resolutions/resolution/{text}/change/"
        start = perf_counter()
        page = self.browser.get(address)
        if page.status_code != 200:
            return f"error {page.status_code}", perf_counter() - start, None
        response = self.browser.post(address, {**form_on(page), field: words})
        seconds = perf_counter() - start
        if response.status_code == 302:
            return "confirmed", seconds, (text, -1 if shares else self.number, words)
        if response.status_code == 200 and f'name="resolve-{field}"' in response.content.decode():
            return "asked", seconds, None
        return f"error {response.status_code}", seconds, None


class Command(BaseCommand):
    help = (
        "Lets people save fields of the same texts at once, and counts what is confirmed, asked about and lost. An "
        "error, or a confirmed value that is lost, ends it with an error; so do fewer saves than expected."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, default=20)
        parser.add_argument("--texts", type=int, default=10)
        parser.add_argument("--seconds", type=float, default=60)
        parser.add_argument("--expect", type=int, default=200, help="how many saves are confirmed at least")

    def handle(self, *, people: int, texts: int, seconds: float, expect: int, **options: Any) -> None:
        if Resolution.objects.exists():
            raise CommandError("The database holds texts: name an empty one, by DATABASE_URL or CCPCJ_VAR.")
        self.stdout.write(describe_environment())
        self.stdout.write(f"{people} people, {SERVERS} processes of {THREADS} threads, {seconds:g} seconds")
        keys = make_texts(texts, people)
        bring_up_to_date()
        cookies = [sign_in(number) for number in range(people)]
        connection.close()
        with TemporaryDirectory() as folder:
            log = Path(folder) / "log"
            with servers(log) as sites:
                visitors = [Visitor(sites[number % SERVERS], **cookie) for number, cookie in enumerate(cookies)]
                editors = [Editor(number, keys, visitor) for number, visitor in enumerate(visitors)]
                until = monotonic() + seconds
                with ThreadPoolExecutor(people) as pool:
                    answers = [answer for work in pool.map(lambda one: one.work(until), editors) for answer in work]
            self.report(answers, sum(visitor.busy for visitor in visitors), errors_logged(log), expect)

    def report(self, answers: list[Answer], busy: int, logged: list[str], expect: int) -> None:
        counts = Counter(outcome for outcome, *_ in answers)
        last = {(text, place): words for _, _, saved in answers if saved for text, place, words in [saved]}
        own = {key: words for key, words in last.items() if key[1] >= 0}
        lost = [key for key, words in own.items() if words != words_at(*key)]
        slowest = max(seconds for _, seconds, _ in answers)
        mean = sum(seconds for _, seconds, _ in answers) / len(answers)
        self.stdout.write(f"{connection.vendor}: {len(answers)} saves, {dict(sorted(counts.items()))}")
        self.stdout.write(f"fields with a confirmed value: {len(own)}, kept: {len(own) - len(lost)}, lost: {len(lost)}")
        self.stdout.write(
            f"opened and saved in {mean:.2f} s on average, slowest {slowest:.2f} s; told busy {busy} times"
        )
        for words, times in Counter(logged).items():
            self.stdout.write(f"logged {times} times: {words}")
        failed = sum(count for outcome, count in counts.items() if outcome.startswith("error"))
        if failed or lost or logged or counts["confirmed"] < expect:
            raise CommandError(
                f"{failed} saves failed, {len(lost)} values are lost, {len(logged)} errors were logged, "
                f"{counts['confirmed']} saves of {expect} expected were confirmed."
            )


def sign_in(number: int) -> dict[str, str]:
    """Return the cookie of a person who has signed in."""
    client = Client()
    client.force_login(User.objects.get(username=f"editor-{number}"))
    return {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}


def form_on(page: Any) -> dict[str, list[str]]:
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
