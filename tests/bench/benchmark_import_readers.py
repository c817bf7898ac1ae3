"""An import while people read and save: `python -m tests.bench import_readers PATH --before PATH`."""

import os
import random
import re
import socket
import subprocess
import sys
import threading
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from time import perf_counter, sleep
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from ccpcj.search.models import IndexEntry, PendingChange
from resolutions.models import Resolution

from . import corpus

QUERIES = (
    "corruption", "наркотики", "éducation", "l’enfant", "犯罪", "الجريمة", '"human rights"', "trafficking OR smuggling",
    "women -children", "77/232", "rights verb:requests", "crime*",
)  # fmt: skip
PAGES = ("/{lang}/search/?q={query}", "/{lang}/resolutions/?q={query}", "/{lang}/search/?q={query}&order=newest")
LANGUAGES = ("en", "fr", "ar", "zh", "ru", "es")
ACCOUNT, PASSWORD = "bench-keeper", "not a secret: of a scratch database"
SERVERS = 2
PAUSE = 2.0  # seconds that a reader looks at a page, at most
SAVE_PAUSE = 2.0
PATIENCE = 120


class Answer(NamedTuple):
    """What a request came to: `status` is 0 where nothing was answered."""

    who: str
    status: int
    seconds: float


class Command(BaseCommand):
    help = (
        "Serves the site, has readers search it and a person save in the admin while texts are imported, and prints "
        "what was answered and whether the index is complete. Only in a database with “scratch” in its name."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", help="what is imported while people read")
        parser.add_argument("--before", nargs="*", default=[], help="what is imported before")
        parser.add_argument("--metadata")
        parser.add_argument("--readers", type=int, default=50)

    def handle(
        self, *, paths: list[str], before: list[str], metadata: str | None, readers: int, **options: Any
    ) -> None:
        corpus.refuse_a_real_record()
        arguments = ["--publish", *(["--metadata", metadata] if metadata else [])]
        if before:
            call_command("import_akn", *before, *arguments, stdout=self.stderr)
        get_user_model().objects.filter(username=ACCOUNT).delete()
        get_user_model().objects.create_superuser(ACCOUNT, password=PASSWORD)
        works, answers, stop = Resolution.objects.count(), list[Answer](), threading.Event()
        connection.close()
        with servers() as sites:
            people = [threading.Thread(target=read, args=(sites, seed, answers, stop)) for seed in range(readers)]
            people.append(threading.Thread(target=save, args=(sites[0], answers, stop)))
            for person in people:
                person.start()
            begun = perf_counter()
            imported = subprocess.run(
                [sys.executable, "manage.py", "import_akn", *paths, *arguments], stdout=sys.stderr, check=False
            )
            seconds = perf_counter() - begun
            stop.set()
            for person in people:
                person.join()
        self.stdout.write(
            f"{connection.vendor}: {Resolution.objects.count() - works} works imported in {seconds:.0f} s, "
            f"exit status {imported.returncode}"
        )
        self.report(answers)

    def report(self, answers: list[Answer]) -> None:
        for who in ("reader", "saver"):
            own = [answer for answer in answers if answer.who == who]
            times = sorted(answer.seconds for answer in own)
            failed = Counter(answer.status for answer in own if not 200 <= answer.status < 400)
            self.stdout.write(
                f"{who}: {len(own)} requests answered, median {times[len(times) // 2]:.2f} s, "
                f"slowest {times[-1]:.2f} s, errors {dict(failed) or 'none'}"
            )
        waiting = PendingChange.objects.count()
        call_command("check_index", stdout=self.stdout)
        self.stdout.write(f"{IndexEntry.objects.count():,} entries; {waiting} changes waited when everybody had gone")


@contextmanager
def servers() -> Iterator[list[str]]:
    """Serve the site by some processes; give their addresses."""
    ports = [free_port() for _ in range(SERVERS)]
    processes = [
        subprocess.Popen(
            [sys.executable, "manage.py", "runserver", "--noreload", "--insecure", f"127.0.0.1:{port}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "CCPCJ_HOSTS": ""},
        )
        for port in ports
    ]  # fmt: skip
    sites = [f"http://127.0.0.1:{port}" for port in ports]
    try:
        for site in sites:
            while ask(build_opener(), f"{site}/health/")[0] != 200:
                sleep(0.5)
        yield sites
    finally:
        for process in processes:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(opener: OpenerDirector, address: str, data: dict[str, str] | None = None) -> tuple[int, str]:
    """Return the status and the page; 0 where nothing was answered."""
    body = urlencode(data).encode() if data else None
    try:
        with opener.open(address, body, timeout=PATIENCE) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        return error.code, ""
    except OSError:
        return 0, ""


def read(sites: list[str], seed: int, answers: list[Answer], stop: threading.Event) -> None:
    """Search, look at what came, and search again until the import is over."""
    chance, opener = random.Random(seed), build_opener()
    while not stop.wait(chance.uniform(0, PAUSE)):
        page = chance.choice(PAGES).format(lang=chance.choice(LANGUAGES), query=quote(chance.choice(QUERIES)))
        begun = perf_counter()
        status, _html = ask(opener, chance.choice(sites) + page)
        answers.append(Answer("reader", status, perf_counter() - begun))


def save(site: str, answers: list[Answer], stop: threading.Event) -> None:
    """Sign in, and enter one person after the other in the admin."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    login, entry = f"{site}/admin/login/", f"{site}/admin/ccpcj_sessions/person/add/"
    ask(opener, login, {**form_of(ask(opener, login)[1]), "username": ACCOUNT, "password": PASSWORD})
    number = 0
    while not stop.wait(SAVE_PAUSE):
        number += 1
        begun = perf_counter()
        fields = form_of(ask(opener, entry)[1])
        status, html = ask(
            opener, entry, {**fields, "printed": f"Bench Person {number}", "name_en": f"B. {number}", "_save": "Save"}
        )
        saved = "was added successfully" in html
        answers.append(Answer("saver", status if saved else 0, perf_counter() - begun))


def form_of(html: str) -> dict[str, str]:
    """Return the hidden fields of a page of the admin, with their values."""
    fields = {}
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", html):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            fields[name[1]] = value[1] if value else ""
    return fields
