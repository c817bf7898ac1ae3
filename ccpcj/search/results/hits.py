"""The hits of a page: what each is, where it leads, and its words in the reader's language and in that of the query."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from ccpcj.lib.languages import FALLBACKS, LANGUAGES, Words, in_each, words
from ccpcj.lib.reader_language import reader_words
from ccpcj.search.index.entry_keys import record_of_key
from ccpcj.search.index.index_rows import SPEAKER_FIELDS
from ccpcj.search.models import HitKind, IndexedTable
from ccpcj.search.query.grammar import QueryWords
from resolutions.adoption.position_words import party_of
from resolutions.citations.how_to_cite import cite_version
from resolutions.models import Paragraph, Position, Resolution, Sponsorship, Version
from sessions.models import Document, ReportParagraph, Statement
from sessions.titles import in_its_part

from .highlight import MAX_EXCERPT, Excerpt, Highlighter


@dataclass
class Hit:
    """A hit as a page shows it; empty is what its kind does not have."""

    kind: Any  # a HitKind
    address: str
    label: str
    texts: dict[str, str]  # by language
    number: str = ""  # of a paragraph, as printed
    symbol: str = ""
    year: int | None = None
    day: date | None = None
    body: str = ""
    title: Words | None = None  # of the text that the paragraph is of
    work: int | None = None
    paragraph: str = ""  # slug of the work, position of the version, anchor: "77-232/3/op-4"
    sponsors: int = 0  # printed entries
    sponsors_address: str = ""
    excerpt: Excerpt | None = None  # in the reader's language, else in another
    matches_elsewhere: list[Excerpt] = field(default_factory=list)  # where the words are not in that language
    key: int = 0

    @property
    def kind_name(self) -> str:
        return capfirst(str(HitKind(self.kind).label))


def hits_of_keys(
    keys: Sequence[int], words: Sequence[QueryWords], languages: Mapping[int, Sequence[str]] | None = None
) -> list[Hit]:
    """Return the hits with these keys, in their order; a record that is not public any more is passed over.

    `languages` says for each key in which languages the words were found.
    """
    by_table: dict[int, list[int]] = {}
    for key in keys:
        table, record = record_of_key(int(key))
        by_table.setdefault(table, []).append(record)
    made = {(table, pk): hit for table, records in by_table.items() for pk, hit in HIT_MAKERS[table](records)}
    highlighter, hits = Highlighter(words), []
    for key in keys:
        if (hit := made.get(record_of_key(int(key)))) is not None:
            hit.key = int(key)
            add_excerpts(hit, highlighter, (languages or {}).get(int(key), ()))
            hits.append(hit)
    count_sponsors(hits)
    return hits


def add_excerpts(hit: Hit, highlighter: Highlighter, languages: Sequence[str]) -> None:
    """Add what is shown: the reader's language, and the first in which the words stand where it does not have them."""
    reader = get_language() or "en"
    lang = next((code for code in (reader, *languages, *FALLBACKS) if code in hit.texts), None)
    if lang is None:
        return
    hit.excerpt = highlighter.excerpt(hit.texts[lang], lang)
    if lang not in languages:
        others = [code for code in (*FALLBACKS, *LANGUAGES) if code in languages and code in hit.texts]
        hit.matches_elsewhere = [
            highlighter.excerpt(hit.texts[code], code, MAX_EXCERPT // 2) for code in others[:1]
        ]  # fmt: skip


def count_sponsors(hits: Iterable[Hit]) -> None:
    """Count the printed entries that stand behind the text of each hit, in one query."""
    works = {hit.work for hit in hits if hit.work}
    entries = Sponsorship.objects.public().printed_entries().standing().filter(resolution__in=works).order_by()
    counts = dict(entries.values_list("resolution_id").annotate(n=Count("pk")))
    for hit in hits:
        hit.sponsors = counts.get(hit.work, 0)


HitsByRecord = Iterator[tuple[int, Hit]]  # with the primary key of the record


def title_hits(keys: Sequence[int]) -> HitsByRecord:
    works = Resolution.objects.public().filter(pk__in=keys).select_related("session").prefetch_related("versions")
    for work in works:
        versions = [version for version in work.versions.all() if version.release == "published"]
        symbols = [version.symbol for version in versions if version.symbol]
        years = [version.date.year for version in versions if version.date]
        address = work.get_absolute_url()
        yield work.pk, Hit(
            HitKind.TITLE, address, version_label(work, versions[-1] if versions else None), in_each(work, "title"),
            symbol=" · ".join(symbols), year=max(years, default=work.session.year if work.session else None),
            body=work.get_body_display(), work=work.pk, sponsors_address=f"{address}#sponsors",
        )  # fmt: skip


def paragraph_hits(keys: Sequence[int]) -> HitsByRecord:
    works = Resolution.objects.public().select_related("session").prefetch_related("versions")
    paragraphs: QuerySet[Paragraph] = Paragraph.objects.public().filter(pk__in=keys).select_related("version")
    for paragraph in paragraphs.prefetch_related("texts", Prefetch("version__resolution", works)):
        version, work = paragraph.version, paragraph.version.resolution
        several = len(work.versions.all()) > 1
        page = work.get_absolute_url()
        year = version.date.year if version.date else work.session.year if work.session else None
        yield paragraph.pk, Hit(
            paragraph.part, f"{page}{f'?version={version.position}' if several else ''}#{paragraph.anchor}",
            version_label(work, version), {text.language: text.text for text in paragraph.texts.all()},
            number=paragraph.number, day=version.date, symbol=version.symbol or "", year=year,
            body=version.get_body_display(), title=reader_words(work, "title"), work=work.pk,
            paragraph=f"{work.slug}/{version.position}/{paragraph.anchor}", sponsors_address=f"{page}#sponsors",
        )  # fmt: skip


def version_label(work: Resolution, version: Version | None) -> str:
    """Return a version as it is cited, while it has no number as the work; before a draft, what it was adopted as."""
    if version is None or not work.number:
        return work.label
    own = cite_version(work, version)
    if version.stage == Version.Stage.ADOPTED or not work.former_label:
        return own
    return gettext("%(text)s, %(place)s") % {"text": work.label, "place": own}


def report_hits(keys: Sequence[int]) -> HitsByRecord:
    paragraphs = ReportParagraph.objects.public().filter(pk__in=keys).select_related("session")
    for paragraph in paragraphs.prefetch_related("texts"):
        label = in_its_part(
            gettext("Report of session %(number)s") % {"number": paragraph.session.number}, paragraph.part
        )
        texts = {text.language: " ".join([text.text, *map(str, text.items)]) for text in paragraph.texts.all()}
        yield paragraph.pk, Hit(
            HitKind.REPORT, paragraph.get_absolute_url(), in_its_part(label, paragraph.part), texts,
            number=str(paragraph.number), year=paragraph.session.year, body="CCPCJ",
        )  # fmt: skip


def statement_hits(keys: Sequence[int]) -> HitsByRecord:
    related = ("session", "paragraph", "state", "group", "organization", "person")
    statements = Statement.objects.public().filter(pk__in=keys).select_related(*related).prefetch_related("texts")
    for statement in statements:
        label = in_its_part(
            gettext("Statement at session %(number)s") % {"number": statement.session.number}, statement.part
        )
        yield statement.pk, Hit(
            HitKind.STATEMENT, statement.get_absolute_url(), label, speaker_texts(statement),
            year=statement.session.year, body="CCPCJ",
        )  # fmt: skip


def speaker_texts(statement: Statement) -> dict[str, str]:
    """Return the speaker by name in each language, with the person, what is printed of them there, and the words."""
    speaker = statement.state or statement.group or statement.organization
    names = in_each(speaker, "name") if speaker else {}
    spoken = {text.language: text.text for text in statement.texts.all()}
    texts = {}
    for lang in LANGUAGES:
        printed = " ".join(filter(None, (getattr(statement, f"{field_name}_{lang}") for field_name in SPEAKER_FIELDS)))
        if lang in names or printed or lang in spoken:
            person = str(words(statement.person, "name", lang)) if statement.person else ""
            texts[lang] = " · ".join(filter(None, (names.get(lang), person, printed, spoken.get(lang))))
    return texts


def document_hits(keys: Sequence[int]) -> HitsByRecord:
    documents = Document.objects.public().filter(pk__in=keys).select_related("session")
    for document in documents.prefetch_related("symbols__document__session"):
        symbols = list(document.symbols.all())
        address = symbols[0].get_absolute_url() if symbols else document.session.address_of(document.part)
        label = gettext("Document before session %(number)s") % {"number": document.session.number}
        yield document.pk, Hit(
            HitKind.DOCUMENT, address, label, in_each(document, "title"),
            symbol=" · ".join(symbol.symbol for symbol in symbols), year=document.session.year, body="CCPCJ",
        )  # fmt: skip


def position_hits(keys: Sequence[int]) -> HitsByRecord:
    for position in Position.objects.public().filter(pk__in=keys).with_texts():
        version, work = position.version, position.version.resolution
        label = gettext("%(party)s: %(kind)s") % {"party": party_of(position), "kind": position.get_kind_display()}
        day = position.date or version.date
        yield position.pk, Hit(
            HitKind.POSITION, position.get_absolute_url(), label, position_texts(position), day=day,
            symbol=version.symbol or "", year=day.year if day else work.session.year if work.session else None,
            body=version.get_body_display(), title=reader_words(work, "title"), work=work.pk,
            sponsors_address=f"{work.get_absolute_url()}#sponsors",
        )  # fmt: skip


def position_texts(position: Position) -> dict[str, str]:
    """Return the words of a position in each language; without any, who took it."""
    words = {text.language: " · ".join(filter(None, (text.printed, text.text))) for text in position.texts.all()}
    party = position.state or position.group
    return words or (in_each(party, "name") if party else {})


# Each makes the hits of records by their primary keys, in any order; what is not public has none.
HIT_MAKERS: dict[int, Callable[[Sequence[int]], HitsByRecord]] = {
    IndexedTable.TITLE: title_hits,
    IndexedTable.PARAGRAPH: paragraph_hits,
    IndexedTable.REPORT: report_hits,
    IndexedTable.STATEMENT: statement_hits,
    IndexedTable.DOCUMENT: document_hits,
    IndexedTable.POSITION: position_hits,
}
