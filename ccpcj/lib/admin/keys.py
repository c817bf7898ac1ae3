"""What a unique constraint allows once, read from a record before the database is asked to keep it.

Django's own check cannot stand in for it: it compares a relation inside an expression with itself, and it knows
nothing of the other rows of the same screen.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Model, Q, QuerySet, UniqueConstraint, Value
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Coalesce

Key = tuple[Any, ...]


def references(expression: Any) -> list[str]:
    """The names that an expression reads."""
    if isinstance(expression, F):
        return [expression.name]
    if isinstance(expression, BaseExpression):
        return [name for part in expression.get_source_expressions() for name in references(part)]
    return []


def columns(constraint: UniqueConstraint, model: type[Model]) -> list[str]:
    """The fields of a unique constraint, in its order."""
    names = constraint.fields or [name for part in constraint.expressions for name in references(part)]
    return [model._meta.get_field(name).name for name in names]


def part(expression: Any, record: Model) -> Any:
    """The value that one part of a constraint has in a record."""
    match expression:
        case F():
            return getattr(record, record._meta.get_field(expression.name).attname)
        case Value():
            return expression.value
        case Coalesce():
            values = (part(source, record) for source in expression.get_source_expressions())
            return next((value for value in values if value is not None), None)
    raise NotImplementedError(f"A unique constraint holds {expression!r}.")


def key(constraint: UniqueConstraint, record: Model, within: str = "") -> Key | None:
    """What only one record may have, or only one of those `within` a parent; None where an empty part frees it."""
    parts = constraint.expressions or [F(name) for name in constraint.fields]
    names = columns(constraint, type(record))
    values = tuple(part(source, record) for source, name in zip(parts, names, strict=True) if name != within)
    return None if None in values else values


def applies(constraint: UniqueConstraint, record: Model) -> bool:
    """Whether the record meets the condition of the constraint, if it has one."""
    condition = constraint.condition
    return condition is None or condition.check(record._get_field_expression_map(record._meta))


def others(constraint: UniqueConstraint, record: Model) -> QuerySet:
    """The other records that have the same key."""
    names = columns(constraint, type(record))
    values = {name: getattr(record, record._meta.get_field(name).attname) for name in names}
    same = Q(*(Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
               for name, value in values.items()))  # fmt: skip
    queryset = type(record)._base_manager.filter(same, constraint.condition or Q())
    return queryset.exclude(pk=record.pk) if record.pk else queryset


def refusal(constraint: UniqueConstraint, record: Model) -> ValidationError:
    """Why the database would refuse the record, in words."""
    if constraint.violation_error_message != constraint.default_violation_error_message or not constraint.fields:
        return ValidationError(constraint.get_violation_error_message(), code="unique")
    return record.unique_error_message(type(record), constraint.fields)
