"""What a person should look at after an import of texts."""

from collections.abc import Iterator, Mapping

from ccpcj.lib.languages import LANGUAGES
from ccpcj.review.models import Finding
from resolutions.models import Version
from resolutions.text.document import Problem, TextDocument

from .metadata import AssemblyRecord, Metadata

CONFLICT = "staff-and-file-differ"  # waits until a person settles it
# the findings that are made anew with the record of a work, and with every loading of it
ABOUT_RECORD = ("no-sponsor", "unknown-sponsor", "sponsor-twice", "unknown-voter", "voted-twice", "vote-count",
                "draft-of-another")  # fmt: skip
ABOUT_WORK = ("language-missing", "dates-differ", "no-date", "no-record")


def finding(problem: Problem, **place: str) -> Finding:
    """A finding that is not recorded yet; `place` may name its language, the file and the anchor of a paragraph."""
    return Finding(code=problem.code, level=problem.level, message=problem.message, **place)


def findings_about(
    version: Version, texts: Mapping[str, TextDocument], stated: AssemblyRecord | None, metadata: Metadata
) -> Iterator[Finding]:
    """What a person should know of the work as a whole; `stated` is its line of the metadata."""
    return map(finding, problems_of(version, texts, stated, metadata))


def problems_of(
    version: Version, texts: Mapping[str, TextDocument], stated: AssemblyRecord | None, metadata: Metadata
) -> Iterator[Problem]:
    recorded = set(version.publications.values_list("language", flat=True))
    if missing := [language for language in LANGUAGES if language not in recorded]:
        yield Problem("language-missing", f"No file in {', '.join(missing)} is held.", "info")
    days = {text.adopted_on for text in texts.values() if text.adopted_on}
    if len(days) > 1:
        printed = ", ".join(sorted(map(str, days)))
        yield Problem("dates-differ", f"The files give different days of adoption: {printed}.")
    if version.date is None:
        yield Problem("no-date", "Neither the files nor the record say the day of adoption.")
    if metadata and stated is None:
        yield Problem("no-record", "The metadata have no line for this symbol.", "info")
    if stated and stated.adopted_on and days and stated.adopted_on not in days:
        yield Problem("dates-differ", f"The metadata say {stated.adopted_on}, the files {min(days)}.")


def unclear_citation(number: str, anchor: str) -> Finding:
    """A resolution is cited, and neither its number nor the words beside it tell for certain whose it is."""
    message = f"Whose resolution {number} is, the words do not say for certain; it is no resolution of the Assembly."
    return finding(Problem("whose-resolution", message), place=anchor)
