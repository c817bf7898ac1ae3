"""A row of a comparison as a page shows it: its states in words, its words in columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from ccpcj.lib.alignment import RunKind
from ccpcj.lib.language_names import in_words
from ccpcj.lib.languages import direction
from resolutions.citations.how_to_cite import hanging_number, place_name
from resolutions.text.document import TextBlock

from . import (
    Direction,
    ParagraphBreak,
    PrintedRun,
    Row,
    Side,
    StrengthChange,
    printed_parts,
)

DIRECTIONS = {
    Direction.WEAKER: gettext_noop("%(before)s became %(after)s: weaker"),
    Direction.STRONGER: gettext_noop("%(before)s became %(after)s: stronger"),
    Direction.OTHER: gettext_noop("%(before)s became %(after)s"),
    Direction.ADDED: gettext_noop("%(after)s was added"),
    Direction.REMOVED: gettext_noop("%(before)s was removed"),
}
ANNOTATED = {
    frozenset({RunKind.ADDED}): gettext_noop("Footnote added"),
    frozenset({RunKind.REMOVED}): gettext_noop("Footnote removed"),
    frozenset({RunKind.ADDED, RunKind.REMOVED}): gettext_noop("Footnote changed"),
}


class RowState(NamedTuple):
    """What became of a row, in words, with a link to where it was or went."""

    name: str
    words: str
    link: str = ""


class PrintedParagraph(NamedTuple):
    """A paragraph in a column: its number, and its words with what was kept, added and removed."""

    number: str
    runs: list[PrintedRun]


@dataclass(frozen=True)
class RowDisplay:
    """A row on the page. `lang` is that of the texts."""

    row: Row
    lang: str
    kind: str = "row"

    @property
    def anchor(self) -> str:
        return new_anchor(self.row.new[0]) if self.row.new else old_anchor(self.row.old[0])

    @cached_property
    def parts(self) -> list[PrintedRun | ParagraphBreak]:
        return list(printed_parts(self.row))

    @property
    def old(self) -> list[PrintedParagraph]:
        """The earlier text as it is printed, its typesetting and footnotes included."""
        printed = [part if isinstance(part, ParagraphBreak) else part.earlier for part in self.parts]
        return column_of(printed, self.row.old, {RunKind.KEPT, RunKind.REMOVED})

    @property
    def new(self) -> list[PrintedParagraph]:
        return column_of(self.parts, self.row.new, {RunKind.KEPT, RunKind.ADDED})

    @property
    def whole(self) -> list[PrintedParagraph]:
        """The words of both sides in one column, under the numbers of the new text, else of the old."""
        sides = self.row.old if len(self.row.old) > len(self.row.new) else self.row.new
        return column_of(self.parts, sides, set(RunKind))

    @property
    def heading(self) -> bool:
        return any(side.block.heading for side in (*self.row.old, *self.row.new))

    @property
    def depth(self) -> int:
        return min((self.row.new or self.row.old)[0].block.depth, 2)

    @property
    def states(self) -> list[RowState]:
        return list(row_states(self.row))

    @property
    def callouts(self) -> list[SafeString]:
        return [callout(change, self.lang) for change in self.row.changes]

    @property
    def place(self) -> str:
        return place_names(self.row.new or self.row.old)


def old_anchor(side: Side) -> str:
    return f"a-{side.block.anchor}"


def new_anchor(side: Side) -> str:
    return f"b-{side.block.anchor}"


def place_names(sides: Iterable[Side]) -> str:
    """Paragraphs as they are cited: "para. 3, para. 4"."""
    return block_place_names(side.block for side in sides)


def block_place_names(blocks: Iterable[TextBlock]) -> str:
    """The same of blocks."""
    return join_names(place_name(block) for block in blocks)


def join_names(names: Iterable[str]) -> str:
    """Names one after the other, each once."""
    return pgettext("between names or parts", ", ").join(dict.fromkeys(names))


def column_of(
    parts: Iterable[PrintedRun | ParagraphBreak], sides: Iterable[Side], kinds: set[RunKind]
) -> list[PrintedParagraph]:
    """The parts of these kinds, cut where a paragraph ends, each under the number of its paragraph."""
    numbers = [hanging_number(side.block.number) for side in sides]
    paragraphs: list[list[PrintedRun]] = [[]]
    for part in parts:
        if isinstance(part, ParagraphBreak):
            paragraphs += [[]] if part.kind in kinds else []
        elif part.kind in kinds:
            paragraphs[-1].append(part)
    numbers += [""] * (len(paragraphs) - len(numbers))
    return [PrintedParagraph(number, runs) for number, runs in zip(numbers, paragraphs, strict=False)]


def row_states(row: Row) -> Iterator[RowState]:
    if row.added:
        yield RowState("added", _("Added"))
    if row.removed:
        yield RowState("removed", _("Removed"))
    if row.changed:
        yield RowState("changed", _("Changed"))
    if row.annotated:
        yield RowState("annotated", _(ANNOTATED[frozenset(row.annotated)]))
    if row.moved:
        words = _("Moved from %(place)s") % {"place": place_names(row.old)}
        yield RowState("moved", words, f"#{old_anchor(row.old[0])}")
    if row.split:
        yield RowState("split", _("Split into %(places)s") % {"places": place_names(row.new)})
    if row.merged:
        yield RowState("merged", _("Merged from %(places)s") % {"places": place_names(row.old)})
    if row.renumbered:
        names = {"old": place_names(row.old), "new": place_names(row.new)}
        yield RowState("renumbered", _("Renumbered: %(old)s is now %(new)s") % names)
    if row.unchanged:
        yield RowState("unchanged", _("Unchanged"))


def callout(change: StrengthChange, lang: str) -> SafeString:
    """A change of strength as a sentence; the words quoted keep their language."""
    quoted = {
        name: format_html('<q lang="{}" dir="{}">{}</q>', lang, direction(lang), text)
        for name, text in (("before", change.before), ("after", change.after))
    }
    words = mark_safe(escape(_(DIRECTIONS[change.direction])) % quoted)
    return in_one_language(words, lang) if change.alone else words


def in_one_language(words: SafeString, lang: str) -> SafeString:
    """The sentence, with the remark that only the words of this language say so."""
    form = escape(_("%(words)s (in %(language)s only)"))
    return mark_safe(form % {"words": words, "language": escape(in_words([lang]))})
