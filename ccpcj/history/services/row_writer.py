"""Writing rows as they were: every column of every language, with the key that they had."""

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet, UniqueConstraint

from ccpcj.history.as_of import Values, current_rows
from ccpcj.history.differences import Differences
from ccpcj.lib.batches import batches


def write_differences(differences: Differences) -> None:
    """Write rows as they were; the database checks their foreign keys at the end.

    A row that comes to claim what is given out once, or hangs from another, goes first and comes back with its key, so
    that rows may exchange their numbers and none is deleted with what it hangs from now.
    """
    moving = {
        model: {key: row for key, row in rows.items() if is_moving(model, key, row)}
        for model, rows in differences.changed.items()
    }
    for model, rows in moving.items():
        for batch in batches(sorted(rows)):
            moved = QuerySet(model).filter(pk__in=batch)
            moved._raw_delete(moved.db)
    for model, rows in differences.added.items():
        for batch in batches(sorted(rows)):
            QuerySet(model).filter(pk__in=batch).delete()
    for tree in (moving, differences.missing):
        for model, rows in tree.items():
            insert_rows(model, rows.values())
    for model, rows in differences.changed.items():
        for key in rows.keys() - moving[model].keys():
            update_row(model, key, rows[key])


def is_moving(model: type[Model], key: int, row: Values) -> bool:
    now = current_rows(model, pk=key)[key]
    return any(now[name] != row[name] for name in placing_columns(model) if name in row)


def placing_columns(model: type[Model]) -> set[str]:
    """The columns that give a row its place: those on which uniqueness rests, and foreign keys."""
    fields = model._meta.concrete_fields
    names = {field.name for field in fields if field.is_relation or (field.unique and not field.primary_key)}
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            parts = [*constraint.expressions, *([constraint.condition] if constraint.condition else [])]
            names |= {*constraint.fields, *(name for part in parts for name, *_ in model._get_expr_references(part))}
    for group in model._meta.unique_together:
        names |= {*group}
    return {model._meta.get_field(name.split("__")[0]).attname for name in names}


def insert_rows(model: type[Model], rows: Collection[Values]) -> None:
    """Insert rows with their keys; a column that is new since takes its default."""
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({names}) VALUES ({places})"
    with connection.cursor() as cursor:
        for row in rows:
            cursor.execute(sql, [database_value(field, row) for field in fields])


def update_row(model: type[Model], key: int, row: Values) -> None:
    written = [field for field in model._meta.concrete_fields if field.attname in row and not field.generated]
    columns = ", ".join(f"{connection.ops.quote_name(field.column)} = %s" for field in written)
    table, pk = connection.ops.quote_name(model._meta.db_table), connection.ops.quote_name(model._meta.pk.column)
    with connection.cursor() as cursor:
        values = [*(database_value(field, row) for field in written), key]
        cursor.execute(f"UPDATE {table} SET {columns} WHERE {pk} = %s", values)


def database_value(field: Any, row: Values) -> Any:
    value = row[field.attname] if field.attname in row else field.get_default()
    return field.get_db_prep_save(value, connection)
