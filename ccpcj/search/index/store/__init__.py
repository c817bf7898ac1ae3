"""Where the terms are: FTS5 in SQLite, tsvector and GIN in PostgreSQL. Both hold the same terms."""

from django.db import connection

from . import postgresql, sqlite
from .shared import TermStore


def term_store() -> TermStore:
    """Return the store of the database at work."""
    return postgresql if connection.vendor == "postgresql" else sqlite
