"""A Report, as JSON, into the rows that the database should hold. Nothing is written here: the plan is the dry run."""

from collections.abc import Iterator

from .citation_rows import plan_citations
from .plan_row import PlanRow
from .row_keys import Json, part_key
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
    language, within = report["language"], part_key(report["session"])
    notes = {note["number"]: note["text"] for note in report["footnotes"]}
    source = next(iter(report["symbols"]), "")
    yield from plan_session(within, report["session"], report["symbols"], language)
    yield from plan_agenda(within, "current", report["agenda"], language)
    yield from plan_agenda(within, "next", report["next_agenda"], language)
    yield from plan_meetings(within, report["meetings"])
    yield from plan_chapters(within, report["chapters"], language)
    yield from plan_report_paragraphs(within, report["paragraphs"], notes, language)
    yield from plan_documents(within, report["documents"], language)
    yield from plan_officers(within, report["officers"], language)
    yield from plan_statements(within, report["statements"], language)
    for text in report["texts"]:
        yield from plan_text(within, text, notes, source, language)
    yield from plan_citations(within, report["citations"], report["texts"])
