"""Where a text comes from: what it took over from the last one on its subject."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from resolutions.compare import (
    Comparison,
    Row,
    Wording,
    compare,
)
from resolutions.compare.choose_text import ComparableVersion
from resolutions.compare.other_languages import mark_unconfirmed
from resolutions.compare.row_display import RowDisplay, place_names
from resolutions.models import Version
from resolutions.text.from_database import stored_blocks_of

COUNTS = (
    ("new", gettext_noop("%(n)s new")),
    ("same", gettext_noop("%(n)s carried over unchanged")),
    ("changed", gettext_noop("%(n)s carried over and changed")),
    ("dropped", gettext_noop("%(n)s dropped")),
)
STATES = {
    "new": gettext_noop("New"),
    "same": gettext_noop("Carried over unchanged"),
    "changed": gettext_noop("Carried over and changed"),
    "dropped": gettext_noop("Dropped"),
}


def fate_of(row: Row) -> str:
    """What became of a row from one text to the next: its words alone count, not its place."""
    if row.added:
        return "new"
    if row.removed:
        return "dropped"
    return "changed" if row.changed or row.split or row.merged else "same"


@dataclass(frozen=True)
class InheritedRow:
    """A row of a text beside the last text on its subject."""

    display: RowDisplay

    @property
    def kind(self) -> str:
        return fate_of(self.display.row)

    @property
    def state(self) -> str:
        return _(STATES[self.kind])

    @property
    def from_place(self) -> str:
        return place_names(self.display.row.old)

    @property
    def anchor(self) -> str:
        """The anchor of the paragraph in the text itself; of what was dropped, none."""
        return self.display.row.new[0].block.anchor if self.display.row.new else ""


@dataclass(frozen=True)
class Inheritance:
    """What a text took over from another one."""

    comparison: Comparison
    old: ComparableVersion
    new: ComparableVersion

    @cached_property
    def rows(self) -> list[InheritedRow]:
        return [InheritedRow(RowDisplay(row, self.comparison.language)) for row in self.comparison.rows]

    @property
    def groups(self) -> list[tuple[bool, list[InheritedRow]]]:
        """The rows in order; those that follow each other and did not change stand together, marked so."""
        return [(same, list(rows)) for same, rows in groupby(self.rows, key=lambda row: row.kind == "same")]

    @property
    def summary(self) -> list[str]:
        counts = {kind: sum(row.kind == kind for row in self.rows) for kind, _words in COUNTS}
        return [_(words) % {"n": counts[kind]} for kind, words in COUNTS if counts[kind]]


def wordings_by_version(versions: Sequence[Version], lang: str) -> dict[int, Wording]:
    """The words of the versions that have any in the language, by their keys; titles are not compared."""
    blocks = stored_blocks_of(versions, [lang])
    return {key: Wording("", "", by_language[lang]) for key, by_language in blocks.items() if lang in by_language}


def inheritance(old: ComparableVersion, new: ComparableVersion, lang: str) -> Inheritance:
    wordings = wordings_by_version([old.version, new.version], lang)
    comparison = compare(wordings[old.version.pk], wordings[new.version.pk], lang)
    return Inheritance(mark_unconfirmed(comparison, old, new), old, new)
