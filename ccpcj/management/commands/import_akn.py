"""`manage.py import_akn`: load resolutions from AKN4UN files, with what a metadata file knows of them."""

import json
import resource
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any, NamedTuple

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError
from django.db.models import Q
from tqdm import tqdm

from ccpcj.history.models import Change
from ccpcj.history.services import change
from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.progress import terminal_progress
from ccpcj.lib.rehearsal import rehearsal
from ccpcj.review.act_lines import act_lines, cut_lines
from ccpcj.review.models import Finding
from ccpcj.review.services import record_findings
from ccpcj.search.index.update import index_import
from ccpcj.texts.findings import CONFLICT, finding
from ccpcj.texts.load_texts import TextsImport, load_files
from ccpcj.texts.metadata import AssemblyRecord, Metadata, from_metadata
from ccpcj.texts.stated_facts import ReferenceData
from resolutions.akn.files import AknFile, FileIndex, index_files
from resolutions.chain.services import join_all_chains, join_chains, join_twins
from resolutions.chain.twins import twins_in_record
from resolutions.models import Paragraph, ParagraphText, Resolution, Version
from resolutions.text.document import Problem
from sessions.models import State
from sessions.states.names_in_database import names_from_database
from sessions.states.services import load_reference

MOST_LISTED = 20


class Loading(NamedTuple):
    """How texts are loaded."""

    publish: bool
    dry_run: bool


@dataclass
class TextsTotals(TextsImport):
    """What loading all files did, and what the record holds of their texts: of a dry run, while it did."""

    paragraphs: Counter[str] = field(default_factory=Counter)  # by language
    levels: Counter[str] = field(default_factory=Counter)  # of findings
    conflict_count: int = 0
    listed: int = 0

    def add(self, result: TextsImport) -> None:
        for name in ("created", "updated", "unchanged", "unread"):
            getattr(self, name).extend(getattr(result, name))
        # by keys, step by step: a database that has counted nothing yet would join all that is held
        versions = list(Version.objects.filter(symbol__in=result.symbols).order_by().values_list("pk", flat=True))
        for version in versions:
            keys = list(Paragraph.objects.filter(version=version).order_by().values_list("pk", flat=True))
            texts = ParagraphText.objects.filter(paragraph__in=keys).order_by()
            self.paragraphs.update(texts.values_list("language", flat=True))
        findings = Finding.objects.filter(version__in=versions).order_by()
        self.levels.update(findings.values_list("level", flat=True))
        self.conflict_count += sum(map(len, result.conflicts.values()))


