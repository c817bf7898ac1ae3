"""From the records to the rows of the index: what is public, its facets, and its terms in each language."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Prefetch
from django.utils import translation

from ccpcj.lib.analysis import analyse
from ccpcj.lib.languages import LANGUAGES, in_each
from ccpcj.search.models import HitKind, IndexedTable, IndexEntry
from resolutions.models import Paragraph, Position, Resolution, StatementSubject, Version
from sessions.models import Document, Group, Organization, Part, ReportParagraph, Session, State, Statement

from .addressees import paragraph_addressees
from .entry_keys import entry_key
from .sketches import pack_sketches

SPEAKER_FIELDS = ("printed", "title", "on_behalf_of")  # of a statement, in six languages
GAP = "_"  # a term that no text has, so that no phrase goes on past it
TextsByLanguage = dict[str, list[str]]
TermsByLanguage = dict[str, list[str]]


@dataclass
class IndexRow:
    """A record as the index has it: its texts in each language, and what facets count."""

    table: int  # an IndexedTable
    record: int
    kind: Any  # a HitKind
    day: date | None
    body: str
    texts: TextsByLanguage
    names: TextsByLanguage = field(default_factory=dict)  # searched like the texts, but no words of the record
    work: int | None = None
    session: int | None = None
    year: int | None = None
    verbs: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    adopted: bool = False

    def terms(self) -> TermsByLanguage:
        """Return the terms in each language that has any."""
        terms = {
            lang: terms_of_texts([*self.texts.get(lang, ()), *self.names.get(lang, ())], lang) for lang in LANGUAGES
        }
        return {lang: in_language for lang, in_language in terms.items() if in_language}

    @property
    def languages(self) -> int:
        """A bit for each of LANGUAGES in which the record has words."""
        return sum(1 << bit for bit, lang in enumerate(LANGUAGES) if any(self.texts.get(lang, ())))

    def entry(self, terms: TermsByLanguage) -> IndexEntry:
        """Return the entry, not saved, of the row with its terms, of which there must be some."""
        return IndexEntry(
            id=entry_key(self.day, self.table, self.record), table=self.table, record=self.record, kind=self.kind,
            work=self.work, session=self.session, year=self.year, body=self.body, verbs=self.verbs,
            addressees=self.addressees, languages=self.languages, length=max(map(len, terms.values())),
            adopted=self.adopted, sketches=pack_sketches(self.texts) if self.adopted else None,
        )  # fmt: skip


def terms_of_texts(texts: Iterable[str], lang: str) -> list[str]:
    """Return the terms of several texts, each text once, with a gap that no phrase goes over."""
    terms: list[str] = []
    for text in dict.fromkeys(texts):
        new = [term.text for term in analyse(text, lang)]
        terms += [GAP, *new] if terms and new else new
    return terms


def translations(record: Any, field_name: str) -> TextsByLanguage:
    return {lang: [text] for lang, text in in_each(record, field_name).items()}


def add_texts(texts: TextsByLanguage, more: Mapping[str, Iterable[str]]) -> None:
    for lang, more_texts in more.items():
        texts.setdefault(lang, []).extend(more_texts)


def in_all_languages(*texts: str | None) -> TextsByLanguage:
    """Return what is the same in every language, such as a symbol or a number; nothing where all are empty."""
    printed = [text for text in texts if text]
    return {lang: list(printed) for lang in LANGUAGES} if printed else {}


def session_columns(session: Session | None) -> dict[str, Any]:
    return {"session": session.number, "year": session.year} if session else {}


def session_day(session: Session | None, part: int = Part.REGULAR) -> date | None:
    """Return the day on which a part of a session began; the first of its year where that is not known."""
    return session.day_of(part) if session else None


def title_rows(keys: Sequence[int]) -> Iterator[IndexRow]:
    """Give a row for each public resolution and decision: its titles, numbers and symbols."""
    works = Resolution.objects.public().filter(pk__in=keys).select_related("session")
    for work in works.prefetch_related("versions__texts", "session__parts"):
        versions = [version for version in work.versions.all() if version.release == "published"]
        day = max((version.date for version in versions if version.date), default=None) or session_day(
            work.session, work.part
        )
        texts = translations(work, "title")
        for version in versions:
            add_texts(texts, {text.language: [text.title] for text in version.texts.all()})
        names = in_all_languages(work.number if "/" in work.number else "", *(version.symbol for version in versions))
        for version in versions:
            add_texts(names, translations(version, "printed"))
        if work.stage != Resolution.Stage.ADOPTED or not work.number:
            add_texts(names, draft_labels(work))
        columns = {"year": day.year if day else None, **session_columns(work.session)}
        yield IndexRow(
            IndexedTable.TITLE, work.pk, HitKind.TITLE, day, work.body, texts, names, work=work.pk, **columns
        )  # fmt: skip


def draft_labels(work: Resolution) -> TextsByLanguage:
    """Return how the report of the session calls a draft, in each language."""
    labels = {}
    for lang in LANGUAGES:
        with translation.override(lang):
            labels[lang] = [work.draft_label]
    return labels


def paragraph_rows(keys: Sequence[int]) -> Iterator[IndexRow]:
    """Give a row for each paragraph of every public version, with the year of its own version."""
    paragraphs = Paragraph.objects.public().filter(pk__in=keys).select_related("version__resolution__session")
    for paragraph in paragraphs.prefetch_related("texts", "citations", "version__resolution__session__parts"):
        version, session = paragraph.version, paragraph.version.resolution.session
        day = version.date or session_day(session)
        names = in_all_languages(*(citation.symbol for citation in paragraph.citations.all()))
        add_texts(names, {"en": [paragraph.summary]} if paragraph.summary else {})
        yield IndexRow(
            IndexedTable.PARAGRAPH, paragraph.pk, paragraph.part, day, version.body,
            {text.language: [text.text] for text in paragraph.texts.all()}, names,
            work=version.resolution_id, session=session.number if session else None, year=day.year if day else None,
            verbs=[verb for verb in (paragraph.verb, *paragraph.more_verbs) if verb],
            addressees=paragraph_addressees(paragraph), adopted=version.stage == Version.Stage.ADOPTED,
        )  # fmt: skip


def report_rows(keys: Sequence[int]) -> Iterator[IndexRow]:
    """Give a row for each public paragraph of a report of a session, with the items of its list."""
    paragraphs = ReportParagraph.objects.public().filter(pk__in=keys).select_related("session")
    for paragraph in paragraphs.prefetch_related("texts", "session__parts"):
        texts = {text.language: [text.text, *map(str, text.items)] for text in paragraph.texts.all()}
        day, columns = session_day(paragraph.session, paragraph.part), session_columns(paragraph.session)
        yield IndexRow(IndexedTable.REPORT, paragraph.pk, HitKind.REPORT, day, "CCPCJ", texts, **columns)


def statement_rows(keys: Sequence[int]) -> Iterator[IndexRow]:
    """Give a row for each public statement: its speaker as each language prints it, and by every name and code, its
    words, and the numbers of the texts that it was about."""
    bodies = ("state", "group", "organization", "on_behalf_group")
    statements = Statement.objects.public().filter(pk__in=keys).select_related("session", "person", *bodies)
    subjects = Prefetch("subjects", StatementSubject.objects.public().select_related("resolution", "version"))
    related = ("session__parts", "texts", subjects, *(f"{body}__spellings" for body in bodies))
    for statement in statements.prefetch_related(*related):
        names = in_all_languages(
            statement.person.printed if statement.person else "",
            *(subject.resolution.number for subject in statement.subjects.all() if "/" in subject.resolution.number),
            *(subject.version.symbol for subject in statement.subjects.all() if subject.version),
        )
        add_texts(names, translations(statement.person, "name") if statement.person else {})
        for body in filter(None, (getattr(statement, name) for name in bodies)):
            add_texts(names, names_of_body(body))
        texts: TextsByLanguage = {}
        for field_name in SPEAKER_FIELDS:
            add_texts(texts, translations(statement, field_name))
        add_texts(texts, {text.language: [text.text] for text in statement.texts.all()})
        day = statement.date or session_day(statement.session, statement.part)
        columns = session_columns(statement.session)
        yield IndexRow(
            IndexedTable.STATEMENT, statement.pk, HitKind.STATEMENT, day, "CCPCJ", texts, names, **columns
        )  # fmt: skip


def names_of_body(body: State | Group | Organization) -> TextsByLanguage:
    """Return the names, the code or the short name, and the spellings by which documents call it."""
    code = body.iso3 if isinstance(body, State) else body.code if isinstance(body, Group) else body.acronym
    names = in_all_languages(code)
    add_texts(names, translations(body, "name"))
    for spelling in body.spellings.all():
        add_texts(names, {spelling.language: [spelling.text]})
    return names


def document_rows(keys: Sequence[int]) -> Iterator[IndexRow]:
    """Give a row for each public document before a session: its titles and symbols."""
    documents = Document.objects.public().filter(pk__in=keys).select_related("session")
    for document in documents.prefetch_related("symbols", "session__parts"):
        symbols = in_all_languages(*(symbol.symbol for symbol in document.symbols.all()))
        day, columns = session_day(document.session, document.part), session_columns(document.session)
        texts = translations(document, "title")
        yield IndexRow(
            IndexedTable.DOCUMENT, document.pk, HitKind.DOCUMENT, day, "CCPCJ", texts, symbols, **columns
        )  # fmt: skip


def position_rows(keys: Sequence[int]) -> Iterator[IndexRow]:
    """Give a row for each public position on a text: its words, and who took it by name in six languages."""
    related = ("state", "group", "version__resolution__session")
    positions = Position.objects.public().filter(pk__in=keys).select_related(*related)
    for position in positions.prefetch_related("texts", "state__spellings", "group__spellings"):
        version, session = position.version, position.version.resolution.session
        names: TextsByLanguage = {}
        for party in filter(None, (position.state, position.group)):
            add_texts(names, names_of_body(party))
        texts = {text.language: [*filter(None, (text.printed, text.text))] for text in position.texts.all()}
        day = position.date or version.date or session_day(session)
        yield IndexRow(
            IndexedTable.POSITION, position.pk, HitKind.POSITION, day, version.body, texts, names,
            work=version.resolution_id, session=session.number if session else None, year=day.year if day else None,
        )  # fmt: skip


class IndexSource(NamedTuple):
    """Where the entries of a table come from: its model, and what makes rows of records by their primary keys.

    A record that is not public, or not there any more, gives no row.
    """

    model: Any
    rows: Callable[[Sequence[int]], Iterator[IndexRow]]


INDEX_SOURCES: dict[int, IndexSource] = {
    IndexedTable.TITLE: IndexSource(Resolution, title_rows),
    IndexedTable.PARAGRAPH: IndexSource(Paragraph, paragraph_rows),
    IndexedTable.REPORT: IndexSource(ReportParagraph, report_rows),
    IndexedTable.STATEMENT: IndexSource(Statement, statement_rows),
    IndexedTable.DOCUMENT: IndexSource(Document, document_rows),
    IndexedTable.POSITION: IndexSource(Position, position_rows),
}
