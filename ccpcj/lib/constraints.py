"""Parts of database constraints that SQLite and PostgreSQL both keep."""

from django.db.models import BigIntegerField, Value
from django.db.models.functions import Coalesce


def once(relation: str) -> Coalesce:
    """A relation that may be empty, for a unique constraint: two empty ones are equal, as people expect."""
    return Coalesce(relation, Value(0), output_field=BigIntegerField())