class Command(BaseCommand):
    help = "Load resolutions from AKN4UN files, folders or tar archives, work by work. A second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="XML files, folders, .tar, .tar.xz or .tar.gz")
        parser.add_argument("--metadata", metavar="FILE.jsonl", help="sponsors, votes, meetings: one line a resolution")
        parser.add_argument("--publish", action="store_true", help="publish what was loaded")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")

    def handle(self, *, paths: list[str], metadata: str | None, publish: bool, dry_run: bool, **options: Any) -> None:
        if missing := [path for path in paths if not Path(path).exists()]:
            raise CommandError(f"There is no {', '.join(missing)}.")
        records = read_metadata(metadata) if metadata else {}
        begun = monotonic()
        self.most, self.options = (None if options["verbosity"] > 1 else MOST_LISTED), Loading(publish, dry_run)
        try:
            is_empty = not State.objects.exists()  # then nobody waits for the end of a rehearsal of all at once
            with rehearsal() if dry_run and is_empty else nullcontext():
                if is_empty:
                    load_reference()
                self.load(paths, records)
            if not dry_run:
                index_import(terminal_progress("Indexing"))
        except DatabaseError as error:
            raise CommandError(f"The database refused: {error}. Is it made? Run: manage.py migrate") from None
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.stdout.write(f"{monotonic() - begun:.1f} s, at most {peak:.0f} MB of memory.")
        if dry_run:
            self.stdout.write("Nothing was written (--dry-run).")

    def load(self, paths: list[str], metadata: Metadata) -> None:
        """Load work by work. A dry run takes each back, and joins together at the end those that would be joined."""
        reference = ReferenceData(names_from_database())
        totals, rejoined = TextsTotals(), list[list[AknFile]]()
        with TemporaryDirectory() as folder:
            index = index_files(paths, Path(folder))
            with self.loading():
                for name, problem in index.problems:
                    record_findings([finding(problem)], source=name)
            for files in progress_bar(index):
                with self.loading():
                    result = load_files(files, reference, metadata, publish=self.options.publish)
                    totals.add(result)
                    self.say_works(result, totals)
                    if self.options.dry_run and would_join(result):
                        rejoined.append(files)
            self.say_totals(index, totals)
            with self.loading():
                for files in rejoined:
                    load_files(files, reference, metadata, publish=self.options.publish)
                self.join_all()
        if metadata:
            self.say_sponsors(reference, metadata.values())

    def loading(self) -> AbstractContextManager[None]:
        return rehearsal() if self.options.dry_run else nullcontext()

    def join_all(self) -> None:
        with change(through=Change.Through.COMMAND, source="import_akn"):
            joined, proposed = join_all_chains()
            typed, messages = join_twins(twins_in_record())
            waiting = [finding(Problem(CONFLICT, message)) for message in messages]
            record_findings(waiting, source="import_akn", replaced=Q(pk__in=()))
        self.say_listed("Joined with a draft of the Commission", [f"{work.label} ({work.slug})" for work in joined])
        self.say_listed("Joined with what was typed", typed)
        self.say_listed("In conflict with what was typed", messages)
        self.say_listed("Proposed to staff as one work", list(map(str, proposed)))

    def say_works(self, result: TextsImport, totals: TextsTotals) -> None:
        """Say what each work became: what was created, changed, deleted, and what waits for a person."""
        for symbol, act in result.acts.items():
            totals.listed += 1
            if self.most is None or totals.listed <= self.most:
                done = "created" if symbol in result.created else "updated"
                self.stdout.write(f"{symbol}: {done}")
                conflicts = [f"in conflict: {message}" for message in result.conflicts[symbol]]
                for line in (*act_lines(act, self.most), *cut_lines(iter(conflicts), self.most)):
                    self.stdout.write(f"  {line}")

    def say_totals(self, index: FileIndex, totals: TextsTotals) -> None:
        if self.most is not None and totals.listed > self.most:
            self.stdout.write(f"… and {totals.listed - self.most} more works: --verbosity 2 shows all.")
        created, updated, unchanged = (len(part) for part in (totals.created, totals.updated, totals.unchanged))
        self.stdout.write(
            f"{index.files} files read, {created + updated + unchanged} works: {created} created, "
            f"{updated} updated, {unchanged} unchanged; {len(totals.unread)} files not readable."
        )
        if not created and not updated:
            self.stdout.write("Loaded before: nothing changed.")
        self.say_listed("Not readable", totals.unread)
        self.say_listed("Not read", [name for name, _ in index.problems])
        listed = ", ".join(f"{language} {totals.paragraphs[language]}" for language in LANGUAGES)
        self.stdout.write(f"Paragraphs held: {listed}.")
        levels = ", ".join(f"{count} {level}" for level, count in sorted(totals.levels.items()))
        self.stdout.write(f"Findings: {levels or 'none'}.")
        if totals.conflict_count:
            self.stdout.write(f"In conflict with what staff typed: {totals.conflict_count}.")

    def say_sponsors(self, reference: ReferenceData, records: Iterable[AssemblyRecord]) -> None:
        """How many sponsors of the whole metadata file are known, whether or not their texts were loaded."""
        entries = [entry for record in records for entry in reference.entries([*record.sponsors, *record.additional])]
        sponsors = [entry for entry in entries if not entry.submitted]
        unknown = [entry.printed for entry in sponsors if entry.problem]
        known = len(sponsors) - len(unknown)
        self.stdout.write(
            f"Sponsors in the metadata: {known} of {len(sponsors)} entries ({known / (len(sponsors) or 1):.2%}) "
            f"resolved to states or groups; {len(entries) - len(sponsors)} more say who submitted a draft."
        )
        self.say_listed("Not resolved", list(dict.fromkeys(unknown)))

    def say_listed(self, what: str, names: list[str]) -> None:
        if names:
            more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
            self.stdout.write(f"{what}: {', '.join(names[:MOST_LISTED])}{more}.")


def would_join(result: TextsImport) -> bool:
    """Whether a work that was created or updated would be joined with another, or proposed."""
    works = Resolution.objects.filter(versions__symbol__in=result.acts).distinct()
    joined, proposed = join_chains(works)
    return bool(joined or proposed) or any(work in works for work, _typed in twins_in_record())


def read_metadata(path: str) -> dict[str, AssemblyRecord]:
    """The records of the file by symbol; one that is broken stops the command before anything is written."""
    records, number = {}, 0
    try:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            number += 1
            if line.strip():
                values = json.loads(line)
                records[values["symbol"]] = from_metadata(values)
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}.") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise CommandError(f"{path}, line {number}: no JSON record with a symbol.") from None
    return records


def progress_bar(index: FileIndex) -> Iterator[list[AknFile]]:
    """The files of each work, with a bar on a terminal."""
    yield from tqdm(index.works(), total=len(index), desc="Loading", unit="work", disable=not sys.stderr.isatty())
