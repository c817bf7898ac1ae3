"""The hits of a page: what each is, where it leads, and its words in the reader's language and in that of the query."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from ccpcj.lib.languages import FALLBACKS, LANGUAGES, Words, in_each, words
from ccpcj.search.index.entry_keys import source_of
from ccpcj.search.index.index_rows import SPOKEN
from ccpcj.search.models import Kind, Table
from ccpcj.search.query.grammar import Words as Asked
from resolutions.citations.how_to_cite import cited_version
from resolutions.models import Paragraph, Resolution, Sponsorship, Version
from sessions.models import Document, ReportParagraph, Statement
from sessions.states.lookup import as_read

from .highlight import LONGEST, Marked, Marker

Texts = dict[str, str]


@dataclass
class Hit:
    """A hit with its texts by language; `shown` is the reader's, `matched` where the words stand, if elsewhere."""

    kind: str
    address: str
    label: str
    texts: Texts
    number: str = ""
    symbol: str = ""
    year: int | None = None
    day: date | None = None
    body: str = ""
    title: Words | None = None  # of the text that the paragraph is of
    work: int | None = None
    paragraph: str = ""  # slug of the work, position of the version, anchor: "77-232/3/op-4"
    sponsors: int = 0
    sponsors_address: str = ""
    shown: Marked | None = None
    matched: list[Marked] = field(default_factory=list)
    key: int = 0

    @property
    def kind_name(self) -> str:
        return capfirst(str(Kind(self.kind).label))


def hits(keys: Sequence[int], words: Sequence[Asked], found_in: Mapping[int, Sequence[str]] | None = None) -> list[Hit]:
    """The hits with these keys, in their order. `found_in` says in which languages the words of each were found."""
    by_table: dict[Table, list[int]] = {}
    for key in keys:
        table, source = source_of(int(key))
        by_table.setdefault(table, []).append(source)
    made = {(table, pk): hit for table, some in by_table.items() for pk, hit in MAKERS[table](some)}
    marker, ordered = Marker(words), []
    for key in keys:
        if (hit := made.get(source_of(int(key)))) is not None:
            hit.key = int(key)
            show(hit, marker, (found_in or {}).get(int(key), ()))
            ordered.append(hit)
    count_sponsors(ordered)
    return ordered


