"""Under which themes keywords and words file a text, and who filed it there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from ccpcj.lib.folding import for_search
from ccpcj.lib.languages import in_each
from resolutions.models import Keyword, Paragraph, Resolution, Theme, ThemeFiling

from .theme_terms import theme_terms, themes_of_text

SCHEMES = (Keyword.Scheme.UNBIS, Keyword.Scheme.AUTHORITY)


class KeywordTies:
    """The themes by the terms to which the tree ties them: one query."""

    def __init__(self) -> None:
        self.by_code: dict[str, set[int]] = defaultdict(set)
        self.by_name: dict[str, set[int]] = defaultdict(set)
        self.general: set[int] = set()
        self.keys: dict[str, int] = {}  # by slug
        for theme in Theme.objects.all():
            self.keys[theme.slug] = theme.pk
            for code in theme.unbis:
                self.by_code[code].add(theme.pk)
            for name in theme.terms:
                self.by_name[for_search(name)].add(theme.pk)
            if theme.general:
                self.general.add(theme.pk)

    def themes_of(self, keywords: Iterable[tuple[str, str]]) -> set[int]:
        """The keys of the themes of a text, from codes and names; a keyword with a code is known by it alone.

        Files of the Assembly give "women" and "deforestation", with their codes, for the goals of development that a
        text touches; the index itself gives what the text is about.
        """
        themes: set[int] = set()
        for code, name in keywords:
            themes |= self.by_code.get(code, set()) if code else self.by_name.get(for_search(name), set())
        return themes - self.general or themes


def paragraphs_of(works: Iterable[int]) -> dict[int, list[Paragraph]]:
    """The paragraphs of works, in the order of their versions, with their words: two queries."""
    rows = Paragraph.objects.filter(version__resolution__in=works).select_related("version").prefetch_related("texts")
    paragraphs: dict[int, list[Paragraph]] = defaultdict(list)
    for paragraph in rows.order_by("version__position", "version", "position"):
        paragraphs[paragraph.version.resolution_id].append(paragraph)
    return paragraphs


def themes_named(
    works: Iterable[int], paragraphs: Mapping[int, list[Paragraph]], ties: KeywordTies
) -> dict[tuple[int, int], ThemeFiling.FiledBy]:
    """What names each theme of each work: its keywords, or its title and the words of its last version alone.

    The paragraphs have their themes.
    """
    keywords: dict[int, list[tuple[str, str]]] = defaultdict(list)
    tagged = Resolution.keywords.through.objects.filter(resolution__in=works, keyword__scheme__in=SCHEMES)
    for work, code, name in tagged.values_list("resolution_id", "keyword__code", "keyword__name"):
        keywords[work].append((code, name))
    slugs = {key: slug for slug, key in ties.keys.items()}
    named: dict[tuple[int, int], ThemeFiling.FiledBy] = {}
    for work in Resolution.objects.filter(pk__in=works).order_by():
        rows = [row for row in paragraphs.get(work.pk, ()) if row.texts.all() and not row.heading]
        last = [row.themes for row in rows if row.version_id == rows[-1].version_id]
        by_keywords = {slugs[key] for key in ties.themes_of(keywords[work.pk])}
        themes = themes_of_text(theme_terms().themes_of(in_each(work, "title")), last, by_keywords)
        for filed_by, filed in (
            (ThemeFiling.FiledBy.INDEX, themes.keywords),
            (ThemeFiling.FiledBy.WORDS, themes.words),
        ):
            named |= {(work.pk, ties.keys[slug]): filed_by for slug in filed if slug in ties.keys}
    return named


def filed_links(*, with_suggestions: bool = True) -> QuerySet:
    """The links of texts and themes, each with `filed_by`; one without a filing is of staff."""
    filings = ThemeFiling.objects.filter(resolution=OuterRef("resolution_id"), theme=OuterRef("theme_id"))
    links = Resolution.themes.through.objects.order_by().annotate(
        filed_by=Coalesce(Subquery(filings.order_by().values("filed_by")), Value(ThemeFiling.FiledBy.STAFF))
    )
    return links if with_suggestions else links.exclude(filed_by=ThemeFiling.FiledBy.WORDS)


@dataclass(frozen=True)
class Coverage:
    """How many texts have a theme that each of the filers gave, and how many have none at all."""

    texts: int
    filed: dict[ThemeFiling.FiledBy, int]
    none: int

    @property
    def rows(self) -> list[tuple[str, int]]:
        return [(str(filed_by.label), count) for filed_by, count in self.filed.items()]


def coverage_of(texts: QuerySet[Resolution]) -> Coverage:
    """Three queries. A text that two filers gave a theme counts for each of them."""
    rows = filed_links().filter(resolution__in=texts.order_by().values("pk"))
    counts = dict(rows.values_list("filed_by").annotate(n=Count("resolution", distinct=True)))
    total, none = texts.count(), texts.filter(themes=None).count()
    return Coverage(total, {filed_by: counts.get(filed_by, 0) for filed_by in ThemeFiling.FiledBy}, none)


@dataclass(frozen=True)
class FiledTheme:
    """A theme of a text, and who filed it there."""

    theme: Theme
    filed_by: ThemeFiling.FiledBy

    @property
    def is_suggestion(self) -> bool:
        return self.filed_by == ThemeFiling.FiledBy.WORDS


def filed_themes(resolution: Resolution) -> list[FiledTheme]:
    """The themes of a text in the order of the tree; give it with its themes and filings."""
    filed = {filing.theme_id: ThemeFiling.FiledBy(filing.filed_by) for filing in resolution.theme_filings.all()}
    return [FiledTheme(theme, filed.get(theme.pk, ThemeFiling.FiledBy.STAFF)) for theme in resolution.themes.all()]
