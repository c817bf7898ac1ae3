"""The rows of the session: dates, agenda, meetings, outline, documents and officers."""

from collections import Counter
from collections.abc import Iterator, Mapping

from sessions.models import (
    AgendaItem,
    Document,
    DocumentEntry,
    DocumentSymbol,
    Meeting,
    Officer,
    Organization,
    Part,
    ReportChapter,
    ReportFootnote,
    ReportParagraph,
    ReportParagraphText,
    ReportSection,
    Session,
    SessionPart,
)

from .plan_row import PlanRow, ref
from .row_keys import (
    Json,
    PartKey,
    agenda_item_key,
    agenda_item_ref,
    column,
    group_ref,
    meeting_key,
    organization_slug,
    person_ref,
    plan_footnotes,
    plan_name,
    printed_columns,
    report_paragraph_ref,
    state_ref,
    to_date,
)


def plan_session(within: PartKey, session: Json, symbols: list[str], language: str) -> Iterator[PlanRow]:
    """The session or its reconvened part, and the report as a document under these symbols."""
    days = {
        **session["attendance"],
        "starts_on": to_date(session["starts_on"]),
        "ends_on": to_date(session["ends_on"]),
        column("place", language): session["place"],
    }
    key, of_all = {"number": session["number"]}, {column("theme", language): session["theme"]}
    if within.part == Part.REGULAR:
        yield PlanRow(Session, key, {**days, "year": session["year"], **of_all})
    else:
        yield PlanRow(Session, key, {}, {"year": session["year"]})
        yield PlanRow(Session, key, of_all, fill=True)
        yield PlanRow(SessionPart, within.key, days)
    if symbols:
        yield from plan_document(within, symbols, {"is_report": True})


def plan_document(within: PartKey, symbols: list[str], initial: Json) -> Iterator[PlanRow]:
    """A document, known by the first of its symbols."""
    document = PlanRow(Document, {"symbols__symbol": symbols[0]}, {}, {**within.key, **initial})
    yield document
    for position, symbol in enumerate(symbols, 1):
        yield PlanRow(DocumentSymbol, {"symbol": symbol}, {}, {"document": document.ref, "position": position})


def plan_agenda(within: PartKey, agenda: str, items: list[Json], language: str) -> Iterator[PlanRow]:
    for item in items:
        for letter, title in [("", item["title"]), *((sub["letter"], sub["title"]) for sub in item["items"])]:
            key = agenda_item_key(within, int(item["number"]), letter, agenda)
            yield PlanRow(AgendaItem, key, {column("title", language): title})


def plan_meetings(within: PartKey, meetings: list[Json]) -> Iterator[PlanRow]:
    for meeting in meetings:
        items = [agenda_item_ref(within, number) for number in meeting["items"]]
        values = {"date": to_date(meeting["date"]), "items": items}
        yield PlanRow(Meeting, meeting_key(within, meeting["body"], meeting["number"]), values)


def plan_chapters(within: PartKey, chapters: list[Json], language: str) -> Iterator[PlanRow]:
    """Chapters with their sections; a section without a letter has its position for a key."""
    title = column("title", language)
    for chapter in chapters:
        row = PlanRow(ReportChapter, {**within.key, "number": chapter["number"]}, {title: chapter["title"]})
        yield row
        for position, section in enumerate(chapter["sections"], 1):
            key = {"chapter": row.ref, "key": section["key"] or f"-{position}"}
            yield PlanRow(ReportSection, key, {title: section["title"], "position": position})


def plan_report_paragraphs(
    within: PartKey, paragraphs: list[Json], notes: Mapping[int, str], language: str
) -> Iterator[PlanRow]:
    """The paragraphs of the report with their words and footnotes."""
    for paragraph in paragraphs:
        chapter = section = None
        if paragraph["chapter"]:
            chapter = ref(ReportChapter, **within.key, number=paragraph["chapter"])
            section = ref(ReportSection, chapter=chapter, key=paragraph["section"]) if paragraph["section"] else None
        key = {**within.key, "number": paragraph["number"]}
        row = PlanRow(ReportParagraph, key, {"chapter": chapter, "section": section})
        yield row
        if paragraph["text"]:
            words = {"text": paragraph["text"], "items": paragraph["items"]}
            yield PlanRow(ReportParagraphText, {"paragraph": row.ref, "language": language}, words)
        yield from plan_footnotes(ReportFootnote, row.ref, paragraph["footnotes"], notes, language)


def plan_documents(within: PartKey, documents: list[Json], language: str) -> Iterator[PlanRow]:
    """The documents before the Commission, each with its entry in the paragraph that lists it."""
    for position, entry in enumerate(documents, 1):
        yield from plan_document(within, entry["symbols"], {column("title", language): entry["title"]})
        key = {
            "document": ref(Document, symbols__symbol=entry["symbols"][0]),
            "paragraph": report_paragraph_ref(within, entry["paragraph"]),
        }
        words = printed_columns(entry, language, "title")
        values = {"agenda_item": agenda_item_ref(within, entry["agenda_item"]), **words, "position": position}
        yield PlanRow(DocumentEntry, key, values)


def plan_officers(within: PartKey, officers: list[Json], language: str) -> Iterator[PlanRow]:
    positions = Counter[str]()
    for officer in officers:
        body = officer["body"]
        positions[body] += 1
        if person := person_ref(officer["name"]):
            yield from plan_name(person, officer["name"], language)
        values = {
            "organization": ref(Organization, slug=body) if is_body_code(body) and body != "CCPCJ" else None,
            **printed_columns(officer, language, "office", "state_printed"),
            column("body_printed", language): (
                "" if is_body_code(officer["body_printed"]) else officer["body_printed"]
            ),
            "office_code": officer["office_code"] or "",
            "person": person,
            "state": state_ref(officer["state"]),
            "regional_group": group_ref(officer["regional_group"]),
        }
        yield PlanRow(Officer, {**within.key, "body": body, "position": positions[body]}, values)


def is_body_code(body: str) -> bool:
    """Whether a body of officers is told by its code: the Commission itself, or the slug of a known organization."""
    return body in ("CCPCJ", organization_slug(body))
