"""A Report, as JSON, into the rows that the database should hold. Nothing is written here: the plan is the dry run."""

from collections.abc import Iterator

from .citation_rows import plan_citations
from .plan_row import PlanRow
from .row_keys import Json, session_ref
from .session_rows import (
    plan_agenda,
    plan_chapters,
    plan_documents,
    plan_meetings,
    plan_officers,
    plan_report_paragraphs,
    plan_session,
)
from .statement_rows import plan_statements
from .text_rows import plan_text

__all__ = ["Json", "plan"]


def plan(report: Json) -> Iterator[PlanRow]:
    """The rows of a report, in an order in which every row follows those it points at."""
    language, session = report["language"], session_ref(report["session"]["number"])
    notes = {note["number"]: note["text"] for note in report["footnotes"]}
    source = next(iter(report["symbols"]), "")
    yield from plan_session(report["session"], report["symbols"], language)
    yield from plan_agenda(session, "current", report["agenda"], language)
    yield from plan_agenda(session, "next", report["next_agenda"], language)
    yield from plan_meetings(session, report["meetings"])
    yield from plan_chapters(session, report["chapters"], language)
    yield from plan_report_paragraphs(session, report["paragraphs"], notes, language)
    yield from plan_documents(session, report["documents"], language)
    yield from plan_officers(session, report["officers"], language)
    yield from plan_statements(session, report["statements"], language)
    for text in report["texts"]:
        yield from plan_text(session, text, notes, source, language)
    yield from plan_citations(session, report["citations"], report["texts"])
