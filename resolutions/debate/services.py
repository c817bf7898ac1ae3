"""Recording which texts a statement was about."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from ccpcj.history.services import change
from ccpcj.lib.services import Fields, create_record, delete_record, saves
from resolutions.models import Resolution, StatementSubject, Version
from sessions.models import Statement


@change()
def set_subjects(statement: Statement, subjects: Iterable[Resolution | Version]) -> None:
    """Make these texts, or these versions of texts, and no others, what a statement was about."""
    texts = {
        (subject.resolution_id, subject.pk) if isinstance(subject, Version) else (subject.pk, None)
        for subject in subjects
    }  # fmt: skip
    present = {(row.resolution_id, row.version_id): row for row in statement.subjects.all()}
    for key in present.keys() - texts:
        delete_record(present[key])
    for resolution, version in sorted(texts - present.keys(), key=str):
        create_record(StatementSubject, {"statement": statement, "resolution_id": resolution, "version_id": version})


@saves(StatementSubject)
def save_subject(subject: StatementSubject, fields: Fields = None) -> None:
    """Write what a statement was about, whoever asks; a version is one of the text."""
    if subject.version and subject.version.resolution_id != subject.resolution_id:
        raise ValidationError({"version": "The version is one of another text."})
    subject.save(update_fields=fields)


@change()
def move_subjects(*, source: Resolution, target: Resolution) -> None:
    """Make statements on one work statements on another, which it was joined with."""
    present = set(target.statement_subjects.values_list("statement", "version"))
    for subject in source.statement_subjects.all():
        if (subject.statement_id, subject.version_id) in present:
            delete_record(subject)
        else:
            StatementSubject.objects.filter(pk=subject.pk).update(resolution=target)
