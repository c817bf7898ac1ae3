"""A Report, as JSON, into the rows that the database should hold. Nothing is written here: the plan is the dry run."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha1
from typing import Any

from resolutions.models import (
    Action,
    Citation,
    Footnote,
    Paragraph,
    ParagraphText,
    Resolution,
    ResolutionText,
    Sponsorship,
    Version,
)
from sessions.models import (
    AgendaItem,
    Document,
    DocumentEntry,
    DocumentSymbol,
    Group,
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
    State,
    Statement,
)

from .rows import Ref, Row, ref

Json = dict[str, Any]


class Plan:
    """The rows of one report, in an order in which every row follows those it points at."""

    def __init__(self, report: Json) -> None:
        self.report, self.language = report, report["language"]
        self.session = ref(Session, number=report["session"]["number"])
        self.notes = {note["number"]: note["text"] for note in report["footnotes"]}
        self.source = next(iter(report["symbols"]), "")

    def rows(self) -> Iterator[Row]:
        yield from self.session_rows()
        yield from self.agenda_rows("current", self.report["agenda"])
        yield from self.agenda_rows("next", self.report["next_agenda"])
        yield from self.meeting_rows()
        yield from self.outline_rows()
        yield from self.document_rows()
        yield from self.officer_rows()
        yield from self.statement_rows()
        for text in self.report["texts"]:
            yield from self.text_rows(text)
        yield from self.citation_rows()

    def named(self, field: str) -> str:
        """The column of a translated name in the report's language."""
        return f"{field}_{self.language}"

    def session_rows(self) -> Iterator[Row]:
        session = self.report["session"]
        values = {key: session["attendance"].get(key) for key in session["attendance"]}
        values |= {"year": session["year"], "starts_on": day(session["starts_on"]), "ends_on": day(session["ends_on"])}
        values |= {self.named("place"): session["place"], self.named("theme"): session["theme"]}
        yield Row(Session, {"number": session["number"]}, values)
        if symbols := self.report["symbols"]:
            yield from self.document(symbols, {}, {"is_report": True})

    def document(self, symbols: list[str], values: Json, initial: Json) -> Iterator[Row]:
        row = Row(Document, {"symbols__symbol": symbols[0]}, values, {"session": self.session, **initial})
        yield row
        for position, symbol in enumerate(symbols, 1):
            yield Row(DocumentSymbol, {"symbol": symbol}, {}, {"document": row.ref, "position": position})

    def agenda_rows(self, agenda: str, items: list[Json]) -> Iterator[Row]:
        for item in items:
            for letter, title in [("", item["title"]), *((sub["letter"], sub["title"]) for sub in item["items"])]:
                yield Row(AgendaItem, self.item_key(int(item["number"]), letter, agenda), {self.named("title"): title})

    def item_key(self, number: int, letter: str = "", agenda: str = "current") -> Json:
        return {"session": self.session, "agenda": agenda, "number": number, "letter": letter}

    def item(self, number: str | None) -> Ref | None:
        return ref(AgendaItem, **self.item_key(int(number))) if number else None

    def meeting_rows(self) -> Iterator[Row]:
        for meeting in self.report["meetings"]:
            values = {"date": day(meeting["date"]), "items": [self.item(number) for number in meeting["items"]]}
            yield Row(Meeting, self.meeting_key(meeting["body"], meeting["number"]), values)

    def meeting_key(self, body: str, number: int) -> Json:
        return {"session": self.session, "body": body, "number": number}

    def meeting(self, number: int | None, body: str | None = "plenary") -> Ref | None:
        return ref(Meeting, **self.meeting_key(body or "plenary", number)) if number else None

    def paragraph(self, number: int | None) -> Ref | None:
        return ref(ReportParagraph, session=self.session, number=number) if number else None

    def outline_rows(self) -> Iterator[Row]:
        """Chapters, sections, paragraphs and their words; a section without a letter has an empty key."""
        for chapter in self.report["chapters"]:
            row = Row(ReportChapter, {"session": self.session, "number": chapter["number"]},
                      {self.named("title"): chapter["title"]})  # fmt: skip
            yield row
            for position, section in enumerate(chapter["sections"], 1):
                key = {"chapter": row.ref, "key": section["key"] or f"-{position}"}
                yield Row(ReportSection, key, {self.named("title"): section["title"], "position": position})
        for paragraph in self.report["paragraphs"]:
            yield from self.paragraph_rows(paragraph)

    def paragraph_rows(self, paragraph: Json) -> Iterator[Row]:
        chapter = section = None
        if paragraph["chapter"]:
            chapter = ref(ReportChapter, session=self.session, number=paragraph["chapter"])
            section = ref(ReportSection, chapter=chapter, key=paragraph["section"]) if paragraph["section"] else None
        key = {"session": self.session, "number": paragraph["number"]}
        row = Row(ReportParagraph, key, {"chapter": chapter, "section": section})
        yield row
        if paragraph["text"]:
            words = {"text": paragraph["text"], "items": paragraph["items"]}
            yield Row(ReportParagraphText, {"paragraph": row.ref, "language": self.language}, words)
        yield from self.footnotes(ReportFootnote, row.ref, paragraph["footnotes"])

    def footnotes(self, model: Any, paragraph: Ref, numbers: list[int], marks: Any = ()) -> Iterator[Row]:
        """The footnotes of a paragraph; `marks` are the places of their markers, where they are known."""
        places = dict(marks)
        for number in numbers:
            if text := self.notes.get(number):
                key = {"paragraph": paragraph, "number": number, "language": self.language}
                yield Row(model, key, {"text": text, **({"place": places[number]} if number in places else {})})

    def document_rows(self) -> Iterator[Row]:
        for position, entry in enumerate(self.report["documents"], 1):
            yield from self.document(entry["symbols"], {}, {self.named("title"): entry["title"]})
            key = {"document": ref(Document, symbols__symbol=entry["symbols"][0]),
                   "paragraph": self.paragraph(entry["paragraph"])}  # fmt: skip
            values = {"agenda_item": self.item(entry["agenda_item"]), "title": entry["title"], "position": position}
            yield Row(DocumentEntry, key, values)

    def officer_rows(self) -> Iterator[Row]:
        places: dict[str, int] = {}
        for officer in self.report["officers"]:
            body = officer["body"]
            places[body] = places.get(body, 0) + 1
            yield Row(Person, {"name": officer["name"]})
            known = ref(Organization, slug=body) if body == organization_slug(body) else None
            values = {
                "organization": known,
                "office": officer["office"],
                "office_code": officer["office_code"] or "",
                "person": ref(Person, name=officer["name"]),
                "state": state(officer["state"]),
                "state_printed": officer["state_printed"] or "",
                "regional_group": group(officer["regional_group"]),
            }
            yield Row(Officer, {"session": self.session, "body": body, "position": places[body]}, values)

    def statement_rows(self) -> Iterator[Row]:
        for statement in self.report["statements"]:
            if statement["person"]:
                yield Row(Person, {"name": statement["person"]})
            if statement["organization"]:
                yield self.organization(statement["organization"])
            key = {
                "session": self.session,
                "paragraph": self.paragraph(statement["paragraph"]),
                "order": statement["order"],
            }
            yield Row(Statement, key, self.statement(statement))

    def statement(self, found: Json) -> Json:
        """What the report states of a speaker; what it does not state is empty."""
        plain = ("title", "capacity", "mode", "on_behalf_of")
        organization = found["organization"]
        return {
            **{field: found[field] or "" for field in plain},
            **{field: found[field] for field in ("printed", "speaker", "kind")},
            "meeting": self.meeting(found["meeting"], found["meeting_body"]),
            "date": day(found["date"]),
            "agenda_item": self.item(found["agenda_item"]),
            "state": state(found["state"]),
            "group": group(found["group"]),
            "organization": ref(Organization, slug=organization_slug(organization)) if organization else None,
            "person": ref(Person, name=found["person"]) if found["person"] else None,
            "on_behalf_group": group(found["on_behalf_group"]),
            "on_behalf_states": [state(code) for code in found["on_behalf_states"]],
        }

    def organization(self, name: str) -> Row:
        """A known organization by its slug; one that only the report names is made under its printed name."""
        return Row(Organization, {"slug": organization_slug(name)}, {}, {self.named("name"): name})

    def text_rows(self, text: Json) -> Iterator[Row]:
        """A work, its versions and paragraphs, the action on it and its sponsors."""
        work = Row(Resolution, self.work_key(text), self.work(text), {"slug": self.slug(text)})
        yield work
        action = text["action"] or {}
        tabled = None
        if text["draft_symbol"]:
            tabled = Row(Version, {"symbol": text["draft_symbol"]}, {"revised": action.get("revised", False)},
                         {"resolution": work.ref, "stage": "tabled", "body": "CCPCJ", "position": 1})  # fmt: skip
            yield tabled
        stage = "recommended" if text["stage"] == "draft" else "adopted"
        version = Row(Version, {"resolution": work.ref, "stage": stage},
                      {"printed": text["printed"], "body": text["body"] or "", "date": day(action.get("date"))},
                      {"position": 2 if tabled else 1})  # fmt: skip
        yield version
        words = {"title": text["title"], "chapeau": text["chapeau"] or "", "source": self.source}
        yield Row(ResolutionText, {"version": version.ref, "language": self.language}, words)
        yield from self.text_paragraphs(text, version.ref)
        if action:
            values = {
                "meeting": self.meeting(action["meeting"]),
                "date": day(action["date"]),
                "method": action["method"] or "",
            }
            key = {"resolution": work.ref, "paragraph": self.paragraph(action["paragraph"])}
            yield Row(Action, key, values)
        yield from self.sponsors(text, work.ref, tabled.ref if tabled else version.ref)

    def work_key(self, text: Json) -> Json:
        fields = {name: text[name] for name in ("kind", "stage", "number")}
        return {"session": self.session, **fields, "body": text["body"] or ""}

    def work(self, text: Json) -> Json:
        action = text["action"] or {}
        done = "recommended" if text["stage"] == "draft" else "adopted"
        return {
            self.named("title"): text["title"],
            "status": done if action or text["stage"] == "adopted" else "tabled",
            "agenda_item": self.item(action.get("agenda_item")),
        }

    def slug(self, text: Json) -> str:
        """ "31-1" for resolution 31/1, "decision-31-1" for the decision, "31-draft-resolution-1" for a draft."""
        number = text["number"].replace("/", "-")
        if text["stage"] == "draft":
            return f"{self.report['session']['number']}-draft-{text['kind']}-{number}"
        return number if text["kind"] == "resolution" else f"decision-{number}"

    def text_paragraphs(self, text: Json, version: Ref) -> Iterator[Row]:
        position = 0
        for part, prefix in (("preambular", "pp"), ("operative", "op")):
            found = text["preamble" if part == "preambular" else "operative"]
            for anchor, paragraph, parent in anchored(found, prefix):
                position += 1
                yield from self.text_paragraph(version, part, anchor, parent, position, paragraph)

    def text_paragraph(
        self, version: Ref, part: str, anchor: str, parent: str | None, position: int, found: Json
    ) -> Iterator[Row]:
        values = {
            "part": part, "position": position, "number": found["number"] or "", "verb": found["verb"] or "",
            "more_verbs": found["more_verbs"], "addressees": found["addressees"],
            "parent": ref(Paragraph, version=version, anchor=parent) if parent else None,
        }  # fmt: skip
        row = Row(Paragraph, {"version": version, "anchor": anchor}, values)
        yield row
        if found["text"]:
            words = {"text": found["text"], "phrase": found["phrase"] or ""}
            yield Row(ParagraphText, {"paragraph": row.ref, "language": self.language}, words)
        yield from self.footnotes(Footnote, row.ref, found["footnotes"], found.get("marks", ()))

    def sponsors(self, text: Json, work: Ref, version: Ref) -> Iterator[Row]:
        for position, sponsor in enumerate(text["sponsors"], 1):
            values = {
                "printed": sponsor["name"],
                "state": state(sponsor["state"]),
                "group": group(sponsor["group"]),
                "version": version,
            }
            yield Row(Sponsorship, {"resolution": work, "position": position, "entry": None}, values)

    def citation_rows(self) -> Iterator[Row]:
        places: dict[Ref, int] = {}
        texts = {key_of(text): text for text in self.report["texts"]}
        for citation in self.report["citations"]:
            where = citation["in"]
            owner = self.cited_in(texts, where)
            places[owner] = places.get(owner, 0) + 1
            side = (
                {"paragraph": None, "report_paragraph": owner}
                if "paragraph" in where
                else {"paragraph": owner, "report_paragraph": None}
            )
            values = {
                "kind": citation["kind"], "body": citation["body"] or "",
                "number": citation["number"] or citation["symbol"] or "", "symbol": citation["symbol"] or "",
                "date": day(citation["date"]),
            }  # fmt: skip
            yield Row(Citation, {**side, "position": places[owner]}, values)

    def cited_in(self, texts: dict[str, Json], where: Json) -> Ref:
        if "paragraph" in where:
            return ref(ReportParagraph, session=self.session, number=where["paragraph"])
        text = texts[where["text"]]
        stage = "recommended" if text["stage"] == "draft" else "adopted"
        version = ref(Version, resolution=ref(Resolution, **self.work_key(text)), stage=stage)
        prefix = "pp" if where["part"] == "preamble" else "op"
        tops = [anchor for anchor, _, parent in anchored(text[where["part"]], prefix) if parent is None]
        return ref(Paragraph, version=version, anchor=tops[where["index"] - 1])


