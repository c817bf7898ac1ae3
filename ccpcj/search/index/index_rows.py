"""From the records to the rows of the index: what is public, its facets, and its terms in each language."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import translation

from ccpcj.lib.analysis import analyse
from ccpcj.lib.languages import LANGUAGES, in_each
from ccpcj.search.models import Entry, Kind, Table
from resolutions.models import Paragraph, Resolution, Version
from sessions.models import Document, ReportParagraph, Session, Statement

from .addressees import addressed
from .sketches import record

SPOKEN = ("printed", "title", "on_behalf_of")
BETWEEN = "_"  # no phrase goes on past it
Texts = dict[str, list[str]]


@dataclass
class Row:
    """A record as the index has it: its texts in each language, and what facets count."""

    table: Table
    source: int
    kind: str
    day: date | None
    body: str
    texts: Texts
    names: Texts = field(default_factory=dict)  # found like the texts, but not held as words of the record
    work: int | None = None
    session: int | None = None
    year: int | None = None
    verbs: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    adopted: bool = False

    def terms(self) -> dict[str, list[str]]:
        """The terms in each language that has any."""
        held = {lang: joined([*self.texts.get(lang, ()), *self.names.get(lang, ())], lang) for lang in LANGUAGES}
        return {lang: terms for lang, terms in held.items() if terms}

    @property
    def languages(self) -> int:
        return sum(1 << bit for bit, lang in enumerate(LANGUAGES) if any(self.texts.get(lang, ())))

    def entry(self, key: int, length: int) -> Entry:
        return Entry(
            id=key, table=self.table, source=self.source, kind=self.kind, work=self.work, session=self.session,
            year=self.year, body=self.body, verbs=self.verbs, addressees=self.addressees, languages=self.languages,
            length=length, adopted=self.adopted, sketches=record(self.texts) if self.adopted else None,
        )  # fmt: skip


def joined(texts: Iterable[str], lang: str) -> list[str]:
    """The terms of several texts, each text once, with a gap that no phrase goes over."""
    terms: list[str] = []
    for text in dict.fromkeys(texts):
        new = [term.text for term in analyse(text, lang)]
        terms += [BETWEEN, *new] if terms and new else new
    return terms


def in_six(record: Any, name: str) -> Texts:
    return {lang: [text] for lang, text in in_each(record, name).items()}


def added(to: Texts, more: Texts) -> Texts:
    for lang, texts in more.items():
        to.setdefault(lang, []).extend(texts)
    return to


def everywhere(*texts: str | None) -> Texts:
    """What is the same in every language: a symbol, a number."""
    held = [text for text in texts if text]
    return {lang: list(held) for lang in LANGUAGES} if held else {}


def session_facts(session: Session | None) -> dict[str, Any]:
    return {"session": session.number, "year": session.year} if session else {}


def day_of(session: Session | None) -> date | None:
    return (session.starts_on or date(session.year, 1, 1)) if session else None


def titles(keys: Sequence[int]) -> Iterator[Row]:
    """Resolutions and decisions by their titles, numbers and symbols."""
    works = Resolution.objects.public().filter(pk__in=keys).select_related("session")
    for work in works.prefetch_related("versions__texts"):
        versions = [version for version in work.versions.all() if version.release == "published"]
        day = max((version.date for version in versions if version.date), default=None) or day_of(work.session)
        texts = in_six(work, "title")
        for version in versions:
            added(texts, {text.language: [text.title] for text in version.texts.all()})
        names = everywhere(work.number if "/" in work.number else "", *(version.symbol for version in versions))
        if work.stage == Resolution.Stage.DRAFT:
            added(names, draft_labels(work))
        facts = {"year": day.year if day else None, **session_facts(work.session)}
        yield Row(Table.TITLE, work.pk, Kind.TITLE, day, work.body, texts, names, work=work.pk, **facts)


def draft_labels(work: Resolution) -> Texts:
    """How the report of the session calls a draft, in each language."""
    labels = {}
    for lang in LANGUAGES:
        with translation.override(lang):
            labels[lang] = [work.draft_label]
    return labels


def paragraphs(keys: Sequence[int]) -> Iterator[Row]:
    """The paragraphs of every public version, each with the year of its own version."""
    held = Paragraph.objects.public().filter(pk__in=keys).select_related("version__resolution__session")
    for paragraph in held.prefetch_related("texts"):
        version, session = paragraph.version, paragraph.version.resolution.session
        day = version.date or day_of(session)
        yield Row(
            Table.PARAGRAPH, paragraph.pk, paragraph.part, day, version.body,
            {text.language: [text.text] for text in paragraph.texts.all()},
            work=version.resolution_id, session=session.number if session else None, year=day.year if day else None,
            verbs=[verb for verb in (paragraph.verb, *paragraph.more_verbs) if verb],
            addressees=addressed(paragraph), adopted=version.stage == Version.Stage.ADOPTED,
        )  # fmt: skip


def report_paragraphs(keys: Sequence[int]) -> Iterator[Row]:
    held = ReportParagraph.objects.public().filter(pk__in=keys).select_related("session")
    for paragraph in held.prefetch_related("texts"):
        texts = {text.language: [text.text, *map(str, text.items)] for text in paragraph.texts.all()}
        day = day_of(paragraph.session)
        yield Row(
            Table.REPORT, paragraph.pk, Kind.REPORT, day, "CCPCJ", texts, **session_facts(paragraph.session)
        )  # fmt: skip


def statements(keys: Sequence[int]) -> Iterator[Row]:
    """Statements by their speaker as each language prints it, and by the names in six languages of who spoke."""
    related = ("session", "state", "group", "organization", "person", "on_behalf_group")
    for said in Statement.objects.public().filter(pk__in=keys).select_related(*related):
        names: Texts = everywhere(said.person.printed if said.person else "")
        for who in (said.state, said.group, said.organization, said.person, said.on_behalf_group):
            added(names, in_six(who, "name") if who else {})
        texts: Texts = {}
        for line in SPOKEN:
            added(texts, in_six(said, line))
        day = said.date or day_of(said.session)
        facts = session_facts(said.session)
        yield Row(Table.STATEMENT, said.pk, Kind.STATEMENT, day, "CCPCJ", texts, names, **facts)


def documents(keys: Sequence[int]) -> Iterator[Row]:
    held = Document.objects.public().filter(pk__in=keys).select_related("session")
    for document in held.prefetch_related("symbols"):
        symbols = everywhere(*(symbol.symbol for symbol in document.symbols.all()))
        day, facts = day_of(document.session), session_facts(document.session)
        texts = in_six(document, "title")
        yield Row(Table.DOCUMENT, document.pk, Kind.DOCUMENT, day, "CCPCJ", texts, symbols, **facts)


Source = Callable[[Sequence[int]], Iterator[Row]]
SOURCES: dict[Table, tuple[Any, Source]] = {
    Table.TITLE: (Resolution, titles),
    Table.PARAGRAPH: (Paragraph, paragraphs),
    Table.REPORT: (ReportParagraph, report_paragraphs),
    Table.STATEMENT: (Statement, statements),
    Table.DOCUMENT: (Document, documents),
}
