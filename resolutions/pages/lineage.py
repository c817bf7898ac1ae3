"""Where a text comes from: what it took over from the last one on its subject, and a paragraph through the sessions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from ccpcj.lib.languages import FALLBACKS
from resolutions.akn.document import Block
from resolutions.akn.held import blocks_of
from resolutions.comparing import Comparison, Reading, Row, compare
from resolutions.letterhead import issuing_body
from resolutions.models import Version
from resolutions.models.texts import Body

from .chosen import Chosen, worded
from .citing import named_place
from .comparing import Shown
from .subjects import Candidate, Catalogue, Work, day_of, versions_through

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
        return places_of(side.block for side in self.shown.row.old)

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
    return Inheritance(compare(held[old.version.pk], held[new.version.pk], lang), old, new)


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


def places_of(blocks: Iterable[Block]) -> str:
    return listed(named_place(block) for block in blocks)


def listed(names: Iterable[str]) -> str:
    return pgettext("between names or parts", ", ").join(dict.fromkeys(names))


@dataclass(frozen=True)
class Roots:
    """A text among those on its subject: which one it follows, why, and which others it might follow.

    chosen  the one that the reader chose, else the likeliest; None where none is known
    """

    here: Chosen
    catalogue: Catalogue
    work: Work
    candidates: list[Candidate]
    chosen: Chosen | None
    by_reader: bool

    @property
    def reasons(self) -> str:
        """Why the chosen one is proposed; nothing where the reader chose it."""
        own = (one for one in self.candidates if self.chosen and one.work.resolution == self.chosen.version.resolution)
        return listed(reason for one in own for reason in one.reasons)

    @property
    def others(self) -> list[tuple[Chosen, str]]:
        """The other candidates, each by its last version with words, with the reasons."""
        rest = (
            one for one in self.candidates if not self.chosen or one.work.resolution != self.chosen.version.resolution
        )
        return [(Chosen(one.work.versions[-1], ()), listed(one.reasons)) for one in rest]

    @property
    def languages(self) -> list[str]:
        """The languages in which both texts are held; where there is but one text, its own."""
        former = self.chosen.languages if self.chosen else FALLBACKS
        return [code for code in self.here.languages if code in former]

    def chain(self) -> list[Work]:
        former = self.catalogue.of(self.chosen.version.resolution) if self.chosen and self.by_reader else None
        return self.catalogue.chain(self.work, former)


def roots(here: Version, asked: Version | None = None) -> Roots | None:
    """What the version follows; `asked` is the text that the reader chose. None where the version has no words."""
    near = Catalogue.around(here.resolution, *([asked.resolution] if asked else []))
    work = near.of(here.resolution)
    if work is None or here not in work.versions:
        return None
    candidates = near.candidates(work)
    former = asked or (candidates[0].work.versions[-1] if candidates else None)
    held = worded([version for version in (here, former) if version])
    chosen = Chosen(former, held[former.pk]) if former else None
    return Roots(Chosen(here, held[here.pk]), near, work, candidates, chosen, asked is not None)
