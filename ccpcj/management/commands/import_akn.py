"""`manage.py import_akn`: load resolutions from AKN4UN files, with what a metadata file knows of them."""

import json
import resource
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError, transaction
from tqdm import tqdm

from ccpcj.history.models import Change
from ccpcj.history.services import change
from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.progress import terminal_progress
from ccpcj.review.models import Finding
from ccpcj.review.services import record_findings
from ccpcj.search.index.update import index_import
from ccpcj.texts.findings import finding
from ccpcj.texts.load_texts import TextsImport, load_files
from ccpcj.texts.metadata import AssemblyRecord, Metadata, from_metadata
from ccpcj.texts.stated_facts import ReferenceData
from resolutions.akn.files import AknFile, FileIndex, index_files
from resolutions.chain.services import join_all_chains
from resolutions.models import JoinProposal, ParagraphText, Resolution
from sessions.models import State
from sessions.states.names_in_database import names_from_database
from sessions.states.services import load_reference

MOST_LISTED = 20


class Command(BaseCommand):
    help = "Load resolutions from AKN4UN files, folders or tar archives, work by work. A second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="XML files, folders, .tar, .tar.xz or .tar.gz")
        parser.add_argument("--metadata", metavar="FILE.jsonl", help="sponsors, votes, meetings: one line a resolution")
        parser.add_argument("--publish", action="store_true", help="publish what was loaded")
        parser.add_argument("--dry-run", action="store_true", help="load, say what would change, and take it all back")

    def handle(self, *, paths: list[str], metadata: str | None, publish: bool, dry_run: bool, **options: Any) -> None:
        if missing := [path for path in paths if not Path(path).exists()]:
            raise CommandError(f"There is no {', '.join(missing)}.")
        records = read_metadata(metadata) if metadata else {}
        begun = monotonic()
        try:
            if not State.objects.exists():
                load_reference()
            with transaction.atomic() if dry_run else nullcontext():
                self.load(paths, records, publish)
                if dry_run:
                    transaction.set_rollback(True)
            index_import(terminal_progress("Indexing"))
        except DatabaseError as error:
            raise CommandError(f"The database refused: {error}. Is it made? Run: manage.py migrate") from None
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.stdout.write(f"{monotonic() - begun:.1f} s, at most {peak:.0f} MB of memory.")
        if dry_run:
            self.stdout.write("Nothing was written (--dry-run).")

    def load(self, paths: list[str], metadata: Metadata, publish: bool) -> None:
        reference = ReferenceData(names_from_database())
        with TemporaryDirectory() as folder:
            index = index_files(paths, Path(folder))
            for name, problem in index.problems:
                record_findings([finding(problem)], source=name)
            results = [load_files(files, reference, metadata, publish=publish) for files in progress_bar(index)]
        with change(through=Change.Through.COMMAND, source="import_akn"):
            joined, proposed = join_all_chains()
        self.say_result(index, results, joined, proposed)
        if metadata:
            self.say_sponsors(reference, metadata.values())

    def say_result(
        self, index: FileIndex, results: list[TextsImport], joined: list[Resolution], proposed: list[JoinProposal]
    ) -> None:
        created, updated, unchanged, unread = (
            [name for result in results for name in getattr(result, part)]
            for part in ("created", "updated", "unchanged", "unread")
        )
        self.stdout.write(
            f"{index.files} files read, {len(created) + len(updated) + len(unchanged)} works: {len(created)} created, "
            f"{len(updated)} updated, {len(unchanged)} unchanged; {len(unread)} files not readable."
        )
        if not created and not updated:
            self.stdout.write("Loaded before: nothing changed.")
        self.say_listed("Not readable", unread)
        self.say_listed("Not read", [name for name, _ in index.problems])
        self.say_counts([*created, *updated, *unchanged])
        self.say_listed("Joined with a draft of the Commission", [f"{work.label} ({work.slug})" for work in joined])
        self.say_listed("Proposed to staff as one work", list(map(str, proposed)))

    def say_counts(self, symbols: list[str]) -> None:
        texts = ParagraphText.objects.filter(paragraph__version__symbol__in=symbols).order_by()
        counts = Counter(texts.values_list("language", flat=True).iterator())
        listed = ", ".join(f"{language} {counts[language]}" for language in LANGUAGES)
        self.stdout.write(f"Paragraphs held: {listed}.")
        levels = Counter(Finding.objects.filter(version__symbol__in=symbols).order_by().values_list("level", flat=True))
        self.stdout.write(
            "Findings: " + (", ".join(f"{count} {level}" for level, count in sorted(levels.items())) or "none") + "."
        )

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
