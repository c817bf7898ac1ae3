"""Tries random sequences of hand edits and imports: `python -m tests.bench sequences --number 2000 --seed 1`.

Each sequence begins with an empty record: a session is typed more or less, its report comes in some of six languages,
corrected reports and the Assembly's text of a draft follow, people correct what they like in between. After every step
the record is held against what people typed and what the files print (`ledger.py`). A sequence that fails is made
shorter for as long as it fails alike, and printed. All is taken back at the end.
"""

import traceback
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from ccpcj.history.models import Change
from ccpcj.history.services import change
from ccpcj.reports.merge.load_report import load_report
from ccpcj.reports.reading.read import read_report
from ccpcj.review.models import Finding
from ccpcj.review.services import record_findings
from ccpcj.texts.load_texts import load_files
from ccpcj.texts.stated_facts import ReferenceData
from resolutions.akn.files import AknFile
from resolutions.chain.services import join_all_chains, join_twins
from resolutions.chain.twins import twins_in_record
from sessions.models import State
from sessions.states.names import Names
from sessions.states.names_in_database import names_from_database
from sessions.states.services import load_reference

from .hand_edits import EDITS
from .ledger import Ledger, duplicates
from .printed_session import (
    LANGUAGES,
    OF_ASSEMBLY,
    OF_REPORT,
    Edition,
    assembly_file,
    facts_of_assembly,
    facts_of_report,
    report_file,
)
from .record_view import RecordView, everything

TYPING = [name for name in EDITS if name.startswith("type ")]


class Step(NamedTuple):
    """A step of a sequence: a hand edit by its name, or a file in a language; `seed` decides what it is done to."""

    name: str
    seed: int
    language: str = ""

    def __str__(self) -> str:
        return f"{self.name}{f' in {self.language}' if self.language else ''} ({self.seed})"


class Failure(NamedTuple):
    kind: str  # loss | duplicate | error
    after: int  # the place of the step
    what: str


def made_sequence(seed: int) -> list[Step]:
    """Steps as one year might have them: typing, the report, corrections of people and of printed editions."""
    rng = Random(seed)

    def step(name: str, language: str = "") -> Step:
        return Step(name, rng.randrange(10**6), language)

    steps = [step(rng.choice(TYPING)) for _ in range(rng.choice([0, 0, 2, 5, 9]))]
    for _ in range(rng.randint(2, 5)):
        kind = rng.choice(["report", "report", "corrected report", "assembly", "newer assembly"])
        steps.append(step(kind, rng.choice(LANGUAGES)))
        steps += [step(rng.choice(list(EDITS))) for _ in range(rng.randint(0, 4))]
    return [*steps, step(rng.choice(["report", "corrected report", "newer assembly"]), rng.choice(LANGUAGES))]


