"""The texts that resolutions build on most: how many of the texts held cite each, and in which sessions."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from resolutions.models import Citation, Resolution, Version

from .relations import citation_key
from .resolve import with_works

WORK = "paragraph__version__resolution"
NAMES = ("kind", "body", "number")


class Holding(TextChoices):
    """Whether a text that is cited is in this record."""

    ALL = "", _("All")
    HELD = "yes", _("Available here")
    ABSENT = "no", _("Not available here")


class MostCited(NamedTuple):
    """A text, how many texts cite it, and how many of each session, the latest first."""

    citation: Citation
    works: int
    sessions: list[tuple[str, int]]

    @property
    def work(self) -> Resolution | None:
        return self.citation.work


def most_cited(holding: Holding) -> QuerySet[Citation, dict[str, Any]]:
    """What public texts cite, each once, the most cited first; a text without a symbol goes by body and number."""
    rows = Citation.objects.readable().filter(paragraph__isnull=False)
    if holding:
        rows = rows.filter(names_text_held() if holding == Holding.HELD else ~names_text_held())
    unnamed = {f"by_{name}": Case(When(symbol="", then=F(name)), default=Value("")) for name in NAMES}
    grouped = rows.annotate(**unnamed).values("symbol", *unnamed)
    printed = {f"any_{name}": Max(name) for name in NAMES}
    return grouped.annotate(works=Count(WORK, distinct=True), **printed).order_by("-works", "symbol", *unnamed)


def names_text_held() -> Q:
    by_symbol = Version.objects.readable().filter(symbol=OuterRef("symbol")).exclude(symbol="")
    same_number = {name: OuterRef(name) for name in NAMES}
    adopted = Resolution.objects.readable().filter(stage=Resolution.Stage.ADOPTED, **same_number)
    return Q(Exists(by_symbol)) | Q(Exists(adopted))


def with_sessions(rows: Sequence[dict[str, Any]]) -> list[MostCited]:
    """The rows of a page with their works and their sessions: three queries for all."""
    citations = [Citation(symbol=row["symbol"], **{name: row[f"any_{name}"] for name in NAMES}) for row in rows]
    sessions = citing_sessions(citations)
    return [
        MostCited(citation, row["works"], sessions[citation_key(citation)])
        for citation, row in zip(with_works(citations), rows, strict=True)
    ]


def citing_sessions(citations: Sequence[Citation]) -> dict[tuple[str, ...], list[tuple[str, int]]]:
    naming = Q(symbol__in=[row.symbol for row in citations if row.symbol])
    naming |= Q(symbol="", number__in=[row.number for row in citations if not row.symbol])
    rows = Citation.objects.readable().filter(naming, paragraph__isnull=False)
    citing: dict[tuple[str, ...], dict[int, str]] = defaultdict(dict)
    for row in rows.select_related(f"{WORK}__session"):
        work = row.paragraph.version.resolution
        citing[citation_key(row)][work.pk] = session_label(work)
    return {key: sorted(Counter(by_work.values()).items(), reverse=True) for key, by_work in citing.items()}


def session_label(work: Resolution) -> str:
    """ "CCPCJ 31", "GA 77": the session of the body whose text it is, as numbers of texts tell it."""
    if work.session:
        return f"CCPCJ {work.session.number}"
    return f"{work.body} {work.number.partition('/')[0]}"
