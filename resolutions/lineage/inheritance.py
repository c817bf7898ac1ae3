"""Where a text comes from: what it took over from the last one on its subject."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from resolutions.compare import (
    Comparison,
    Reading,
    Row,
    compare,
)
from resolutions.compare.choose import Chosen
from resolutions.compare.other_languages import borne_out
from resolutions.compare.row_display import Shown, places
from resolutions.models import Version
from resolutions.text.from_database import blocks_of

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


def fate(row: Row) -> str:
    """What became of a row from one text to the next: its words alone count, not its place."""
    if row.added:
        return "new"
    if row.removed:
        return "dropped"
    return "changed" if row.changed or row.split or row.merged else "same"


@dataclass(frozen=True)
class Inherited:
    """A row of a text beside the last text on its subject."""

    shown: Shown

    @property
    def kind(self) -> str:
        return fate(self.shown.row)

    @property
    def state(self) -> str:
        return _(STATES[self.kind])

    @property
    def from_place(self) -> str:
        return places(self.shown.row.old)

    @property
    def anchor(self) -> str:
        """The anchor of the paragraph in the text itself; of what was dropped, none."""
        return self.shown.row.new[0].block.anchor if self.shown.row.new else ""


@dataclass(frozen=True)
class Inheritance:
    """What a text took over from another one."""

    found: Comparison
    old: Chosen
    new: Chosen

    @cached_property
    def rows(self) -> list[Inherited]:
        return [Inherited(Shown(row, self.found.language)) for row in self.found.rows]

    @property
    def groups(self) -> list[tuple[bool, list[Inherited]]]:
        """The rows in order; those that follow each other and did not change stand together, marked so."""
        return [(same, list(rows)) for same, rows in groupby(self.rows, key=lambda row: row.kind == "same")]

    @property
    def summary(self) -> list[str]:
        counts = {kind: sum(row.kind == kind for row in self.rows) for kind, _words in COUNTS}
        return [_(words) % {"n": counts[kind]} for kind, words in COUNTS if counts[kind]]


def readings(versions: Sequence[Version], lang: str) -> dict[int, Reading]:
    """The words of the versions that have any in the language, by their keys; titles are not compared."""
    held = blocks_of(versions, [lang])
    return {key: Reading("", "", blocks[lang]) for key, blocks in held.items() if lang in blocks}


def inheritance(old: Chosen, new: Chosen, lang: str) -> Inheritance:
    held = readings([old.version, new.version], lang)
    found = compare(held[old.version.pk], held[new.version.pk], lang)
    return Inheritance(borne_out(found, old, new), old, new)
