"""A Report, as JSON, into the rows that the database should hold. Nothing is written here: the plan is the dry run."""

from collections.abc import Iterator

from .citation_rows import citation_rows
from .row_keys import Json, Keys
from .rows import Row
from .session_rows import (
    agenda_rows,
    document_rows,
    meeting_rows,
    officer_rows,
    outline_rows,
    session_rows,
)
from .statement_rows import statement_rows
from .text_rows import text_rows

__all__ = ["Json", "Keys", "plan"]


def plan(report: Json) -> Iterator[Row]:
    """The rows of a report, in an order in which every row follows those it points at."""
    keys = Keys(report)
    yield from session_rows(keys)
    yield from agenda_rows(keys, "current", report["agenda"])
    yield from agenda_rows(keys, "next", report["next_agenda"])
    for rows in (meeting_rows, outline_rows, document_rows, officer_rows, statement_rows):
        yield from rows(keys)
    for text in report["texts"]:
        yield from text_rows(keys, text)
    yield from citation_rows(keys)
