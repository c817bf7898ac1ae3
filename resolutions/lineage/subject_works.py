"""Texts on the same subject through the sessions: which one a text follows, by its title and by what it cites.

It is proposed, never certain: each candidate carries its reasons, and the reader may choose another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from ccpcj.lib.folding import for_phrases
from ccpcj.lib.languages import LANGUAGES, in_each
from ccpcj.lib.title_likeness import title_likeness
from resolutions.compare.choose_text import comparable_versions
from resolutions.models import Citation, ParagraphText, Resolution, Version

SAME, ALIKE, RELATED = 0.98, 0.85, 0.6  # titles as good as the same, alike, and alike enough where cited


@dataclass(frozen=True)
class SubjectWork:
    """A work with its public versions that have words, from the first to the last."""

    versions: tuple[Version, ...]

    @property
    def resolution(self) -> Resolution:
        return self.versions[0].resolution

    @cached_property
    def titles(self) -> dict[str, str]:
        return fold_titles(in_each(self.resolution, "title"))

    @cached_property
    def began(self) -> date | None:
        return min(filter(None, map(day_of, self.versions)), default=None)

    @cached_property
    def ended(self) -> date | None:
        return max(filter(None, map(day_of, self.versions)), default=None)

    def before(self, other: "SubjectWork") -> bool:
        return bool(self.ended and other.began and self.ended < other.began)

    def like(self, other: "SubjectWork") -> float:
        """How like the titles are, from 0 to 1."""
        return title_likeness(self.titles, other.titles)


def fold_titles(titles: Mapping[str, str | None]) -> dict[str, str]:
    """The titles that there are, by language, as they are compared."""
    return {lang: for_phrases(title) for lang, title in titles.items() if title}


def day_of(version: Version) -> date | None:
    """The day of a version; where it is not known, the first of its session."""
    session = version.resolution.session
    return version.date or (session.starts_on if session else None)


@dataclass(frozen=True)
class PredecessorCandidate:
    """A text that another one may follow: how like its title is, and whether it is cited."""

    work: SubjectWork
    alike: float
    cited: bool

    @property
    def rank(self) -> tuple[int, date]:
        """The same title before one that is alike, and that before one that is cited; the latest of them."""
        kind = (self.alike >= SAME) + (self.alike >= ALIKE)
        return kind, self.work.ended or date.min

    @property
    def reasons(self) -> list[str]:
        """Why it is proposed, in words."""
        percent = int(self.alike * 100)
        title = _("the same title") if percent == 100 else _("a title that is %(n)s%% alike") % {"n": percent}
        return [title, *([_("it is cited")] if self.cited else [])]


@dataclass
class Catalogue:
    """The works that may be on one subject, with the symbols that each cites, by the key of the work."""

    works: list[SubjectWork] = field(default_factory=list)
    citing: dict[int, set[str]] = field(default_factory=dict)

    @classmethod
    def around(cls, resolution: Resolution, *others: Resolution) -> "Catalogue":
        """The public works whose titles are like this one's, and the others named, as far as they have words.

        Three queries: every title, the versions of those that are alike, and what these cite.
        """
        keys = [*related_works(resolution), *(other.pk for other in others)]
        texts = ParagraphText.objects.filter(paragraph__version=OuterRef("pk"), language__in=LANGUAGES)
        worded = comparable_versions().filter(Exists(texts), resolution__in=keys).order_by("resolution", "position")
        works = [
            SubjectWork(tuple(group)) for _key, group in groupby(worded, key=lambda version: version.resolution_id)
        ]
        return cls(works, cited_by(works))

    def of(self, resolution: Resolution) -> SubjectWork | None:
        return next((work for work in self.works if work.resolution == resolution), None)

    def candidates(self, work: SubjectWork) -> list[PredecessorCandidate]:
        """Earlier works that this one may follow, the likeliest first."""
        earlier = [PredecessorCandidate(other, work.like(other), self.cites(work, other)) for other in self.works
                   if other.before(work)]  # fmt: skip
        likely = [
            candidate
            for candidate in earlier
            if candidate.alike >= ALIKE or (candidate.cited and candidate.alike >= RELATED)
        ]
        return sorted(likely, key=lambda candidate: candidate.rank, reverse=True)

    def cites(self, work: SubjectWork, other: SubjectWork) -> bool:
        symbols = self.citing.get(work.resolution.pk, set())
        return any(version.symbol in symbols for version in other.versions)

    def chain(self, work: SubjectWork, choice: SubjectWork | None = None) -> list[SubjectWork]:
        """The works on the subject, from the first through this one to the last; `choice` is what the reader chose."""
        back = [work]
        while before := (choice if choice and len(back) == 1 else first_work(self.candidates(back[-1]))):
            back.append(before)
        ahead = list(self.followers(work))
        return [*reversed(back), *ahead]

    def followers(self, work: SubjectWork) -> Iterator[SubjectWork]:
        """The works that follow this one, each the first that follows the one before it."""
        while following := [other for other in self.works if first_work(self.candidates(other)) == work]:
            work = min(following, key=lambda other: other.began or date.max)
            yield work


def related_works(resolution: Resolution) -> list[int]:
    """The keys of the public works whose titles are like that of this one, itself among them."""
    own = fold_titles(in_each(resolution, "title"))
    rows = Resolution.objects.readable().order_by().values_list("pk", *(f"title_{lang}" for lang in LANGUAGES))
    others = {key: fold_titles(dict(zip(LANGUAGES, titles, strict=True))) for key, *titles in rows}
    return [key for key, title in others.items() if key == resolution.pk or title_likeness(own, title) >= RELATED]


def cited_by(works: Iterable[SubjectWork]) -> dict[int, set[str]]:
    """The symbols that each work cites, by its key."""
    versions = {version.pk: version.resolution_id for work in works for version in work.versions}
    rows = Citation.objects.filter(paragraph__version__in=versions).exclude(symbol="").order_by()
    citing: dict[int, set[str]] = {}
    for version, symbol in rows.values_list("paragraph__version", "symbol").distinct():
        citing.setdefault(versions[version], set()).add(symbol)
    return citing


def first_work(candidates: Sequence[PredecessorCandidate]) -> SubjectWork | None:
    return candidates[0].work if candidates else None


def versions_in_time(works: Iterable[SubjectWork]) -> list[Version]:
    """All versions of the works in the order of time."""
    return [version for work in works for version in work.versions]
