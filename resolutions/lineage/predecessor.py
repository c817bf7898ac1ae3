"""A text among those on its subject: which one it follows, and why."""

from dataclasses import dataclass

from ccpcj.lib.languages import FALLBACKS, in_each
from ccpcj.lib.title_likeness import title_likeness
from resolutions.citations.resolve import with_works
from resolutions.compare.choose_text import ComparableVersion, comparable_versions, languages_by_version
from resolutions.compare.row_display import join_names
from resolutions.models import Citation, Resolution, Version

from .subject_works import Catalogue, PredecessorCandidate, SubjectWork, fold_titles


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
        choice = None
        if self.predecessor and self.chosen_by_reader:
            choice = self.catalogue.of(self.predecessor.version.resolution)
        return self.catalogue.chain(self.work, choice)


def lineage_of(version: Version, choice: Version | None = None) -> TextLineage | None:
    """What the version follows; `choice` is the text that the reader chose. None where the version has no words."""
    catalogue = Catalogue.around(version.resolution, *([choice.resolution] if choice else []))
    work = catalogue.of(version.resolution)
    if work is None or version not in work.versions:
        return None
    candidates = catalogue.candidates(work)
    former = choice or (candidates[0].work.versions[-1] if candidates else None)
    languages = languages_by_version([text for text in (version, former) if text])
    text = ComparableVersion(version, languages[version.pk])
    predecessor = ComparableVersion(former, languages[former.pk]) if former else None
    cited = [] if predecessor else texts_to_compare(version)
    return TextLineage(text, catalogue, work, candidates, predecessor, choice is not None, cited)


def texts_to_compare(version: Version) -> list[ComparableVersion]:
    """The last version with words of each text that is cited; five queries, however many there are."""
    rows = with_works(Citation.objects.readable().filter(paragraph__version=version))
    works = {row.work.pk: row.work for row in rows if row.work and row.work != version.resolution}
    versions = list(comparable_versions().filter(resolution__in=works))
    languages = languages_by_version(versions)
    last = {
        version.resolution_id: ComparableVersion(version, languages[version.pk])
        for version in versions
        if languages[version.pk]
    }
    return sorted(
        last.values(), key=lambda text: -subject_nearness(version.resolution, works[text.version.resolution_id])
    )


def subject_nearness(resolution: Resolution, other: Resolution) -> float:
    """How many words two titles share, whatever their order, from 0 to 1."""
    titles, others = (fold_titles(in_each(work, "title")) for work in (resolution, other))
    return title_likeness(titles, others, any_order=True)
