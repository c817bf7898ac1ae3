"""`manage.py import_report`: read session reports and load them."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError
from tqdm import tqdm

from ccpcj.lib.progress import terminal_progress
from ccpcj.lib.wording.lexicon import lexicon_languages
from ccpcj.reports.merge.load import load_report
from ccpcj.reports.plan.plan_row import PlanRow
from ccpcj.reports.reading.printed_report import NotAReport
from ccpcj.reports.reading.read import read_report
from ccpcj.reports.summary import describe, describe_findings
from ccpcj.search.index.update import bring_up_to_date
from sessions.models import Session, State
from sessions.states.names import Names
from sessions.states.names_in_database import names_from_database
from sessions.states.services import load_reference

MOST_FINDINGS = 30


class Command(BaseCommand):
    help = "Read a session report (Word, PDF or text) and load all of it, or nothing. A second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="the report: docx, pdf or txt")
        parser.add_argument("--language", choices=lexicon_languages(), help="found from the text when not given")
        parser.add_argument("--dry-run", action="store_true", help="read and say what was found; write nothing")
        parser.add_argument("--json", metavar="OUT", help="write what was read to this file; - is standard output")
        parser.add_argument("--publish", action="store_true", help="publish the session and its texts")
        parser.add_argument("--allow-incomplete", action="store_true", help="load a report that has errors as well")

    def handle(self, *, files: list[str], **options: Any) -> None:
        if options["json"] and len(files) > 1:
            raise CommandError("--json writes one report: give one file.")
        quiet = options["json"] == "-"  # standard output is the report then
        for file in files:
            self.one(Path(file), quiet, options)

    def one(self, path: Path, quiet: bool, options: dict[str, Any]) -> None:
        data = self.bytes_of(path)
        report = self.read_json(path, data, options["language"])
        if options["json"]:
            self.write_json(report, options["json"])
        say = self.stderr if quiet else self.stdout
        say.write(f"{path.name}: {describe(report)}")
        for line in describe_findings(report, MOST_FINDINGS):
            say.write(f"  {line}")
        if options["dry_run"]:
            say.write("Nothing was written (--dry-run).")
        else:
            self.load(path, data, report, say, options)

    def bytes_of(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}.") from None

    def read_json(self, path: Path, data: bytes, language: str | None) -> dict[str, Any]:
        try:
            return read_report(data, self.names(), language).to_json()
        except NotAReport as error:
            raise CommandError(f"{path.name}: {error}") from None

    def names(self) -> Names:
        """The names that staff keep; those of the project where there is no database yet."""
        try:
            return names_from_database() if State.objects.exists() else Names.from_files()
        except DatabaseError:
            return Names.from_files()

    def write_json(self, report: dict[str, Any], out: str) -> None:
        text = json.dumps(report, ensure_ascii=False, indent=2)
        if out == "-":
            self.stdout.write(text)
            return
        try:
            Path(out).write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{out}: {error.strerror}.") from None

    def load(self, path: Path, data: bytes, report: dict[str, Any], say: Any, options: dict[str, Any]) -> None:
        if report["session"]["reconvened"]:
            raise CommandError(
                f"{path.name}: nothing was loaded. This is the report of a reconvened session: its paragraphs are "
                "numbered anew and would stand in the place of those of the regular session."
            )
        errors = [found for found in report["findings"] if found["level"] == "error"]
        if errors and not options["allow_incomplete"]:
            raise CommandError(
                f"{path.name}: nothing was loaded, for the reading has {len(errors)} error(s): "
                f"{errors[0]['message']} Mend the file, or say --allow-incomplete."
            )
        try:
            if not State.objects.exists():
                load_reference()
            outcome, _ = load_report(
                report, path.name, sha256(data).hexdigest(), publish=options["publish"], progress=progress_bar
            )
            bring_up_to_date(terminal_progress("Indexing"))
        except DatabaseError as error:
            raise CommandError(f"Nothing was loaded: {error}. Is the database made? Run: manage.py migrate") from None
        self.say_outcome(outcome, report, say)

    def say_outcome(self, outcome: Any, report: dict[str, Any], say: Any) -> None:
        if not outcome.changed:
            say.write("Loaded before: nothing changed.")
        for word, counts in (("Created", outcome.created), ("Updated", outcome.updated), ("Moved", outcome.moved)):
            if listed := ", ".join(f"{n} {name}" for name, n in sorted(counts.items()) if n):
                say.write(f"{word}: {listed}.")
        number = report["session"]["number"]
        if Session.objects.filter(number=number, release="draft").exists():
            say.write(f"Session {number} is a draft: publish it in the admin, or run this again with --publish.")
        else:
            say.write(f"Public at /sessions/{number}/")


def progress_bar(rows: list[PlanRow]) -> Iterable[PlanRow]:
    """A bar on a terminal, nothing elsewhere."""
    return tqdm(rows, desc="Loading", unit="row", disable=not sys.stderr.isatty())
