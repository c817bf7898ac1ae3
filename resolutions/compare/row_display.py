"""A row of a comparison as a page shows it: its states in words, its words in columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from ccpcj.lib.alignment import Kind
from ccpcj.lib.language_names import in_words
from ccpcj.lib.languages import direction
from resolutions.citations.how_to_cite import named_place
from resolutions.text.document import Block

from . import (
    Break,
    Change,
    Mark,
    Row,
    Shift,
    Side,
    stream,
)

SHIFTS = {
    Shift.WEAKER: gettext_noop("%(before)s became %(after)s: weaker"),
    Shift.STRONGER: gettext_noop("%(before)s became %(after)s: stronger"),
    Shift.OTHER: gettext_noop("%(before)s became %(after)s"),
    Shift.ADDED: gettext_noop("%(after)s was added"),
    Shift.REMOVED: gettext_noop("%(before)s was removed"),
}
ANNOTATED = {
    frozenset({Kind.ADDED}): gettext_noop("Footnote added"),
    frozenset({Kind.REMOVED}): gettext_noop("Footnote removed"),
    frozenset({Kind.ADDED, Kind.REMOVED}): gettext_noop("Footnote changed"),
}


class State(NamedTuple):
    """What became of a row, in words, with a link to where it was or went."""

    name: str
    words: str
    link: str = ""


class Printed(NamedTuple):
    """A paragraph in a column: its number, and its words with what was kept, added and removed."""

    number: str
    marks: list[Mark]


@dataclass(frozen=True)
class Shown:
    """A row on the page. `lang` is that of the texts."""

    row: Row
    lang: str
    kind: str = "row"

    @property
    def anchor(self) -> str:
        return new_anchor(self.row.new[0]) if self.row.new else old_anchor(self.row.old[0])

    @cached_property
    def parts(self) -> list[Mark | Break]:
        return list(stream(self.row))

    @property
    def old(self) -> list[Printed]:
        """The earlier text as it is printed, its typesetting and footnotes included."""
        printed = [part if isinstance(part, Break) else part.earlier for part in self.parts]
        return columned(printed, self.row.old, {Kind.KEPT, Kind.REMOVED})

    @property
    def new(self) -> list[Printed]:
        return columned(self.parts, self.row.new, {Kind.KEPT, Kind.ADDED})

    @property
    def whole(self) -> list[Printed]:
        """The words of both sides in one column, under the numbers of the new text, else of the old."""
        return columned(self.parts, self.row.old if len(self.row.old) > len(self.row.new) else self.row.new, set(Kind))

    @property
    def heading(self) -> bool:
        return any(side.block.heading for side in (*self.row.old, *self.row.new))

    @property
    def depth(self) -> int:
        return min((self.row.new or self.row.old)[0].block.depth, 2)

    @property
    def states(self) -> list[State]:
        return list(states(self.row))

    @property
    def callouts(self) -> list[SafeString]:
        return [callout(change, self.lang) for change in self.row.changes]

    @property
    def place(self) -> str:
        return places(self.row.new or self.row.old)


def old_anchor(side: Side) -> str:
    return f"a-{side.block.anchor}"


def new_anchor(side: Side) -> str:
    return f"b-{side.block.anchor}"


def places(sides: Iterable[Side]) -> str:
    """Paragraphs as they are cited: "para. 3, para. 4"."""
    return places_of(side.block for side in sides)


def places_of(blocks: Iterable[Block]) -> str:
    return listed(named_place(block) for block in blocks)


def listed(names: Iterable[str]) -> str:
    """Names one after the other, each once."""
    return pgettext("between names or parts", ", ").join(dict.fromkeys(names))


def columned(parts: Iterable[Mark | Break], sides: Iterable[Side], kinds: set[Kind]) -> list[Printed]:
    """The parts of these kinds, cut where a paragraph ends, each under the number of its paragraph."""
    numbers = [number_of(side) for side in sides]
    cut: list[list[Mark]] = [[]]
    for part in parts:
        if isinstance(part, Break):
            cut += [[]] if part.kind in kinds else []
        elif part.kind in kinds:
            cut[-1].append(part)
    numbers += [""] * (len(cut) - len(numbers))
    return [Printed(number, marks) for number, marks in zip(numbers, cut, strict=False)]


def number_of(side: Side) -> str:
    number = side.block.number
    return f"{number}." if number.isdigit() else number


def states(row: Row) -> Iterator[State]:
    if row.added:
        yield State("added", _("Added"))
    if row.removed:
        yield State("removed", _("Removed"))
    if row.changed:
        yield State("changed", _("Changed"))
    if row.annotated:
        yield State("annotated", _(ANNOTATED[frozenset(row.annotated)]))
    if row.moved:
        yield State("moved", _("Moved from %(place)s") % {"place": places(row.old)}, f"#{old_anchor(row.old[0])}")
    if row.split:
        yield State("split", _("Split into %(places)s") % {"places": places(row.new)})
    if row.merged:
        yield State("merged", _("Merged from %(places)s") % {"places": places(row.old)})
    if row.renumbered:
        words = {"old": places(row.old), "new": places(row.new)}
        yield State("renumbered", _("Renumbered: %(old)s is now %(new)s") % words)
    if row.unchanged:
        yield State("unchanged", _("Unchanged"))


def callout(change: Change, lang: str) -> SafeString:
    """A change of strength as a sentence; the words quoted keep their language."""
    quoted = {
        name: format_html('<q lang="{}" dir="{}">{}</q>', lang, direction(lang), text)
        for name, text in (("before", change.before), ("after", change.after))
    }
    words = mark_safe(escape(_(SHIFTS[change.shift])) % quoted)
    return in_one(words, lang) if change.alone else words


def in_one(words: SafeString, lang: str) -> SafeString:
    form = escape(_("%(words)s (in %(language)s only)"))
    return mark_safe(form % {"words": words, "language": escape(in_words([lang]))})
