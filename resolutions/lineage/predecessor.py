"""A text among those on its subject: which one it follows, and why."""

from dataclasses import dataclass

from ccpcj.lib.languages import FALLBACKS
from resolutions.compare.choose import Chosen, worded
from resolutions.compare.row_display import listed
from resolutions.models import Version

from .cited_texts import cited_texts
from .subjects import Candidate, Catalogue, Work


@dataclass(frozen=True)
class Roots:
    """A text among those on its subject: which one it follows, why, and which others it might follow.

    chosen  the one that the reader chose, else the likeliest; None where none is known
    cited   where none is known, the texts held here that it cites, nearest subject first
    """

    here: Chosen
    catalogue: Catalogue
    work: Work
    candidates: list[Candidate]
    chosen: Chosen | None
    by_reader: bool
    cited: list[Chosen]

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
    cited = [] if chosen else cited_texts(here)
    return Roots(Chosen(here, held[here.pk]), near, work, candidates, chosen, asked is not None, cited)
