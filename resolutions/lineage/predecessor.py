"""A text among those on its subject: which one it follows, and why."""

from dataclasses import dataclass

from ccpcj.lib.languages import FALLBACKS
from resolutions.compare.choose_text import ComparableVersion, languages_by_version
from resolutions.compare.row_display import join_names
from resolutions.models import Version

from .cited_texts import cited_texts
from .subject_works import Catalogue, PredecessorCandidate, SubjectWork


@dataclass(frozen=True)
class TextLineage:
    """A text among those on its subject: which one it follows, why, and which others it might follow.

    predecessor       the one that the reader chose, else the likeliest; None where none is known
    chosen_by_reader  whether the reader chose it
    cited             where none is known, the texts held here that it cites, nearest subject first
    """

    text: ComparableVersion
    catalogue: Catalogue
    work: SubjectWork
    candidates: list[PredecessorCandidate]
    predecessor: ComparableVersion | None
    chosen_by_reader: bool
    cited: list[ComparableVersion]

    def is_predecessor(self, candidate: PredecessorCandidate) -> bool:
        return self.predecessor is not None and candidate.work.resolution == self.predecessor.version.resolution

    @property
    def reasons(self) -> str:
        """Why the predecessor is proposed; nothing where the reader chose one that is no candidate."""
        own = filter(self.is_predecessor, self.candidates)
        return join_names(reason for candidate in own for reason in candidate.reasons)

    @property
    def others(self) -> list[tuple[ComparableVersion, str]]:
        """The other candidates, each by its last version with words, with the reasons."""
        others = (candidate for candidate in self.candidates if not self.is_predecessor(candidate))
        return [
            (ComparableVersion(candidate.work.versions[-1], ()), join_names(candidate.reasons)) for candidate in others
        ]

    @property
    def languages(self) -> list[str]:
        """The languages in which both texts are held; where there is but one text, its own."""
        former = self.predecessor.languages if self.predecessor else FALLBACKS
        return [code for code in self.text.languages if code in former]

    def chain(self) -> list[SubjectWork]:
        """The works on the subject, from the first to the last."""
        chosen = None
        if self.predecessor and self.chosen_by_reader:
            chosen = self.catalogue.of(self.predecessor.version.resolution)
        return self.catalogue.chain(self.work, chosen)


def lineage_of(version: Version, chosen: Version | None = None) -> TextLineage | None:
    """What the version follows; `chosen` is the text that the reader chose. None where the version has no words."""
    catalogue = Catalogue.around(version.resolution, *([chosen.resolution] if chosen else []))
    work = catalogue.of(version.resolution)
    if work is None or version not in work.versions:
        return None
    candidates = catalogue.candidates(work)
    former = chosen or (candidates[0].work.versions[-1] if candidates else None)
    languages = languages_by_version([text for text in (version, former) if text])
    text = ComparableVersion(version, languages[version.pk])
    predecessor = ComparableVersion(former, languages[former.pk]) if former else None
    cited = [] if predecessor else cited_texts(version)
    return TextLineage(text, catalogue, work, candidates, predecessor, chosen is not None, cited)
