"""Which tables the index is made of, and which of its records a change in each of them affects."""

from typing import NamedTuple

from django.apps import apps
from django.db import models

from ccpcj.lib.languages import language_columns
from ccpcj.search.models import IndexedTable

EVERYTHING, FACETS = "everything", "facets"
PARAGRAPH, TITLE, REPORT, STATEMENT, DOCUMENT, POSITION = (
    IndexedTable(table).name.lower()
    for table in (
        IndexedTable.PARAGRAPH, IndexedTable.TITLE, IndexedTable.REPORT, IndexedTable.STATEMENT, IndexedTable.DOCUMENT,
        IndexedTable.POSITION,
    )
)  # fmt: skip
NAME_FIELDS = tuple(language_columns("name"))


class WatchedTable(NamedTuple):
    """A table of the record with what its triggers note.

    model    "app.Model", or "app.Model.relation" for the table of a many-to-many relation
    subject  of the pending change; FACETS where no entry changes, but what facets count
    column   whose value is the key of the pending change
    fields   those of which an update is noted; every one where there are none
    further  (subject, column) of what else a change concerns; where a column is empty, nothing is
    """

    model: str
    subject: str
    column: str = "id"
    fields: tuple[str, ...] = ()
    further: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The name of the table in the database."""
        app, model, *relation = self.model.split(".")
        model_class: type[models.Model] = apps.get_model(app, model)
        return (getattr(model_class, relation[0]).through if relation else model_class)._meta.db_table


WATCHED_TABLES = (
    WatchedTable("resolutions.Resolution", "work", fields=(
        "release", "kind", "number", "body", "session_id", *language_columns("title")
    )),
    WatchedTable("resolutions.Version", "work", "resolution_id"),
    WatchedTable("resolutions.ResolutionText", "version", "version_id"),
    WatchedTable("resolutions.Paragraph", PARAGRAPH),
    WatchedTable("resolutions.ParagraphText", PARAGRAPH, "paragraph_id"),
    WatchedTable("resolutions.Position", POSITION),
    WatchedTable("resolutions.PositionText", POSITION, "position_id"),
    WatchedTable("resolutions.Citation", PARAGRAPH, "paragraph_id", fields=("paragraph_id", "symbol")),
    WatchedTable("resolutions.Sponsorship", FACETS),
    WatchedTable("resolutions.Theme", FACETS),
    WatchedTable("resolutions.Resolution.themes", FACETS),
    WatchedTable("ccpcj_sessions.Session", "session", fields=("release", "number", "year", "starts_on")),
    WatchedTable("ccpcj_sessions.SessionPart", "session", "session_id", fields=("part", "starts_on")),
    WatchedTable("ccpcj_sessions.ReportParagraph", REPORT),
    WatchedTable("ccpcj_sessions.ReportParagraphText", REPORT, "paragraph_id"),
    WatchedTable("ccpcj_sessions.Statement", STATEMENT),
    WatchedTable("ccpcj_sessions.StatementText", STATEMENT, "statement_id"),
    WatchedTable("resolutions.StatementSubject", STATEMENT, "statement_id"),
    WatchedTable("ccpcj_sessions.State", "state", fields=(*NAME_FIELDS, "iso3")),
    WatchedTable("ccpcj_sessions.Group", "group", fields=(*NAME_FIELDS, "code")),
    WatchedTable("ccpcj_sessions.Organization", "organization", fields=(*NAME_FIELDS, "acronym")),
    WatchedTable("ccpcj_sessions.Spelling", "state", "state_id", further=(
        ("group", "group_id"), ("organization", "organization_id")
    )),
    WatchedTable("ccpcj_sessions.Person", "person"),
    WatchedTable("ccpcj_sessions.Document", DOCUMENT),
    WatchedTable("ccpcj_sessions.DocumentSymbol", DOCUMENT, "document_id"),
)  # fmt: skip
