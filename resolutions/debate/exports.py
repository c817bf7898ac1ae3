"""Statements for people's own tools: one row a statement and language of its words, of a session or a state."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext, pgettext

from ccpcj.lib.batches import batches
from ccpcj.lib.languages import words
from ccpcj.lib.tables import Column, File, Row, Table, table_file
from sessions.models import Statement, StatementText

from .subjects import subjects_of

LISTS = {"kind": Statement.Kind, "mode": Statement.Mode, "capacity": Statement.Capacity}
Labels = dict[str, dict[str, str]]


def statement_file(statements: QuerySet[Statement], *, stem: str, suffix: str, lang: str) -> File:
    """Public statements as a file, in the order of their list."""
    with translation.override(lang):
        labels = {name: {str(value): str(value.label) for value in choices} for name, choices in LISTS.items()}
        columns = statement_columns()
    return table_file(Table(columns, statement_rows(statements.public(), lang, labels), lang), stem, suffix)


def statement_columns() -> list[Column]:
    return [
        Column("session", gettext("Session"), 8),
        Column("meeting", gettext("Meeting"), 8),
        Column("date", gettext("Date"), 12),
        Column("item", gettext("Agenda item"), 8),
        Column("paragraph", gettext("Paragraph of the report"), 8),
        Column("kind", gettext("Kind"), 20),
        Column("speaker", gettext("Speaker"), 40),
        Column("state_code", gettext("State code"), 12),
        Column("state", pgettext("a country", "State"), 36),
        Column("mode", gettext("Mode"), 18),
        Column("capacity", gettext("Capacity"), 22),
        Column("printed", gettext("As printed"), 40),
        Column("texts", gettext("Resolution or decision"), 40),
        Column("language", gettext("Language"), 10),
        Column("text", gettext("Text"), 80),
    ]


def statement_rows(statements: QuerySet[Statement], lang: str, labels: Labels) -> Iterator[Row]:
    """The rows, some statements at a time; one without words held has one row of its own."""
    for keys in batches(statements.values_list("pk", flat=True)):
        rows = Statement.objects.with_speakers().in_bulk(keys)
        subjects = subjects_of(rows.values())
        for key in keys:
            statement = rows[key]
            with translation.override(lang):
                texts = "; ".join(str(row.resolution.label) for row in subjects.get(key, ()))
            facts = statement_facts(statement, lang, labels)
            for text in [*statement.texts.all()] or [StatementText()]:
                yield (*facts, texts, text.language, text.text)


def statement_facts(statement: Statement, lang: str, labels: Labels) -> Row:
    return (
        statement.session.number,
        statement.meeting.number if statement.meeting else None,
        statement.date,
        statement.agenda_item.label if statement.agenda_item else "",
        statement.paragraph.number if statement.paragraph else None,
        labels["kind"].get(statement.kind, ""),
        str(words(statement, "speaker", lang)),
        statement.state.iso3 if statement.state else "",
        str(words(statement.state, "name", lang)) if statement.state else "",
        labels["mode"].get(statement.mode, ""),
        labels["capacity"].get(statement.capacity, ""),
        str(words(statement, "printed", lang)),
    )
