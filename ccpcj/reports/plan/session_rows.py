"""The rows of the session: dates, agenda, meetings, outline, documents and officers."""

from collections.abc import Iterator

from sessions.models import (
    AgendaItem,
    Document,
    DocumentEntry,
    DocumentSymbol,
    Meeting,
    Officer,
    Organization,
    Person,
    ReportChapter,
    ReportFootnote,
    ReportParagraph,
    ReportParagraphText,
    ReportSection,
    Session,
)

from .row_keys import (
    Json,
    Keys,
    day,
    group,
    organization_slug,
    state,
)
from .rows import Row, ref


def session_rows(keys: Keys) -> Iterator[Row]:
    session = keys.report["session"]
    values = {
        **session["attendance"],
        "year": session["year"],
        "starts_on": day(session["starts_on"]),
        "ends_on": day(session["ends_on"]),
    }
    values |= {keys.named("place"): session["place"], keys.named("theme"): session["theme"]}
    yield Row(Session, {"number": session["number"]}, values)
    if symbols := keys.report["symbols"]:
        yield from document(keys, symbols, {"is_report": True})


def document(keys: Keys, symbols: list[str], initial: Json) -> Iterator[Row]:
    row = Row(Document, {"symbols__symbol": symbols[0]}, {}, {"session": keys.session, **initial})
    yield row
    for position, symbol in enumerate(symbols, 1):
        yield Row(DocumentSymbol, {"symbol": symbol}, {}, {"document": row.ref, "position": position})


def agenda_rows(keys: Keys, agenda: str, items: list[Json]) -> Iterator[Row]:
    for item in items:
        for letter, title in [("", item["title"]), *((sub["letter"], sub["title"]) for sub in item["items"])]:
            yield Row(AgendaItem, keys.item_key(int(item["number"]), letter, agenda), {keys.named("title"): title})


def meeting_rows(keys: Keys) -> Iterator[Row]:
    for meeting in keys.report["meetings"]:
        values = {"date": day(meeting["date"]), "items": [keys.item(number) for number in meeting["items"]]}
        yield Row(Meeting, keys.meeting_key(meeting["body"], meeting["number"]), values)


def outline_rows(keys: Keys) -> Iterator[Row]:
    """Chapters, sections, paragraphs and their words; a section without a letter has an empty key."""
    for chapter in keys.report["chapters"]:
        row = Row(ReportChapter, {"session": keys.session, "number": chapter["number"]},
                  {keys.named("title"): chapter["title"]})  # fmt: skip
        yield row
        for position, section in enumerate(chapter["sections"], 1):
            key = {"chapter": row.ref, "key": section["key"] or f"-{position}"}
            yield Row(ReportSection, key, {keys.named("title"): section["title"], "position": position})
    for paragraph in keys.report["paragraphs"]:
        yield from paragraph_rows(keys, paragraph)


def paragraph_rows(keys: Keys, paragraph: Json) -> Iterator[Row]:
    chapter = section = None
    if paragraph["chapter"]:
        chapter = ref(ReportChapter, session=keys.session, number=paragraph["chapter"])
        section = ref(ReportSection, chapter=chapter, key=paragraph["section"]) if paragraph["section"] else None
    key = {"session": keys.session, "number": paragraph["number"]}
    row = Row(ReportParagraph, key, {"chapter": chapter, "section": section})
    yield row
    if paragraph["text"]:
        words = {"text": paragraph["text"], "items": paragraph["items"]}
        yield Row(ReportParagraphText, {"paragraph": row.ref, "language": keys.language}, words)
    yield from keys.footnotes(ReportFootnote, row.ref, paragraph["footnotes"])


def document_rows(keys: Keys) -> Iterator[Row]:
    for position, entry in enumerate(keys.report["documents"], 1):
        yield from document(keys, entry["symbols"], {keys.named("title"): entry["title"]})
        key = {"document": ref(Document, symbols__symbol=entry["symbols"][0]),
               "paragraph": keys.paragraph(entry["paragraph"])}  # fmt: skip
        words = keys.as_printed(entry, "title")
        values = {"agenda_item": keys.item(entry["agenda_item"]), **words, "position": position}
        yield Row(DocumentEntry, key, values)


def officer_rows(keys: Keys) -> Iterator[Row]:
    places: dict[str, int] = {}
    for officer in keys.report["officers"]:
        body = officer["body"]
        places[body] = places.get(body, 0) + 1
        person = ref(Person, printed=officer["name"])
        yield from keys.called(person, officer["name"])
        known = ref(Organization, slug=body) if is_code(body) and body != "CCPCJ" else None
        values = {
            "organization": known,
            **keys.as_printed(officer, "office", "state_printed"),
            keys.named("body_printed"): "" if is_code(officer["body_printed"]) else officer["body_printed"],
            "office_code": officer["office_code"] or "",
            "person": person,
            "state": state(officer["state"]),
            "regional_group": group(officer["regional_group"]),
        }
        yield Row(Officer, {"session": keys.session, "body": body, "position": places[body]}, values)


def is_code(body: str) -> bool:
    """Whether a body of officers is told by its code: the Commission itself, or the slug of a known organization."""
    return body in ("CCPCJ", organization_slug(body))
