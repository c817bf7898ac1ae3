"""`manage.py import_report`: read session reports and load them."""

import json
from argparse import ArgumentParser
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.core.management.base import OutputWrapper
from django.db import DatabaseError

from ccpcj.lib.progress import terminal_progress
from ccpcj.lib.rehearsal import rehearsal
from ccpcj.lib.release import Release
from ccpcj.lib.wording.lexicon import lexicon_languages
from ccpcj.reports.merge.load_report import load_report
from ccpcj.reports.merge.write import Outcome
from ccpcj.reports.plan.row_keys import PartKey, part_key
from ccpcj.reports.reading.printed_report import NotAReport
from ccpcj.reports.reading.read import read_report
from ccpcj.reports.summary import describe_findings, describe_reading
from ccpcj.review.act_lines import changed_lines, cut_lines
from ccpcj.search.index.update import index_import
from sessions.models import Session, State
from sessions.states.names import Names
from sessions.states.names_in_database import names_from_database
from sessions.states.services import load_reference

MOST_FINDINGS = 30
MOST_LINES = 20


class Command(BaseCommand):
    help = "Read a session report (Word, PDF or text) and load all of it, or nothing. A second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="the report: docx, pdf or txt")
        parser.add_argument("--language", choices=lexicon_languages(), help="found from the text when not given")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")
        parser.add_argument("--json", metavar="OUT", help="write what was read to this file; - is standard output")
        parser.add_argument("--publish", action="store_true", help="publish the session and its texts")
        parser.add_argument("--allow-incomplete", action="store_true", help="load a report that has errors as well")

    def handle(self, *, files: list[str], **options: Any) -> None:
        if options["json"] and len(files) > 1:
            raise CommandError("--json writes one report: give one file.")
        quiet = options["json"] == "-"  # standard output is the report then
        for file in files:
            self.import_file(Path(file), quiet, options)

    def import_file(self, path: Path, quiet: bool, options: dict[str, Any]) -> None:
        data = self.read_bytes(path)
        report = self.read_json(path, data, options["language"])
        if options["json"]:
            self.write_json(report, options["json"])
        out = self.stderr if quiet else self.stdout
        out.write(f"{path.name}: {describe_reading(report)}")
        for line in describe_findings(report, MOST_FINDINGS):
            out.write(f"  {line}")
        self.load(path, data, report, out, options)
        if options["dry_run"]:
            out.write("Nothing was written (--dry-run).")

    def read_bytes(self, path: Path) -> bytes:
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

    def load(
        self, path: Path, data: bytes, report: dict[str, Any], out: OutputWrapper, options: dict[str, Any]
    ) -> None:
        errors = [finding for finding in report["findings"] if finding["level"] == "error"]
        if errors and not options["allow_incomplete"]:
            raise CommandError(
                f"{path.name}: nothing was loaded, for the reading has {len(errors)} error(s): "
                f"{errors[0]['message']} Mend the file, or say --allow-incomplete."
            )
        dry_run, most = options["dry_run"], None if options["verbosity"] > 1 else MOST_LINES
        try:
            with rehearsal() if dry_run else nullcontext():
                if not State.objects.exists():
                    load_reference()
                outcome, _ = load_report(
                    report,
                    path.name,
                    sha256(data).hexdigest(),
                    publish=options["publish"],
                    progress=terminal_progress("Loading"),
                )
                self.write_outcome(outcome, part_key(report["session"]), most, out)
        except DatabaseError as error:
            raise CommandError(f"Nothing was loaded: {error}. Is the database made? Run: manage.py migrate") from None
        if not dry_run:
            index_import(terminal_progress("Indexing"))

    def write_outcome(self, outcome: Outcome, within: PartKey, most: int | None, out: OutputWrapper) -> None:
        """Say what was created, changed, moved, met among what people typed, and what waits for a person."""
        if not outcome.changed:
            out.write("Loaded before: nothing changed.")
        for word, counts in (
            ("Created", outcome.created),
            ("Updated", outcome.updated),
            ("Moved", outcome.moved),
            ("Removed", outcome.removed),
        ):
            if counted := ", ".join(f"{n} {name}" for name, n in sorted(counts.items()) if n):
                out.write(f"{word}: {counted}.")
        if outcome.act:
            for line in changed_lines(outcome.act, most):
                out.write(f"  {line}")
        for word, lines in (
            ("Joined with what was typed", outcome.joined),
            ("In conflict with what was typed", outcome.conflicts),
            ("Typed, and perhaps a text of the report", outcome.unmet),
            ("To be looked at", [*outcome.differences, *outcome.missing]),
        ):
            if lines:
                out.write(f"{word}: {len(lines)}")
            for line in cut_lines(iter(lines), most):
                out.write(f"  {line}")
        session = Session.objects.get(number=within.session_number)
        if session.release == Release.DRAFT:
            out.write(
                f"Session {session.number} is a draft: publish it in the admin, or run this again with --publish."
            )
        else:
            out.write(f"Public at {session.address_of(within.part)}")
