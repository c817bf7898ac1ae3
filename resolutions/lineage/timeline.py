"""A paragraph through the sessions and bodies: where its wording first appears, and each change since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from resolutions.compare import (
    Comparison,
    Reading,
    Row,
    compare,
)
from resolutions.compare.choose import Chosen
from resolutions.compare.row_display import Shown, listed, places_of
from resolutions.models import Version
from resolutions.models.texts import Body
from resolutions.text.document import Block
from resolutions.text.letterhead import issuing_body

from .inheritance import fate, readings
from .subjects import Work, day_of, versions_through


@dataclass(frozen=True)
class Moment:
    """A version in which a paragraph stands.

    row     what became of it from the version beside it, nearer to the one asked for or its former; None where none is
    absent  versions between the two that do not have it
    """

    version: Version
    blocks: Sequence[Block]
    lang: str
    row: Row | None = None
    absent: tuple[Version, ...] = ()
    here: bool = False

    @property
    def name(self) -> str:
        return Chosen(self.version, ()).name

    @property
    def place(self) -> str:
        return places_of(self.blocks)

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
    def shown(self) -> Shown | None:
        return Shown(self.row, self.lang) if self.row else None

    @property
    def changed(self) -> bool:
        return self.row is not None and fate(self.row) == "changed"

    @property
    def missed(self) -> str:
        """The texts between that do not have it, by name."""
        return listed(Chosen(version, ()).name for version in self.absent)


@dataclass(frozen=True)
class Timeline:
    """A paragraph from where its wording first appears to where it last stands.

    ended    later versions on the subject that have it no more
    without  versions that have no words in the language
    """

    moments: list[Moment]
    ended: list[Version]
    without: list[Version]

    @property
    def changes(self) -> int:
        return sum(moment.changed for moment in self.moments)

    @property
    def left_out(self) -> str:
        return listed(Chosen(version, ()).name for version in self.without)

    @property
    def gone_from(self) -> str:
        return listed(Chosen(version, ()).name for version in self.ended)


def timeline(chain: Sequence[Work], here: Version, anchor: str, lang: str) -> Timeline | None:
    """The paragraph through the versions of the chain; None where this version has no such words in the language."""
    versions = versions_through(chain)
    held = readings(versions, lang)
    known = [version for version in versions if version.pk in held]
    own = [block for block in held[here.pk].blocks if block.anchor == anchor] if here.pk in held else []
    if not own:
        return None
    at = known.index(here)
    before, _absent = walk(held, known[at::-1], own, lang, back=True)
    after, ended = walk(held, known[at:], own, lang, back=False)
    return Timeline([*joined_back(before, lang), *after[1:]], ended, [one for one in versions if one.pk not in held])


def walk(
    held: dict[int, Reading], known: Sequence[Version], own: Sequence[Block], lang: str, *, back: bool
) -> tuple[list[Moment], list[Version]]:
    """The versions that have the paragraph, from the first of `known` on, each with the row that leads to it.

    And the last of them, which have it no more.
    """
    moments, absent = [Moment(known[0], own, lang, here=True)], []
    for version in known[1:]:
        last = moments[-1]
        texts = (held[version.pk], held[last.version.pk]) if back else (held[last.version.pk], held[version.pk])
        row = row_of(compare(*texts, lang), last.anchor, back)
        sides = (row.old if back else row.new) if row else ()
        if sides:
            blocks = [side.block for side in sides]
            moments.append(Moment(version, blocks, lang, row, tuple(reversed(absent) if back else absent)))
            absent = []
        else:
            absent.append(version)
    return moments, absent


def row_of(found: Comparison, anchor: str, later: bool) -> Row | None:
    """The row that holds the paragraph, in the later text or in the earlier one."""
    rows = (row for row in found.rows for side in (row.new if later else row.old) if side.block.anchor == anchor)
    return next(rows, None)


def joined_back(moments: Sequence[Moment], lang: str) -> list[Moment]:
    """Moments found on the way back, in the order of time: each with the row that leads to it from the one before."""
    rows = [(moment.row, moment.absent) for moment in moments[1:]] + [(None, ())]
    turned = [replace(moment, row=row, absent=absent) for moment, (row, absent) in zip(moments, rows, strict=True)]
    return turned[::-1]
