"""Imports killed at random moments, on the database of the environment: `python -m tests.bench.killed_imports 50 1`.

Each import runs in a process of its own: a fork of one that has loaded everything and has no connection. Each begins
with the same record: a session with its report in French, published. Half of the kills come at a random moment of the
time that an import takes, half of them just before or just after one of its commits. Prints, as JSON, what came of it.
"""

import json
import os
import random
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from io import StringIO
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

import django

from .printed_session import LANGUAGES, assembly_file, report_file

CORRECTED = frozenset({"ports-1 words", "speaker added", "sponsor added", "day"})
FURTHER = 5  # after as many kills a further run must change nothing
Call = tuple[str, ...]  # a command with its arguments


def prepare(folder: Path) -> dict[str, Call]:
    """Write the files, begin the record, and return the imports that are to be killed."""
    report, texts = folder / "report.en.txt", folder / "texts"
    texts.mkdir()
    report.write_bytes(report_file("en", CORRECTED))
    for language in LANGUAGES:
        (texts / f"{language}.xml").write_bytes(assembly_file(language, frozenset()))
        other = assembly_file(language, frozenset({"assembly title"})).replace(b"107/901", b"107/902")
        (texts / f"other-{language}.xml").write_bytes(other)
    first = folder / "report.fr.txt"
    first.write_bytes(report_file("fr", frozenset()))
    in_a_fork(partial(run_command, ("import_report", str(first), "--publish")))
    return {
        "import_report": ("import_report", str(report), "--publish"),
        "import_akn": ("import_akn", str(texts), "--publish"),
    }


def run_command(call: Call) -> None:
    from django.core.management import call_command

    call_command(*call, stdout=StringIO(), stderr=StringIO())


def in_a_fork(act: Callable[[], Any]) -> Any:
    """What an act returns, done in a process of its own; an error in it is one here."""
    reading, writing = os.pipe()
    pid = start_fork(lambda: os.write(writing, json.dumps(act()).encode()))
    os.close(writing)
    with os.fdopen(reading) as answer:
        text = answer.read()
    if status := os.waitpid(pid, 0)[1]:
        raise RuntimeError(f"A process ended with status {status}.")
    return json.loads(text)


def start_fork(act: Callable[[], Any]) -> int:
    """Begin a process that does an act and ends; return its id."""
    if pid := os.fork():
        return pid
    try:
        act()
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        os._exit(1)
    os._exit(0)


@contextmanager
def watched_commits(at: Callable[[int, str], None]) -> Iterator[None]:
    """Call `at` before and after each commit, with its number from 1."""
    from django.db import connection

    commit, number = connection._commit, 0  # the framework asks nobody before it commits

    def watched() -> None:
        nonlocal number
        number += 1
        at(number, "before")
        commit()
        at(number, "after")

    connection._commit = watched
    try:
        yield
    finally:
        connection._commit = commit


def count_commits(call: Call) -> tuple[int, float]:
    """How often an import commits, and the seconds that it takes."""
    numbers, begun = [0], perf_counter()
    with watched_commits(lambda number, side: numbers.append(number)):
        run_command(call)
    return numbers[-1], perf_counter() - begun


def kill_at_commit(call: Call, number: int, side: str) -> None:
    """Run an import that kills itself at a commit."""

    def kill(count: int, moment: str) -> None:
        if (count, moment) == (number, side):
            os.kill(os.getpid(), signal.SIGKILL)

    with watched_commits(kill):
        run_command(call)


def kill_after(call: Call, seconds: float) -> int:
    """Run an import, kill it after so many seconds and return how it ended; it may have ended before."""
    pid = start_fork(partial(run_command, call))
    sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]


def record_digest() -> str:
    """A digest of all that is held and of the index, by what rows say and not by their keys and times."""
    from ccpcj.history.recorded_models import recorded_models
    from ccpcj.review.models import Finding, ReportImport
    from ccpcj.search.index.update import rebuild_index
    from tests.bench.benchmark_index_kills import index_digest

    describe = RowDescriber()
    models: set[type[Any]] = {*recorded_models().values(), Finding, ReportImport}
    digest = sha256()
    for model in sorted(models, key=lambda model: model._meta.label):
        rows = Counter(describe(model, key) for key in model._base_manager.values_list("pk", flat=True))
        digest.update(f"{model._meta.label} {sorted(rows.items())}".encode())
    stands = index_digest()
    rebuild_index()
    return f"{digest.hexdigest()} {'complete' if index_digest() == stands else 'index incomplete'}"


class RowDescriber:
    """Rows by what they say: a row that they point at is what that one says."""

    def __init__(self) -> None:
        self.rows: dict[type[Any], dict[Any, Any]] = defaultdict(dict)
        self.described: dict[tuple[type[Any], Any], str] = {}

    def __call__(self, model: type[Any], key: Any) -> str:
        if (model, key) not in self.described:
            self.described[model, key] = self.describe(model, key)
        return self.described[model, key]

    def describe(self, model: type[Any], key: Any) -> str:
        from django.db.models import DateTimeField

        rows = self.rows[model] or self.read(model)
        values = []
        for field in model._meta.concrete_fields:
            value = rows[key][field.attname]
            if field.primary_key or isinstance(field, DateTimeField):
                continue
            points = field.is_relation and value is not None
            values.append(self(field.related_model, value) if points else repr(value))
        return sha256("|".join(values).encode()).hexdigest()

    def read(self, model: type[Any]) -> dict[Any, Any]:
        from ccpcj.history.as_of import current_rows

        self.rows[model] = current_rows(model)
        return self.rows[model]


class Rehearsal:
    """The kills of one import, each on a fresh copy of the record as it was before."""

    def __init__(self, call: Call, renew: Callable[[], None]) -> None:
        self.call, self.renew = call, renew
        renew()
        self.commits, self.seconds = in_a_fork(partial(count_commits, call))
        self.undisturbed = in_a_fork(record_digest)

    def kills(self, times: int, chance: random.Random) -> Counter[str]:
        outcomes = Counter[str]()
        for turn in range(times):
            self.renew()
            if turn % 2:
                status = kill_after(self.call, chance.uniform(0, self.seconds))
            else:
                number, side = chance.randint(1, self.commits), chance.choice(["before", "after"])
                status = os.waitpid(start_fork(partial(kill_at_commit, self.call, number, side)), 0)[1]
            outcomes["killed"] += status == signal.SIGKILL
            in_a_fork(partial(run_command, self.call))
            outcomes["ended as if never killed"] += in_a_fork(record_digest) == self.undisturbed
            if turn % FURTHER == 0:
                in_a_fork(partial(run_command, self.call))
                outcomes["changed by a further run"] += in_a_fork(record_digest) != self.undisturbed
        return outcomes


def main(arguments: Sequence[str]) -> None:
    times, seed = map(int, arguments[:2])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ccpcj.settings")
    django.setup()
    from .scratch_copies import database_copies

    folder = Path(os.environ["CCPCJ_VAR"]) / "files"
    folder.mkdir()
    calls = prepare(folder)
    with database_copies() as renew:
        for name, call in calls.items():
            rehearsal = Rehearsal(call, renew)
            outcomes = rehearsal.kills(times, random.Random(seed))
            print(json.dumps({"import": name, "commits": rehearsal.commits, "seconds": rehearsal.seconds,
                              "times": times, **outcomes}), flush=True)  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
