"""The suggestions that wait for a person, each with why it was made."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from ccpcj.lib.languages import in_each
from resolutions.models import Paragraph, Resolution, ThemeFiling

from .theme_terms import theme_terms


def open_suggestions() -> QuerySet[ThemeFiling]:
    """The suggestions that nobody has confirmed or refused, in the order of the works."""
    link = Resolution.themes.through.objects.filter(resolution=OuterRef("resolution"), theme=OuterRef("theme"))
    filings = ThemeFiling.objects.filter(Exists(link), filed_by=ThemeFiling.FiledBy.WORDS)
    return filings.select_related("resolution__session", "theme__parent").order_by("resolution", "theme")


@dataclass(frozen=True)
class Suggestion:
    """A suggestion, the languages in which the title names the theme, and how many paragraphs name it."""

    filing: ThemeFiling
    languages: list[str]
    naming: int
    paragraphs: int

    @property
    def reasons(self) -> list[str]:
        title = [f"the title names it ({', '.join(self.languages)})"] if self.languages else []
        named = [f"{self.naming} of {self.paragraphs} paragraphs name it"] if self.naming else []
        return title + named


def with_reasons(filings: Sequence[ThemeFiling]) -> list[Suggestion]:
    """The suggestions of a page with their reasons, by the last version of each text that has words: one query."""
    works = {filing.resolution_id for filing in filings}
    rows = Paragraph.objects.filter(version__resolution__in=works, heading=None, texts__isnull=False).distinct()
    versions: dict[int, dict[int, list[list[str]]]] = defaultdict(lambda: defaultdict(list))
    ordered = rows.order_by("version__position", "version", "position")
    for work, version, _key, themes in ordered.values_list("version__resolution", "version", "pk", "themes"):
        versions[work][version].append(themes)
    suggestions = []
    for filing in filings:
        slug, of_work = filing.theme.slug, versions[filing.resolution_id]
        last = list(of_work.values())[-1] if of_work else []
        titles = in_each(filing.resolution, "title")
        languages = [lang for lang, title in titles.items() if slug in theme_terms().weigh(title, lang)]
        suggestions.append(Suggestion(filing, languages, sum(slug in themes for themes in last), len(last)))
    return suggestions
