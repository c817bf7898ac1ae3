"""The texts that statements were about, looked up for a whole list at once."""

from collections.abc import Iterable

from django.db.models import Prefetch

from resolutions.models import Resolution, StatementSubject
from sessions.models import Statement

Subjects = dict[int, list[StatementSubject]]  # by the key of the statement


def subjects_of(statements: Iterable[Statement]) -> Subjects:
    """The public texts, by name, that each of these statements was about; two queries."""
    works = Prefetch("resolution", Resolution.objects.readable().select_related("session"))
    rows = StatementSubject.objects.readable().filter(statement__in=[statement.pk for statement in statements])
    subjects: Subjects = {}
    for row in rows.select_related("version").prefetch_related(works).order_by("pk"):
        subjects.setdefault(row.statement_id, []).append(row)
    return subjects
