"""Where the terms are: FTS5 in SQLite, tsvector and GIN in PostgreSQL. Both hold the same terms."""

from types import ModuleType

from django.db import connection

from . import postgresql, sqlite


def store() -> ModuleType:
    """The functions of the database at work: create, put, remove, matching, held."""
    return postgresql if connection.vendor == "postgresql" else sqlite
