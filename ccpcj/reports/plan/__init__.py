"""A Report, as JSON, into the rows that the database should hold. Nothing is written here: the plan is the dry run."""

from collections.abc import Iterator

from .citation_rows import citation_rows
from .plan_row import PlanRow
from .row_keys import Json, session_ref
from .session_rows import (
    agenda_rows,
    chapter_rows,
    document_list_rows,
    meeting_rows,
    officer_rows,
    report_paragraph_rows,
    session_rows,
)
from .statement_rows import statement_rows
from .text_rows import text_rows

__all__ = ["Json", "plan"]


def plan(report: Json) -> Iterator[PlanRow]:
    """The rows of a report, in an order in which every row follows those it points at."""
    language, session = report["language"], session_ref(report["session"]["number"])
    notes = {note["number"]: note["text"] for note in report["footnotes"]}
    source = next(iter(report["symbols"]), "")
    yield from session_rows(report["session"], report["symbols"], language)
    yield from agenda_rows(session, "current", report["agenda"], language)
    yield from agenda_rows(session, "next", report["next_agenda"], language)
    yield from meeting_rows(session, report["meetings"])
    yield from chapter_rows(session, report["chapters"], language)
    yield from report_paragraph_rows(session, report["paragraphs"], notes, language)
    yield from document_list_rows(session, report["documents"], language)
    yield from officer_rows(session, report["officers"], language)
    yield from statement_rows(session, report["statements"], language)
    for text in report["texts"]:
        yield from text_rows(session, text, notes, source, language)
    yield from citation_rows(session, report["citations"], report["texts"])
