"""The rows of a comparison as a page lists them: folds of what did not change, and lines where something stood."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from . import Row, Side
from .row_display import (
    Shown,
    new_anchor,
    old_anchor,
    places,
)


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