def anchored(paragraphs: list[Json], prefix: str, parent: str | None = None) -> Iterator[tuple[str, Json, str | None]]:
    """Each paragraph with the anchor that its address has: op-3, op-3-a, pp-2; an unnumbered one counts."""
    for index, paragraph in enumerate(paragraphs, 1):
        label = (paragraph["number"] or str(index)).strip("()") if prefix != "pp" else str(index)
        anchor = f"{parent or prefix}-{label}"
        yield anchor, paragraph, parent
        yield from anchored(paragraph["children"], prefix, anchor)


def key_of(text: Json) -> str:
    """How the report's citations name a text: "draft-resolution-2"."""
    return f"{'draft-' if text['stage'] == 'draft' else ''}{text['kind']}-{text['number'].replace('/', '-')}"


def state(code: str | None) -> Ref | None:
    return ref(State, iso3=code) if code else None


def group(code: str | None) -> Ref | None:
    return ref(Group, code=code) if code else None


def organization_slug(name: str) -> str:
    """The slug of a known organization, or one made of the printed name of an unknown one."""
    return (
        name
        if name.isascii() and " " not in name and name == name.lower()
        else f"org-{sha1(name.encode()).hexdigest()[:10]}"
    )


def day(printed: str | None) -> date | None:
    return date.fromisoformat(printed) if printed else None