def show(hit: Hit, marker: Marker, found_in: Sequence[str]) -> None:
    """Chooses the languages: the reader's, and the first in which the words stand where they do not stand in it."""
    lang = get_language() or "en"
    shown = next((code for code in (lang, *found_in, *FALLBACKS) if code in hit.texts), None)
    if shown is None:
        return
    hit.shown = marker.mark(hit.texts[shown], shown)
    if shown not in found_in:
        others = [code for code in (*FALLBACKS, *LANGUAGES) if code in found_in and code in hit.texts]
        hit.matched = [marker.mark(hit.texts[code], code, LONGEST // 2) for code in others[:1]]


def count_sponsors(made: Iterable[Hit]) -> None:
    """How many printed entries stand behind the text of each hit: one query."""
    works = {hit.work for hit in made if hit.work}
    entries = Sponsorship.objects.public().printed_entries().standing().filter(resolution__in=works).order_by()
    counts = dict(entries.values_list("resolution_id").annotate(n=Count("pk")))
    for hit in made:
        hit.sponsors = counts.get(hit.work, 0)


Made = Iterable[tuple[int, Hit]]


def titles(keys: Sequence[int]) -> Made:
    works = Resolution.objects.public().filter(pk__in=keys).select_related("session").prefetch_related("versions")
    for work in works:
        versions = [version for version in work.versions.all() if version.release == "published"]
        symbols = [version.symbol for version in versions if version.symbol]
        days = [version.date.year for version in versions if version.date]
        texts = in_each(work, "title")
        address = work.get_absolute_url()
        yield work.pk, Hit(
            Kind.TITLE, address, label_of(work, versions[-1] if versions else None), texts, symbol=" · ".join(symbols),
            year=max(days, default=work.session.year if work.session else None), body=work.get_body_display(),
            work=work.pk, sponsors_address=f"{address}#sponsors",
        )  # fmt: skip


def paragraphs(keys: Sequence[int]) -> Made:
    texts = Resolution.objects.public().select_related("session").prefetch_related("versions")
    held: QuerySet[Paragraph] = Paragraph.objects.public().filter(pk__in=keys).select_related("version")
    for paragraph in held.prefetch_related("texts", Prefetch("version__resolution", texts)):
        version, work = paragraph.version, paragraph.version.resolution
        several = len(work.versions.all()) > 1
        page = work.get_absolute_url()
        year = version.date.year if version.date else work.session.year if work.session else None
        yield paragraph.pk, Hit(
            paragraph.part, f"{page}{f'?version={version.position}' if several else ''}#{paragraph.anchor}",
            label_of(work, version), {text.language: text.text for text in paragraph.texts.all()},
            number=paragraph.number, day=version.date, symbol=version.symbol or "", year=year,
            body=version.get_body_display(),
            title=as_read(work, "title"), work=work.pk,
            paragraph=f"{work.slug}/{version.position}/{paragraph.anchor}",
            sponsors_address=f"{page}#sponsors",
        )  # fmt: skip


def label_of(work: Resolution, version: Version | None) -> str:
    """A version as it is cited; before a draft stands what the work was adopted as."""
    if version is None:
        return work.label
    own = cited_version(work, version)
    if version.stage == Version.Stage.ADOPTED or not work.former_label:
        return own
    return gettext("%(text)s, %(place)s") % {"text": work.label, "place": own}


def report_paragraphs(keys: Sequence[int]) -> Made:
    held = ReportParagraph.objects.public().filter(pk__in=keys).select_related("session")
    for paragraph in held.prefetch_related("texts"):
        label = gettext("Report of session %(number)s") % {"number": paragraph.session.number}
        texts = {text.language: " ".join([text.text, *map(str, text.items)]) for text in paragraph.texts.all()}
        yield paragraph.pk, Hit(
            Kind.REPORT, paragraph.get_absolute_url(), label, texts, number=str(paragraph.number),
            year=paragraph.session.year, body="CCPCJ",
        )  # fmt: skip


def statements(keys: Sequence[int]) -> Made:
    related = ("session", "paragraph", "state", "group", "organization", "person")
    for said in Statement.objects.public().filter(pk__in=keys).select_related(*related):
        label = gettext("Statement at session %(number)s") % {"number": said.session.number}
        yield said.pk, Hit(
            Kind.STATEMENT, said.get_absolute_url(), label, spoken(said), year=said.session.year, body="CCPCJ",
        )  # fmt: skip


def spoken(said: Statement) -> Texts:
    """The speaker by name in each language, with the person and the line as it is printed there."""
    who = said.state or said.group or said.organization
    names = in_each(who, "name") if who else {}
    lines = {lang: " ".join(filter(None, (getattr(said, f"{line}_{lang}") for line in SPOKEN))) for lang in LANGUAGES}
    texts = {}
    for lang in LANGUAGES:
        if lang in names or lines[lang]:
            person = str(words(said.person, "name", lang)) if said.person else ""
            texts[lang] = " · ".join(filter(None, (names.get(lang), person, lines[lang])))
    return texts


def documents(keys: Sequence[int]) -> Made:
    held = (
        Document.objects.public()
        .filter(pk__in=keys)
        .select_related("session")
        .prefetch_related("symbols__document__session")
    )
    for document in held:
        symbols = list(document.symbols.all())
        texts = in_each(document, "title")
        address = symbols[0].get_absolute_url() if symbols else document.session.get_absolute_url()
        label = gettext("Document before session %(number)s") % {"number": document.session.number}
        yield document.pk, Hit(
            Kind.DOCUMENT, address, label, texts, symbol=" · ".join(symbol.symbol for symbol in symbols),
            year=document.session.year, body="CCPCJ",
        )  # fmt: skip


MAKERS: dict[Table, Callable[[Sequence[int]], Any]] = {
    Table.TITLE: titles,
    Table.PARAGRAPH: paragraphs,
    Table.REPORT: report_paragraphs,
    Table.STATEMENT: statements,
    Table.DOCUMENT: documents,
}
