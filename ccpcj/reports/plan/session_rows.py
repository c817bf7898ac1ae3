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
    ReportChapter,
    ReportFootnote,
    ReportParagraph,
    ReportParagraphText,
    ReportSection,
    Session,
)

from .plan_row import PlanRow, Ref, ref
from .row_keys import (
    Json,
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
    session_ref,
    state_ref,
    to_date,
)


def plan_session(session: Json, symbols: list[str], language: str) -> Iterator[PlanRow]:
    """The session, and its report as a document under these symbols."""
    values = {
        **session["attendance"],
        "year": session["year"],
        "starts_on": to_date(session["starts_on"]),
        "ends_on": to_date(session["ends_on"]),
    }
    values |= {column("place", language): session["place"], column("theme", language): session["theme"]}
    yield PlanRow(Session, {"number": session["number"]}, values)
    if symbols:
        yield from plan_document(session_ref(session["number"]), symbols, {"is_report": True})


def plan_document(session: Ref, symbols: list[str], initial: Json) -> Iterator[PlanRow]:
    """A document, known by the first of its symbols."""
    document = PlanRow(Document, {"symbols__symbol": symbols[0]}, {}, {"session": session, **initial})
    yield document
    for position, symbol in enumerate(symbols, 1):
        yield PlanRow(DocumentSymbol, {"symbol": symbol}, {}, {"document": document.ref, "position": position})


def plan_agenda(session: Ref, agenda: str, items: list[Json], language: str) -> Iterator[PlanRow]:
    for item in items:
        for letter, title in [("", item["title"]), *((sub["letter"], sub["title"]) for sub in item["items"])]:
            key = agenda_item_key(session, int(item["number"]), letter, agenda)
            yield PlanRow(AgendaItem, key, {column("title", language): title})


def plan_meetings(session: Ref, meetings: list[Json]) -> Iterator[PlanRow]:
    for meeting in meetings:
        items = [agenda_item_ref(session, number) for number in meeting["items"]]
        values = {"date": to_date(meeting["date"]), "items": items}
        yield PlanRow(Meeting, meeting_key(session, meeting["body"], meeting["number"]), values)


def plan_chapters(session: Ref, chapters: list[Json], language: str) -> Iterator[PlanRow]:
    """Chapters with their sections; a section without a letter has its position for a key."""
    title = column("title", language)
    for chapter in chapters:
        row = PlanRow(ReportChapter, {"session": session, "number": chapter["number"]}, {title: chapter["title"]})
        yield row
        for position, section in enumerate(chapter["sections"], 1):
            key = {"chapter": row.ref, "key": section["key"] or f"-{position}"}
            yield PlanRow(ReportSection, key, {title: section["title"], "position": position})


def plan_report_paragraphs(
    session: Ref, paragraphs: list[Json], notes: Mapping[int, str], language: str
) -> Iterator[PlanRow]:
    """The paragraphs of the report with their words and footnotes."""
    for paragraph in paragraphs:
        chapter = section = None
        if paragraph["chapter"]:
            chapter = ref(ReportChapter, session=session, number=paragraph["chapter"])
            section = ref(ReportSection, chapter=chapter, key=paragraph["section"]) if paragraph["section"] else None
        key = {"session": session, "number": paragraph["number"]}
        row = PlanRow(ReportParagraph, key, {"chapter": chapter, "section": section})
        yield row
        if paragraph["text"]:
            words = {"text": paragraph["text"], "items": paragraph["items"]}
            yield PlanRow(ReportParagraphText, {"paragraph": row.ref, "language": language}, words)
        yield from plan_footnotes(ReportFootnote, row.ref, paragraph["footnotes"], notes, language)


def plan_documents(session: Ref, documents: list[Json], language: str) -> Iterator[PlanRow]:
    """The documents before the Commission, each with its entry in the paragraph that lists it."""
    for position, entry in enumerate(documents, 1):
        yield from plan_document(session, entry["symbols"], {column("title", language): entry["title"]})
        key = {
            "document": ref(Document, symbols__symbol=entry["symbols"][0]),
            "paragraph": report_paragraph_ref(session, entry["paragraph"]),
        }
        words = printed_columns(entry, language, "title")
        values = {"agenda_item": agenda_item_ref(session, entry["agenda_item"]), **words, "position": position}
        yield PlanRow(DocumentEntry, key, values)


def plan_officers(session: Ref, officers: list[Json], language: str) -> Iterator[PlanRow]:
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
        yield PlanRow(Officer, {"session": session, "body": body, "position": positions[body]}, values)


def is_body_code(body: str) -> bool:
    """Whether a body of officers is told by its code: the Commission itself, or the slug of a known organization."""
    return body in ("CCPCJ", organization_slug(body))
