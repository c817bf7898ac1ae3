"""What the index is made of: the tables that are watched, and which record of the index a change of theirs touches."""

from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.db import models

from ccpcj.lib.languages import six
from ccpcj.search.models import Table

EVERYTHING, FACETS = "everything", "facets"
PARAGRAPH, TITLE, REPORT, STATEMENT, DOCUMENT = (
    Table(table).name.lower() for table in (Table.PARAGRAPH, Table.TITLE, Table.REPORT, Table.STATEMENT, Table.DOCUMENT)
)
NAMES = tuple(six("name"))


class Watched(NamedTuple):
    """A table; `what` changes under the key in `column`, at an update only if one of `fields` does (none: any)."""

    model: str
    what: str
    column: str = "id"
    fields: tuple[str, ...] = ()


WATCHED = (
    Watched("resolutions.Resolution", "work", fields=(
        "release", "kind", "number", "body", "session_id", *six("title")
    )),
    Watched("resolutions.Version", "work", "resolution_id"),
    Watched("resolutions.ResolutionText", "version", "version_id"),
    Watched("resolutions.Paragraph", PARAGRAPH),
    Watched("resolutions.ParagraphText", PARAGRAPH, "paragraph_id"),
    Watched("resolutions.Sponsorship", FACETS),
    Watched("resolutions.Theme", FACETS),
    Watched("resolutions.Resolution.themes", FACETS),
    Watched("ccpcj_sessions.Session", "session", fields=("release", "number", "year", "starts_on")),
    Watched("ccpcj_sessions.ReportParagraph", REPORT),
    Watched("ccpcj_sessions.ReportParagraphText", REPORT, "paragraph_id"),
    Watched("ccpcj_sessions.Statement", STATEMENT),
    Watched("ccpcj_sessions.State", "state", fields=NAMES),
    Watched("ccpcj_sessions.Group", "group", fields=NAMES),
    Watched("ccpcj_sessions.Organization", "organization", fields=(*NAMES, "acronym")),
    Watched("ccpcj_sessions.Spelling", FACETS),
    Watched("ccpcj_sessions.Person", "person"),
    Watched("ccpcj_sessions.Document", DOCUMENT),
    Watched("ccpcj_sessions.DocumentSymbol", DOCUMENT, "document_id"),
)  # fmt: skip


def model_of(name: str) -> type[models.Model]:
    """The model of a watched table; the third part of a name is a relation of many to many."""
    app, model, *relation = name.split(".")
    found = apps.get_model(app, model)
    return getattr(found, relation[0]).through if relation else found


def tables() -> Iterator[tuple[str, Watched]]:
    """Each watched table under its name in the database."""
    for watched in WATCHED:
        yield model_of(watched.model)._meta.db_table, watched
