"""Who changed a record last, through what and when, in words: read from the history that the database keeps."""

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from ccpcj.history.as_of import children_now
from ccpcj.history.models import Change, RowChange
from ccpcj.history.recorded_models import belongings

UNKNOWN = "Somebody"  # what wrote past the services left no name


def author_of(record: Model, name: str) -> str:
    """Who gave a field of a form its value of now: "Anna Berg (30 November, 14:05)", "The import of report.docx (…)".

    A field of the form alone holds a column of that name in rows that hang from the record: the words of a paragraph.
    """
    try:
        column = type(record)._meta.get_field(name).column
    except FieldDoesNotExist:
        return signature(row_changes_below(record, name))
    return signature(changes_of_row(type(record), record.pk).filter(before__has_key=column))


def remover_of(model: type[Model], key: int) -> str:
    """Who deleted a record."""
    return signature(changes_of_row(model, key).filter(action=RowChange.Action.DELETED))


def changes_of_row(model: type[Model], key: int) -> QuerySet[RowChange]:
    return RowChange.objects.filter(model=model._meta.label_lower, key=key)


def row_changes_below(record: Model, column: str) -> QuerySet[RowChange]:
    """What happened to a column of the rows that hang from a record."""
    rows = Q(pk=None)
    for field in belongings(type(record)):
        if column in {other.column for other in field.model._meta.concrete_fields}:
            rows |= Q(model=field.model._meta.label_lower, key__in=children_now(field, [record.pk]))
    return RowChange.objects.filter(rows, Q(before__has_key=column) | Q(action=RowChange.Action.CREATED))


def signature(changes: QuerySet[RowChange]) -> str:
    """Who did the last of these, and when."""
    row = changes.select_related("change__user").order_by("-pk").first()
    if row is None or row.change is None:
        return UNKNOWN
    return f"{doer(row.change)} ({date_format(timezone.localtime(row.change.at), 'j F, H:i')})"


def doer(change: Change) -> str:
    """A person by name; else what did it: "The import of report.docx"."""
    if change.user:
        return str(change.user.get_full_name() or change.user.get_username())
    if change.through == Change.Through.IMPORT:
        return f"The import of {change.source}" if change.source else "An import"
    means = change.get_through_display() + (f" ({change.source})" if change.source else "")
    return means[:1].upper() + means[1:] or UNKNOWN
