"""A paragraph through the sessions and bodies: where its wording first appears, and each change since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from resolutions.compare import (
    Comparison,
    Row,
    Wording,
    compare,
)
from resolutions.compare.choose_text import ComparableVersion
from resolutions.compare.row_display import RowDisplay, block_place_names, join_names
from resolutions.models import Version
from resolutions.models.texts import Body
from resolutions.text.document import TextBlock
from resolutions.text.letterhead import issuing_body

from .inheritance import fate_of, wordings_by_version
from .subject_works import SubjectWork, day_of, versions_in_time


@dataclass(frozen=True)
class TimelineEntry:
    """A version in which a paragraph stands.

    row     what became of it from the version beside it, nearer to the one asked for or its former; None where none is
    absent  versions between the two that do not have it
    """

    version: Version
    blocks: Sequence[TextBlock]
    lang: str
    row: Row | None = None
    absent: tuple[Version, ...] = ()
    is_current: bool = False

    @property
    def name(self) -> str:
        return ComparableVersion(self.version, ()).name

    @property
    def place(self) -> str:
        return block_place_names(self.blocks)

    @property
    def anchor(self) -> str:
        return self.blocks[0].anchor

    @property
    def day(self) -> date | None:
        return day_of(self.version)

    @property
    def body(self) -> str:
        """The body whose text it is: what the Commission recommends to another body is still the Commission's."""
        return str(Body(issuing_body(self.version)).label)

    @property
    def display(self) -> RowDisplay | None:
        return RowDisplay(self.row, self.lang) if self.row else None

    @property
    def changed(self) -> bool:
        return self.row is not None and fate_of(self.row) == "changed"

    @property
    def absent_names(self) -> str:
        """The texts between that do not have it, by name."""
        return join_names(ComparableVersion(version, ()).name for version in self.absent)


@dataclass(frozen=True)
class Timeline:
    """A paragraph from where its wording first appears to where it last stands.

    ended    later versions on the subject that have it no more
    without  versions that have no words in the language
    """

    entries: list[TimelineEntry]
    ended: list[Version]
    without: list[Version]

    @property
    def changes(self) -> int:
        return sum(entry.changed for entry in self.entries)

    @property
    def without_names(self) -> str:
        return join_names(ComparableVersion(version, ()).name for version in self.without)

    @property
    def ended_names(self) -> str:
        return join_names(ComparableVersion(version, ()).name for version in self.ended)


def timeline(chain: Sequence[SubjectWork], version: Version, anchor: str, lang: str) -> Timeline | None:
    """The paragraph through the versions of the chain; None where this version has no such words in the language."""
    versions = versions_in_time(chain)
    wordings = wordings_by_version(versions, lang)
    worded = [other for other in versions if other.pk in wordings]
    blocks = [block for block in wordings[version.pk].blocks if block.anchor == anchor] if version in worded else []
    if not blocks:
        return None
    at = worded.index(version)
    before, _absent = follow_paragraph(wordings, worded[at::-1], blocks, lang, back=True)
    after, ended = follow_paragraph(wordings, worded[at:], blocks, lang, back=False)
    without = [other for other in versions if other.pk not in wordings]
    return Timeline([*in_time_order(before), *after[1:]], ended, without)


def follow_paragraph(
    wordings: dict[int, Wording], versions: Sequence[Version], blocks: Sequence[TextBlock], lang: str, *, back: bool
) -> tuple[list[TimelineEntry], list[Version]]:
    """Follow the paragraph from the first of the versions on.

    Return those that have it, each with the row that leads to it, and the last of them, which have it no more.
    """
    entries = [TimelineEntry(versions[0], blocks, lang, is_current=True)]
    absent: list[Version] = []
    for version in versions[1:]:
        last = entries[-1]
        old, new = (version, last.version) if back else (last.version, version)
        row = row_of(compare(wordings[old.pk], wordings[new.pk], lang), last.anchor, back)
        sides = (row.old if back else row.new) if row else ()
        if sides:
            own = [side.block for side in sides]
            entries.append(TimelineEntry(version, own, lang, row, tuple(reversed(absent) if back else absent)))
            absent = []
        else:
            absent.append(version)
    return entries, absent


def row_of(comparison: Comparison, anchor: str, later: bool) -> Row | None:
    """The row that holds the paragraph, in the later text or in the earlier one."""
    rows = (row for row in comparison.rows for side in (row.new if later else row.old) if side.block.anchor == anchor)
    return next(rows, None)


def in_time_order(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """Put entries of the way back in the order of time, each with the row that leads to it from the one before."""
    rows = [(entry.row, entry.absent) for entry in entries[1:]] + [(None, ())]
    forward = [replace(entry, row=row, absent=absent) for entry, (row, absent) in zip(entries, rows, strict=True)]
    return forward[::-1]
