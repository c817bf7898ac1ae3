"""The triggers that keep the history: the database notes every row changed, whoever changed it and however.

So nothing bypasses them: services, bulk writes, `update()`, deletions that cascade, SQL. The name of a trigger ends in
a digest of its text, so that a table with other columns gets new ones. They are dropped while `migrate` works, for
SQLite refuses to alter a table that a trigger reads, and what a migration moves is no change of the record.
"""

from collections.abc import Iterator
from hashlib import blake2s
from typing import Any

from django.db import connection, connections
from django.db.models import JSONField, Model

from .models import CurrentChange, RowChange
from .recorded_models import recorded_models

SETTING = "ccpcj.change"  # of a transaction of PostgreSQL: the key of the act under way
PREFIX = "history_"
Action = RowChange.Action
EVENTS = {"INSERT": Action.CREATED, "UPDATE": Action.UPDATED, "DELETE": Action.DELETED}
TARGET = f"INSERT INTO {RowChange._meta.db_table} (change_id, at, model, key, action, before)"


def create_row_triggers(using: str = "default", **kwargs: Any) -> None:
    """Create the triggers that are missing, and drop those of columns that are no more; called after `migrate`."""
    if connections[using] is not connection and using != "default":
        return
    wanted_triggers = dict(trigger_definitions())
    existing = row_triggers()
    with connection.cursor() as cursor:
        for name, table in existing.items():
            if name not in wanted_triggers:
                cursor.execute(drop_statement(name, table))
        for name, statements in wanted_triggers.items():
            if name not in existing:
                for sql in statements:
                    cursor.execute(sql)


def drop_row_triggers(using: str = "default", **kwargs: Any) -> None:
    """Drop all triggers of the history; called before `migrate`."""
    if connections[using] is not connection and using != "default":
        return
    with connection.cursor() as cursor:
        for name, table in row_triggers().items():
            cursor.execute(drop_statement(name, table))


def drop_statement(name: str, table: str) -> str:
    """The statement that drops a trigger; on PostgreSQL its function goes, and the trigger with it."""
    return f'DROP FUNCTION "{name}" CASCADE' if is_postgresql() else f'DROP TRIGGER "{name}"'


def is_postgresql() -> bool:
    return bool(connection.vendor == "postgresql")


def row_triggers() -> dict[str, str]:
    """The triggers of the history that the database has, with their tables."""
    sql = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    if is_postgresql():
        sql = "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name: table for name, table in cursor.fetchall() if name.startswith(PREFIX)}


def trigger_definitions() -> Iterator[tuple[str, list[str]]]:
    """The name of each trigger with the statements that create it; none for a table that is not there yet."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if RowChange._meta.db_table not in tables:
            return
        for label, model in recorded_models().items():
            if (table := model._meta.db_table) in tables:
                described = connection.introspection.get_table_description(cursor, table)
                columns = [column.name for column in described]
                for event in EVENTS:
                    body = statement_of(label, model, event, columns)
                    digest = blake2s(body.encode(), digest_size=4).hexdigest()
                    name = f"{PREFIX}{table[:38]}_{event.lower()}_{digest}"
                    yield name, create_trigger(name, table, event, body, columns)


def statement_of(label: str, model: type[Model], event: str, columns: list[str]) -> str:
    key = model._meta.pk.column
    if is_postgresql():
        return postgresql_statement(label, key, event)
    return sqlite_statement(label, key, event, [(column, is_json(model, column)) for column in columns])


def is_json(model: type[Model], column: str) -> bool:
    return any(field.column == column and isinstance(field, JSONField) for field in model._meta.concrete_fields)


def postgresql_statement(label: str, key: str, event: str) -> str:
    """What one statement of SQL changed in any number of rows, noted by one statement."""
    change = f"NULLIF(current_setting('{SETTING}', true), '')::bigint"
    begin = (
        f"{TARGET} SELECT {change}, CASE WHEN {change} IS NULL THEN now() END, "
        f"'{label}', {{row}}.{key}, '{EVENTS[event]}', {{before}}"
    )
    if event == "INSERT":
        return begin.format(row="n", before="NULL::jsonb") + " FROM new_rows n;"
    if event == "DELETE":
        return begin.format(row="o", before="to_jsonb(o)") + " FROM old_rows o;"
    return begin.format(row="o", before="d.before") + (
        f" FROM old_rows o JOIN new_rows n ON n.{key} = o.{key} CROSS JOIN LATERAL "
        "(SELECT jsonb_object_agg(c.key, c.value) AS before FROM jsonb_each(to_jsonb(o)) c "
        "WHERE to_jsonb(n) -> c.key IS DISTINCT FROM c.value) d WHERE d.before IS NOT NULL;"
    )


def sqlite_statement(label: str, key: str, event: str, columns: list[tuple[str, bool]]) -> str:
    """What became of one row; SQLite has no other triggers."""
    row = "NEW" if event == "INSERT" else "OLD"
    return (
        f"{TARGET} SELECT c.change_id, CASE WHEN c.change_id IS NULL THEN strftime('%Y-%m-%d %H:%M:%f', 'now') END, "
        f"'{label}', {row}.\"{key}\", '{EVENTS[event]}', {sqlite_before(event, columns)} "
        f"FROM (SELECT (SELECT change_id FROM {CurrentChange._meta.db_table}) AS change_id) c;"
    )


def sqlite_before(event: str, columns: list[tuple[str, bool]]) -> str:
    """The expression that gives what a row said before, as JSON."""
    if event == "INSERT":
        return "NULL"
    pairs = []
    for name, holds_json in columns:
        value = f"COALESCE(OLD.\"{name}\", 'null')" if holds_json else f'json_quote(OLD."{name}")'
        pair = f"',\"{name}\":' || {value}"
        differs = f'OLD."{name}" IS NOT NEW."{name}"'
        pairs.append(f"CASE WHEN {differs} THEN {pair} ELSE '' END" if event == "UPDATE" else pair)
    return "'{' || substr(" + " || ".join(pairs) + ", 2) || '}'"


def create_trigger(name: str, table: str, event: str, body: str, columns: list[str]) -> list[str]:
    """The statements that create a trigger on the database at work."""
    if not is_postgresql():
        changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
        when = f"WHEN {changed}" if event == "UPDATE" else ""
        return [f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" FOR EACH ROW {when} BEGIN {body} END']
    new = "NEW TABLE AS new_rows" if event != "DELETE" else ""
    old = "OLD TABLE AS old_rows" if event != "INSERT" else ""
    return [
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS '
        f"$$ BEGIN {body} RETURN NULL; END $$",
        f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" REFERENCING {old} {new} '
        f'FOR EACH STATEMENT EXECUTE FUNCTION "{name}"()',
    ]
