"""A comparison as its page shows it: rows with their states in words, folds of what did not change, and a summary."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from ccpcj.lib.alignment import Kind
from ccpcj.lib.languages import direction
from resolutions.akn.held import held_blocks
from resolutions.comparing import Break, Change, Comparison, Mark, Reading, Row, Shift, Side, compare, stream

from .chosen import Chosen, headings
from .citing import named_place

STATES = {
    "unchanged": gettext_noop("%(n)s unchanged"),
    "changed": gettext_noop("%(n)s changed"),
    "added": gettext_noop("%(n)s added"),
    "removed": gettext_noop("%(n)s removed"),
    "moved": gettext_noop("%(n)s moved"),
    "split": gettext_noop("%(n)s split"),
    "merged": gettext_noop("%(n)s merged"),
    "renumbered": gettext_noop("%(n)s renumbered"),
}
SHIFTS = {
    Shift.WEAKER: gettext_noop("%(before)s became %(after)s: weaker"),
    Shift.STRONGER: gettext_noop("%(before)s became %(after)s: stronger"),
    Shift.OTHER: gettext_noop("%(before)s became %(after)s"),
    Shift.ADDED: gettext_noop("%(after)s was added"),
    Shift.REMOVED: gettext_noop("%(before)s was removed"),
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
        return columned(self.parts, self.row.old, {Kind.KEPT, Kind.REMOVED})

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


@dataclass(frozen=True)
class Fold:
    """Paragraphs that follow each other and did not change."""

    rows: list[Shown]
    kind: str = "fold"

    @property
    def renumbered(self) -> int:
        return sum(shown.row.renumbered for shown in self.rows)


@dataclass(frozen=True)
class Gone:
    """Where a paragraph stood that moved, or a piece of one that is shown elsewhere."""

    anchor: str
    words: str
    link: str
    kind: str = "gone"


Entry = Shown | Fold | Gone


@dataclass(frozen=True)
class Compared:
    """What the page shows of a comparison."""

    found: Comparison
    old: Chosen
    new: Chosen

    @property
    def lang(self) -> str:
        return self.found.language

    @property
    def summary(self) -> list[str]:
        return [_(STATES[name]) % {"n": n} for name, n in self.found.counts.items() if n]

    @cached_property
    def entries(self) -> list[Entry]:
        return list(folded(with_gone([Shown(row, self.lang) for row in self.found.rows])))

    @property
    def strength(self) -> list[Shown]:
        """The rows of which something became weaker or stronger."""
        return [Shown(row, self.lang) for row in self.found.rows if row.changes]

    @property
    def heads(self) -> list[list[Mark]]:
        """Title and enacting words, where they differ."""
        runs = [part for part in (self.found.title, self.found.chapeau) if any(run.kind != Kind.KEPT for run in part)]
        return [[Mark(run.kind, run.before, run.after) for run in part] for part in runs]


def compared(old: Chosen, new: Chosen, lang: str) -> Compared:
    """The comparison of two versions that are held in the language; the number of queries does not grow with them."""
    titles = headings([old.version, new.version], lang)
    readings = []
    for chosen in (old, new):
        title = titles.get(chosen.version.pk)
        blocks = held_blocks(chosen.version, [lang]).get(lang, [])
        readings.append(Reading(title.title if title else "", title.chapeau if title else "", blocks))
    return Compared(compare(*readings, lang), old, new)


def old_anchor(side: Side) -> str:
    return f"a-{side.block.anchor}"


def new_anchor(side: Side) -> str:
    return f"b-{side.block.anchor}"


def places(sides: Iterable[Side]) -> str:
    """Paragraphs as they are cited: "para. 3, para. 4"."""
    return pgettext("between names or parts", ", ").join(dict.fromkeys(named_place(side.block) for side in sides))


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
    return mark_safe(escape(_(SHIFTS[change.shift])) % quoted)


def folded(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, with paragraphs that follow each other and did not change in a fold."""
    for same, group in groupby(entries, key=lambda entry: isinstance(entry, Shown) and entry.row.unchanged):
        if same:
            yield Fold([entry for entry in group if isinstance(entry, Shown)])
        else:
            yield from group


def with_gone(rows: list[Shown]) -> Iterator[Entry]:
    """The rows, with a line where a paragraph stood that moved, and where a piece stands that a row far off shows."""
    left = placed((shown for shown in rows if shown.row.moved), lambda row: row.old[:1], moved_away)
    merged = placed((shown for shown in rows if shown.row.merged), lambda row: far(row.old), merged_into)
    pieces = placed((shown for shown in rows if shown.row.split), lambda row: far(row.new), split_from)
    before = {**left, **merged}
    waiting = sorted(before)
    arriving = sorted(pieces)
    for shown in rows:
        row = shown.row
        while waiting and row.old and not row.moved and waiting[0] < row.old[0].place:
            yield before[waiting.pop(0)]
        while arriving and row.new and arriving[0] < row.new[0].place:
            yield pieces[arriving.pop(0)]
        yield shown
    yield from (before[place] for place in waiting)
    yield from (pieces[place] for place in arriving)


def placed(
    rows: Iterable[Shown], sides: Callable[[Row], Iterable[Side]], say: Callable[[Shown, Side], Gone]
) -> dict[int, Gone]:
    return {side.place: say(shown, side) for shown in rows for side in sides(shown.row)}


def far(sides: tuple[Side, ...]) -> list[Side]:
    """Of paragraphs that belong together, those that do not follow the ones before them."""
    return [side for n, side in enumerate(sides) if n and side.place != sides[n - 1].place + 1]


def moved_away(shown: Shown, side: Side) -> Gone:
    words = _("%(old)s moved to %(new)s") % {"old": places([side]), "new": places(shown.row.new)}
    return Gone(old_anchor(side), words, f"#{shown.anchor}")


def merged_into(shown: Shown, side: Side) -> Gone:
    words = _("%(old)s is now a part of %(new)s") % {"old": places([side]), "new": places(shown.row.new)}
    return Gone(old_anchor(side), words, f"#{shown.anchor}")


def split_from(shown: Shown, side: Side) -> Gone:
    words = _("%(new)s was a part of %(old)s") % {"old": places(shown.row.old), "new": places([side])}
    return Gone(new_anchor(side), words, f"#{shown.anchor}")