class Trial:
    """One sequence on an empty record."""

    def __init__(self, names: Names, folder: Path) -> None:
        self.names, self.folder = names, folder
        self.ledger = Ledger()
        self.report: Edition = frozenset()
        self.assembly: Edition = frozenset()

    def run(self, steps: list[Step]) -> Failure | None:
        with transaction.atomic():
            try:
                return self.first_failure(steps)
            finally:
                transaction.set_rollback(True)

    def first_failure(self, steps: list[Step]) -> Failure | None:
        for place, step in enumerate(steps):
            try:
                with transaction.atomic():
                    failures = self.take(step)
            except Exception as error:  # whatever an import or an edit raises is a fault of it
                where = traceback.extract_tb(error.__traceback__)[-1]
                return Failure("error", place, f"{type(error).__name__}: {error} ({where.filename}:{where.lineno})")
            if failures:
                return Failure(failures[0][0], place, failures[0][1])
        return None

    def take(self, step: Step) -> list[tuple[str, str]]:
        """Take a step and return what is lost or doubled after it."""
        rng = Random(step.seed)
        if step.name in EDITS:
            EDITS[step.name](rng, RecordView(), self.ledger)
            view = RecordView()
            return [("loss", f"by hand: {loss}") for loss in self.ledger.losses_by_hand(view)]
        if step.name == "corrected report":
            self.report ^= {rng.choice(OF_REPORT), *rng.sample(OF_REPORT, rng.randint(0, 2))}
        if step.name == "newer assembly":
            self.assembly ^= {rng.choice(OF_ASSEMBLY)}
        return self.take_file(step, "report" in step.name, again=rng.random() < 0.4)

    def take_file(self, step: Step, is_report: bool, again: bool) -> list[tuple[str, str]]:
        load = self.load_report if is_report else self.load_assembly
        source = f"{'report' if is_report else 'assembly'} {step.language}"
        of_file, edition = (facts_of_report, self.report) if is_report else (facts_of_assembly, self.assembly)
        facts = of_file(step.language, edition)
        self.ledger.note_file(facts)
        load(step.language)
        view = RecordView()
        losses = [
            *self.ledger.losses_by_hand(view),
            *self.ledger.losses_of_import(view, source, facts),
            *self.ledger.returns(view),
        ]
        failures = [*(("loss", loss) for loss in losses), *(("duplicate", twice) for twice in duplicates(view))]
        self.ledger.printed[source] = facts
        if again and not failures:
            before = everything()
            load(step.language)
            if everything() != before:
                failures.append(("loss", "the same file again changed something"))
        return failures

    def load_report(self, language: str) -> None:
        report = READINGS.get((language, self.report))
        if report is None:
            report = read_report(report_file(language, self.report), self.names).to_json()
            READINGS[language, self.report] = report
        digest = f"{language} {' '.join(sorted(self.report))}"
        load_report(report, f"report.{language}.txt", f"{hash(digest):x}")

    def load_assembly(self, language: str) -> None:
        name = f"{language}-{'-'.join(sorted(self.assembly))}.xml".replace(" ", "_")
        path = self.folder / name
        path.write_bytes(assembly_file(language, self.assembly))
        load_files([AknFile(name, path, name)], ReferenceData(self.names), {})
        with change(through=Change.Through.COMMAND, source="import_akn"):
            join_all_chains()
            _joined, messages = join_twins(twins_in_record())
            record_findings([Finding(code="conflict", message=message) for message in messages], source=name)


READINGS: dict[tuple[str, Edition], Any] = {}


def shrunk(steps: list[Step], failure: Failure, names: Names, folder: Path) -> tuple[list[Step], Failure]:
    """The sequence without every step that it fails alike without."""
    steps = steps[: failure.after + 1]
    place = len(steps) - 2
    while place >= 0:
        fewer = steps[:place] + steps[place + 1 :]
        other = Trial(names, folder).run(fewer)
        if other and other.kind == failure.kind and same_fault(other, failure):
            steps, failure = fewer, other
        place = min(place, len(steps) - 1) - 1
    return steps, failure


def same_fault(first: Failure, second: Failure) -> bool:
    return first.what.partition(" ")[0] == second.what.partition(" ")[0]


class Command(BaseCommand):
    help = "Tries random sequences of hand edits and imports, and counts losses and duplicates. All is taken back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--number", type=int, default=2000)
        parser.add_argument("--seed", type=int, default=1, help="of the first sequence; the next has the next")
        parser.add_argument("--most", type=int, default=20, help="how many failures are made shorter and printed")

    def handle(self, *, number: int, seed: int, most: int, **options: Any) -> None:
        counts, shown, begun = Counter[str](), 0, perf_counter()
        with transaction.atomic(), TemporaryDirectory() as folder:
            if not State.objects.exists():
                load_reference()
            names = names_from_database()
            for own in range(seed, seed + number):
                steps = made_sequence(own)
                counts["steps"] += len(steps)
                if failure := Trial(names, Path(folder)).run(steps):
                    counts[failure.kind] += 1
                    if shown < most:
                        shown += 1
                        self.show(own, *shrunk(steps, failure, names, Path(folder)))
            transaction.set_rollback(True)
        self.stdout.write(
            f"{number:,} sequences of {counts['steps']:,} steps on {connection.vendor}: {counts['loss']} losses, "
            f"{counts['duplicate']} duplicates, {counts['error']} errors; {perf_counter() - begun:.0f} s"
        )

    def show(self, seed: int, steps: list[Step], failure: Failure) -> None:
        self.stdout.write(f"seed {seed}: {failure.kind}: {failure.what}")
        for step in steps:
            self.stdout.write(f"    {step}")
