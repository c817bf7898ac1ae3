"""The triggers that note every change, however it was written: the admin, an import, update(), raw SQL.

Django makes SQLite's tables anew in migrations, and their triggers vanish. So they are made again after every
`migrate`; where one was missing, nobody knows what was written meanwhile, and everything counts as changed. The name of
a trigger ends with a digest of what it does, so that one of an earlier release gives way to that of this one.
"""

from collections.abc import Iterator
from hashlib import md5
from typing import Any

from django.db import connection, connections

from ccpcj.search.models import IndexEntry, PendingChange

from .store import term_store
from .watched_tables import EVERYTHING, FACETS, WATCHED_TABLES, WatchedTable

ROWS_OF_EVENT = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}
NOTE = f"INSERT INTO {PendingChange._meta.db_table} (subject, key) VALUES ('{{subject}}', {{key}});"


def install(using: str = "default", **kwargs: Any) -> None:
    """Create the store and the triggers that are missing, and drop those of another release; called after `migrate`."""
    if connections[using] is not connection and using != "default":
        return
    term_store().create()
    if not IndexEntry.objects.exists():
        term_store().clear()  # after `flush`, which knows only the tables of models
    before, statements_by_name = installed_triggers(), dict(trigger_statements())
    missing = [name for name in statements_by_name if name not in before]
    statements = [
        *(drop_statement(name, table) for name, table in before.items() if name not in statements_by_name),
        *(sql for name in missing for sql in statements_by_name[name]),
    ]
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
    if missing:
        PendingChange.objects.create(subject=EVERYTHING, key=0)


def installed_triggers() -> dict[str, str]:
    """Return the names of the index's triggers that the database has, each with its table."""
    sql = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        sql = "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name: table for name, table in cursor.fetchall() if name.startswith("search_")}


def drop_statement(name: str, table: str) -> str:
    if connection.vendor == "postgresql":
        return f'DROP FUNCTION "{name}"() CASCADE'  # which takes its trigger along
    return f'DROP TRIGGER "{name}"'


def trigger_statements() -> Iterator[tuple[str, list[str]]]:
    """Give the name of each trigger with the statements that create it."""
    for table in WATCHED_TABLES:
        for event, rows in ROWS_OF_EVENT.items():
            yield named_statements(table, event, note_statements(table, rows))
        if connection.vendor == "postgresql":
            yield named_statements(table, "truncate", NOTE.format(subject=EVERYTHING, key=0))


def named_statements(table: WatchedTable, event: str, body: str) -> tuple[str, list[str]]:
    digest = md5(f"{body} {table.fields}".encode(), usedforsecurity=False).hexdigest()[:6]
    name = f"search_{table.name}_{event}_{digest}"
    return name, create_statements(name, table, event, body)


def note_statements(table: WatchedTable, rows: tuple[str, ...]) -> str:
    """Return the body of a trigger: a note for the key in each of the rows, once for a key that cannot change."""
    if table.subject == FACETS:
        return NOTE.format(subject=FACETS, key=0)
    return " ".join(
        NOTE.format(subject=subject, key=f"COALESCE({row}.{column}, 0)")
        for subject, column in ((table.subject, table.column), *table.further)
        for row in (rows[-1:] if column == "id" else rows)
    )


def create_statements(name: str, table: WatchedTable, event: str, body: str) -> list[str]:
    """Return the statements that create a trigger on the database at work."""
    postgresql = connection.vendor == "postgresql"
    when = update_condition(table, "IS DISTINCT FROM" if postgresql else "IS NOT") if event == "update" else ""
    if not postgresql:
        return [f'CREATE TRIGGER "{name}" AFTER {event} ON "{table.name}" FOR EACH ROW {when} BEGIN {body} END']
    each = "STATEMENT" if event == "truncate" else "ROW"
    return [
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS '
        f"$$ BEGIN {body} RETURN NULL; END $$",
        f'CREATE TRIGGER "{name}" AFTER {event} ON "{table.name}" FOR EACH {each} {when} EXECUTE FUNCTION "{name}"()',
    ]


def update_condition(table: WatchedTable, differs: str) -> str:
    changed = " OR ".join(f"OLD.{field} {differs} NEW.{field}" for field in table.fields)
    return f"WHEN ({changed})" if changed else ""
