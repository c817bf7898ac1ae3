"""What belongs to a text: what it cites, and what cites it, among the texts and reports held here."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Prefetch, Q

from resolutions.models import Citation, Paragraph, Resolution, Version
from sessions.models import ReportParagraph

from .how_to_cite import place_name
from .resolve import with_works

Numbered = tuple[str, str, str]  # kind, body, number


class Mention(NamedTuple):
    """A paragraph that cites: its address and its place in words."""

    address: str
    place: str


class CitedText(NamedTuple):
    """A text or document that is cited, with the paragraphs that do so."""

    citation: Citation
    mentions: list[Mention]

    @property
    def work(self) -> Resolution | None:
        return self.citation.work


class CitingText(NamedTuple):
    work: Resolution
    mentions: list[Mention]


class Relations(NamedTuple):
    cites: list[CitedText]
    cited_by: list[CitingText]
    reports: list[ReportParagraph]


def relations(resolution: Resolution, version: Version | None) -> Relations:
    by_texts, by_reports = texts_citing(resolution)
    return Relations(texts_cited(version) if version else [], by_texts, by_reports)


def texts_cited(version: Version) -> list[CitedText]:
    """What a version cites, each text once, in the order of its first mention."""
    rows = Citation.objects.readable().filter(paragraph__version=version).select_related("paragraph")
    by_text: dict[tuple[str, ...], list[Citation]] = defaultdict(list)
    for row in rows.order_by("paragraph__position", "position"):
        by_text[citation_key(row)].append(row)
    firsts = with_works(rows[0] for rows in by_text.values())
    return [
        CitedText(first, mentions_in("", (row.paragraph for row in rows)))
        for first, rows in zip(firsts, by_text.values(), strict=True)
    ]


def citation_key(row: Citation) -> tuple[str, ...]:
    """What makes two citations name one text: its symbol, else its kind, body and number."""
    return (row.symbol,) if row.symbol else (row.kind, row.body, row.number)


def texts_citing(resolution: Resolution) -> tuple[list[CitingText], list[ReportParagraph]]:
    """The texts and the report paragraphs that cite a work; its own versions are left out."""
    naming = Q(symbol__in=[symbol for symbol in resolution.versions.values_list("symbol", flat=True) if symbol])
    if resolution.stage == Resolution.Stage.ADOPTED and resolution.number:
        naming |= Q(kind=resolution.kind, body=resolution.body, number=resolution.number)
    rows = Citation.objects.readable().filter(naming).exclude(paragraph__version__resolution=resolution)
    citing_works = Prefetch("paragraph__version__resolution", Resolution.objects.readable().select_related("session"))
    rows = rows.select_related("paragraph__version", "report_paragraph__session").prefetch_related(citing_works)
    works: dict[Resolution, list[Paragraph]] = defaultdict(list)
    reports: dict[ReportParagraph, None] = {}
    for row in rows.order_by("paragraph__version__resolution", "paragraph__position", "report_paragraph__number"):
        if row.paragraph is None:
            reports[row.report_paragraph] = None
        else:
            works[row.paragraph.version.resolution].append(row.paragraph)
    by_texts = [
        CitingText(work, mentions_in(work.get_absolute_url(), paragraphs)) for work, paragraphs in works.items()
    ]
    return by_texts, list(reports)


def mentions_in(page: str, paragraphs: Iterable[Paragraph]) -> list[Mention]:
    """Each paragraph once, in order."""
    return [Mention(f"{page}#{paragraph.anchor}", place_name(paragraph)) for paragraph in dict.fromkeys(paragraphs)]
