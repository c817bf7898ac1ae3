"""Bringing a record back as it was at a moment, with all that hung from it: keys, addresses and languages too.

Rows are written as they were, without the rules of their rooms: those decided when the rows were first written. The
database checks its constraints; what it refuses is told in words, and nothing is written then.
"""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.db.models import SET_NULL, ForeignKey, Model, ProtectedError, QuerySet, UniqueConstraint

from ccpcj.history.as_of import Rows, Tree, children_before, tree_as_of
from ccpcj.history.differences import Differences, differences_since
from ccpcj.history.models import RowChange
from ccpcj.history.recorded_models import relations_to

from .act import change, keep_if_used
from .row_writer import write_differences


def restore_record(model: type[Model], key: int, moment: int, *, reason: str = "Restored") -> Differences:
    """Make a record, with what hangs from it, what it was at a moment; return what was written.

    Raises a ValidationError in words where it cannot be so again: another record has its address by now, or what it
    pointed at is gone.
    """
    differences = Differences({}, {}, {})
    try:
        with change(reason=reason) as act:
            QuerySet(model).filter(pk=key).select_for_update().order_by().first()
            former = tree_as_of(model, [key], moment)
            if not former.get(model):
                raise ValidationError(f"There was no such {model._meta.verbose_name} then.")
            differences = differences_since(model, key, moment)
            write_differences(differences)
            point_again(former, moment)
            keep_if_used(act)
            connection.check_constraints()
    except ProtectedError as error:
        names = ", ".join(sorted(map(str, error.protected_objects)))
        raise ValidationError(f"What was added since cannot be deleted, for others point to it: {names}.") from None
    except IntegrityError as error:
        clashes = "; ".join([*clashes_of(differences)]) or str(error).splitlines()[0]
        raise ValidationError(f"It cannot be restored beside what is there now: {clashes}") from None
    return differences


def point_again(former: Tree, moment: int) -> None:
    """Let rows outside, whose pointer at a row of the record was emptied when that row went, point at it again."""
    later = RowChange.objects.filter(pk__gt=moment)
    for model, rows in former.items():
        for field in relations_to(model):
            if field.remote_field.on_delete is SET_NULL:
                outside = children_before(field, rows.keys(), later) - former.get(field.model, {}).keys()
                for key in outside:
                    set_pointer(field, key, later, rows)


def set_pointer(field: ForeignKey, key: int, later: QuerySet[RowChange], targets: Rows) -> None:
    changes = later.filter(model=field.model._meta.label_lower, key=key, before__has_key=field.column)
    first = changes.order_by("pk").first()
    target = first and (first.before or {}).get(field.column)
    if target in targets:
        emptied = QuerySet(field.model).filter(**{"pk": key, f"{field.attname}__isnull": True})
        emptied.update(**{field.attname: target})


def clashes_of(differences: Differences) -> Iterator[str]:
    """Why rows cannot be written beside others, in the words of the constraints."""
    for tree in (differences.missing, differences.changed):
        for model, rows in tree.items():
            unique = [field for field in model._meta.concrete_fields if field.unique and not field.primary_key]
            for key, row in rows.items():
                others = QuerySet(model).exclude(pk=key)
                for field in unique:
                    if row.get(field.attname) and others.filter(**{field.attname: row[field.attname]}).exists():
                        yield f"another {model._meta.verbose_name} has {field.verbose_name} “{row[field.attname]}”."
                for constraint in model._meta.constraints:
                    if isinstance(constraint, UniqueConstraint):
                        try:
                            constraint.validate(model, model(**row))
                        except ValidationError as error:
                            yield from error.messages
