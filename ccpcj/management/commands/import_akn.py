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

from ccpcj.lib.languages import LANGUAGES
from ccpcj.review.models import Finding
from ccpcj.review.services import record_findings
from ccpcj.search.index.progress import bar
from ccpcj.search.index.update import bring_up_to_date
from ccpcj.texts.assembly_record import Register
from ccpcj.texts.load import Outcome, load_files
from ccpcj.texts.text_findings import finding
from resolutions.akn.files import File, Index, index
from resolutions.chain.services import join_chains
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
        lines = read_metadata(metadata) if metadata else {}
        begun = monotonic()
        try:
            if not State.objects.exists():
                load_reference()
            with transaction.atomic() if dry_run else nullcontext():
                self.load(paths, lines, publish)
                if dry_run:
                    transaction.set_rollback(True)
            bring_up_to_date(bar("Indexing"))
        except DatabaseError as error:
            raise CommandError(f"The database refused: {error}. Is it made? Run: manage.py migrate") from None
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.stdout.write(f"{monotonic() - begun:.1f} s, at most {peak:.0f} MB of memory.")
        if dry_run:
            self.stdout.write("Nothing was written (--dry-run).")

    def load(self, paths: list[str], lines: dict[str, Any], publish: bool) -> None:
        register = Register(names_from_database())
        outcomes: list[Outcome] = []
        with TemporaryDirectory() as folder:
            found = index(paths, Path(folder))
            for name, problem in found.problems:
                record_findings([finding(problem)], source=name)
            for files in progress_bar(found):
                outcomes.append(load_files(files, register, lines, publish=publish))
        works = [work for outcome in outcomes for work in outcome.works]
        joined, proposed = join_chains(works)
        self.say(found, outcomes, joined, proposed)
        if lines:
            self.say_sponsors(register, lines)

    def say(
        self, found: Index, outcomes: list[Outcome], joined: list[Resolution], proposed: list[JoinProposal]
    ) -> None:
        created, updated, unchanged, unread = (
            [name for outcome in outcomes for name in getattr(outcome, part)]
            for part in ("created", "updated", "unchanged", "unread")
        )
        self.stdout.write(
            f"{found.files} files read, {len(created) + len(updated) + len(unchanged)} works: {len(created)} created, "
            f"{len(updated)} updated, {len(unchanged)} unchanged; {len(unread)} files not readable."
        )
        if not created and not updated:
            self.stdout.write("Loaded before: nothing changed.")
        self.say_listed("Not readable", unread)
        self.say_listed("Not read", [name for name, _ in found.problems])
        self.say_counts([*created, *updated, *unchanged])
        self.say_listed("Joined with a draft of the Commission", [f"{work.label} ({work.slug})" for work in joined])
        self.say_listed("Proposed to staff as one work", [str(one) for one in proposed])

    def say_counts(self, symbols: list[str]) -> None:
        texts = ParagraphText.objects.filter(paragraph__version__symbol__in=symbols).order_by()
        counts = Counter(texts.values_list("language", flat=True).iterator())
        listed = ", ".join(f"{language} {counts[language]}" for language in LANGUAGES)
        self.stdout.write(f"Paragraphs held: {listed}.")
        levels = Counter(Finding.objects.filter(version__symbol__in=symbols).order_by().values_list("level", flat=True))
        self.stdout.write(
            "Findings: " + (", ".join(f"{count} {level}" for level, count in sorted(levels.items())) or "none") + "."
        )

    def say_sponsors(self, register: Register, lines: dict[str, Any]) -> None:
        """How many sponsors of the whole metadata file are known, whether or not their texts were loaded."""
        printed = [[*line.get("sponsors", ()), *line.get("additional_sponsors", ())] for line in lines.values()]
        entries = [entry for listed in printed for entry in register.entries(listed)]
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


def read_metadata(path: str) -> dict[str, dict[str, Any]]:
    """The lines of the file by symbol; one that is broken stops the command before anything is written."""
    found, number = {}, 0
    try:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            number += 1
            if line.strip():
                record = json.loads(line)
                found[record["symbol"]] = record
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}.") from None
    except (ValueError, KeyError, TypeError):
        raise CommandError(f"{path}, line {number}: no JSON record with a symbol.") from None
    return found


def progress_bar(found: Index) -> Iterator[list[File]]:
    """The works, with a bar on a terminal."""
    works: Iterable[list[File]] = found.works()
    yield from tqdm(works, total=len(found), desc="Loading", unit="work", disable=not sys.stderr.isatty())
