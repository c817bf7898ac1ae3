"""An import while people read and save: `python -m tests.bench import_readers PATH --before PATH`."""

import random
import re
import subprocess
import sys
import threading
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple
from urllib.parse import quote

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ccpcj.search.index.faults import find_faults
from ccpcj.search.index.update import bring_up_to_date
from ccpcj.search.models import IndexEntry, PendingChange
from resolutions.models import Resolution

from . import corpus
from .environment import describe_environment
from .web import SERVERS, THREADS, Visitor, errors_logged, servers

QUERIES = (
    "corruption", "наркотики", "éducation", "l’enfant", "犯罪", "الجريمة", '"human rights"', "trafficking OR smuggling",
    "women -children", "77/232", "rights kind:operative", "crime*",
)  # fmt: skip
PAGES = ("/{lang}/search/?q={query}", "/{lang}/resolutions/?q={query}", "/{lang}/search/?q={query}&order=newest")
LANGUAGES = ("en", "fr", "ar", "zh", "ru", "es")
ACCOUNT, PASSWORD = "bench-keeper", "not a secret: of a scratch database"
PAUSE = 2.0  # seconds that a reader looks at a page, at most
SAVE_PAUSE = 2.0
FORM_AGAIN = 422  # what a form that was not saved counts as: the admin answers it with 200


class Answer(NamedTuple):
    """What a request came to: `status` is 0 where nothing was answered."""

    who: str
    status: int
    seconds: float

    @property
    def is_right(self) -> bool:
        return 200 <= self.status < 400


class Command(BaseCommand):
    help = (
        "Serves the site, has readers search it and a person save in the admin while texts are imported, and prints "
        "what was answered and whether the index is complete. An error, or an index that is not complete, ends it with "
        "an error. Only in a database with “scratch” in its name."
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
        self.stdout.write(describe_environment())
        self.stdout.write(f"{readers} readers and one person who saves, {SERVERS} processes of {THREADS} threads")
        works, answers, stop = Resolution.objects.count(), list[Answer](), threading.Event()
        connection.close()
        with TemporaryDirectory() as folder:
            log = Path(folder) / "log"
            with servers(log) as sites:
                people = [threading.Thread(target=read, args=(sites, seed, answers, stop)) for seed in range(readers)]
                people.append(threading.Thread(target=save, args=(sites[0], answers, stop)))
                for person in people:
                    person.start()
                begun = perf_counter()
                command = [sys.executable, "manage.py", "import_akn", *paths, *arguments]
                imported = subprocess.run(command, stdout=sys.stderr, check=False).returncode
                seconds = perf_counter() - begun
                stop.set()
                for person in people:
                    person.join()
            logged = errors_logged(log)
        count = Resolution.objects.count() - works
        self.stdout.write(f"{connection.vendor}: {count} works imported in {seconds:.0f} s, exit status {imported}")
        self.report(answers, logged, imported)

    def report(self, answers: list[Answer], logged: list[str], imported: int) -> None:
        faults = [f"the import ended with {imported}"] if imported else []
        for who in ("reader", "saver"):
            times = sorted(answer.seconds for answer in answers if answer.who == who)
            if not times:
                faults.append(f"no {who} was answered")
                continue
            failed = Counter(answer.status for answer in answers if answer.who == who and not answer.is_right)
            faults += [f"{count} answers to a {who} were {status}" for status, count in failed.items()]
            self.stdout.write(
                f"{who}: {len(times)} requests answered, median {times[len(times) // 2]:.2f} s, "
                f"slowest {times[-1]:.2f} s, errors {dict(failed) or 'none'}"
            )
        faults += [f"logged {times} times: {words}" for words, times in Counter(logged).items()]
        waiting = PendingChange.objects.count()
        bring_up_to_date()  # what the last save left to a thread of a server that is gone
        if wrong := sum(1 for _fault in find_faults()):
            faults.append(f"{wrong} entries of the index are not right")
        self.stdout.write(f"{IndexEntry.objects.count():,} entries; {waiting} changes waited when everybody had gone")
        if faults:
            raise CommandError("; ".join(faults))


def read(sites: list[str], seed: int, answers: list[Answer], stop: threading.Event) -> None:
    """Search, look at what came, and search again until the import is over."""
    chance = random.Random(seed)
    visitors = [Visitor(site) for site in sites]
    while not stop.wait(chance.uniform(0, PAUSE)):
        page = chance.choice(PAGES).format(lang=chance.choice(LANGUAGES), query=quote(chance.choice(QUERIES)))
        begun = perf_counter()
        answers.append(Answer("reader", chance.choice(visitors).get(page).status_code, perf_counter() - begun))


def save(site: str, answers: list[Answer], stop: threading.Event) -> None:
    """Sign in, and enter one person after the other in the admin."""
    keeper = Visitor(site)
    sign_in, entry = "/admin/login/", "/admin/ccpcj_sessions/person/add/"
    keeper.post(sign_in, {**form_of(keeper.get(sign_in)), "username": ACCOUNT, "password": PASSWORD})
    number = 0
    while not stop.wait(SAVE_PAUSE):
        number += 1
        begun = perf_counter()
        typed = {"printed": f"Bench Person {number}", "name_en": f"B. {number}", "_save": "Save"}
        status = keeper.post(entry, {**form_of(keeper.get(entry)), **typed}).status_code
        answers.append(Answer("saver", status if status != 200 else FORM_AGAIN, perf_counter() - begun))


def form_of(page: Any) -> dict[str, str]:
    """Return the hidden fields of a page of the admin, with their values."""
    fields = {}
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page.content.decode()):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            fields[name[1]] = value[1] if value else ""
    return fields
