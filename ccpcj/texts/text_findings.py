"""What a person should look at after an import: made while loading, kept in the database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ccpcj.lib.languages import LANGUAGES
from resolutions.models import TextFinding, Version
from resolutions.text.document import Problem, Text

from .metadata import from_metadata

Line = dict[str, Any]
Metadata = Mapping[str, Line]
# the findings that are made anew with the record of a work, and with every loading of it
RECORD = ("no-sponsor", "unknown-sponsor", "sponsor-twice", "unknown-voter", "voted-twice", "vote-count",
          "draft-of-another")  # fmt: skip
ABOUT = ("language-missing", "dates-differ", "no-date", "no-record")


@dataclass
class Found:
    """A finding before it is written: where it was found and what it says."""

    problem: Problem
    language: str = ""
    place: str = ""


def about(version: Version, texts: Mapping[str, Text], line: Line | None, metadata: Metadata) -> Iterator[Found]:
    """What a person should know of the work as a whole."""
    held = set(version.publications.values_list("language", flat=True))
    if missing := [language for language in LANGUAGES if language not in held]:
        yield Found(Problem("language-missing", f"No file in {', '.join(missing)} is held.", "info"))
    days = {text.adopted_on for text in texts.values() if text.adopted_on}
    if len(days) > 1:
        printed = ", ".join(sorted(map(str, days)))
        yield Found(Problem("dates-differ", f"The files give different days of adoption: {printed}."))
    if version.date is None:
        yield Found(Problem("no-date", "Neither the files nor the record say the day of adoption."))
    if metadata and line is None:
        yield Found(Problem("no-record", "The metadata have no line for this symbol.", "info"))
    stated = from_metadata(line).adopted_on if line else None
    if stated and days and stated not in days:
        yield Found(Problem("dates-differ", f"The metadata say {stated}, the files {min(days)}."))


def whose(number: str, anchor: str) -> Found:
    """A resolution is cited, and neither its number nor the words beside it tell for certain whose it is."""
    message = f"Whose resolution {number} is, the words do not say for certain; it is no resolution of the Assembly."
    return Found(Problem("whose-resolution", message), place=anchor)


def keep_findings(version: Version | None, source: str, found: Sequence[Found], renewed: Q | None = None) -> int:
    """Bring those findings that are `renewed` to these; what a person settled stays settled."""
    names = ("source", "language", "code", "place", "message")
    wanted = {
        (source, one.language, one.problem.code, one.place, one.problem.message): one.problem.level for one in found
    }
    about = TextFinding.objects.filter(version=version)
    held = {tuple(key): pk for pk, *key in about.values_list("pk", *names)}
    gone = about.filter(renewed or Q(source=source)).exclude(pk__in=[held[key] for key in wanted if key in held])
    gone.delete()
    TextFinding.objects.bulk_create(
        TextFinding(version=version, level=level, **dict(zip(names, key, strict=True)))
        for key, level in wanted.items()
        if key not in held
    )
    return len(wanted)
