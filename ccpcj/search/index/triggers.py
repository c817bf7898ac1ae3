"""The triggers that note every change, however it was written: the admin, an import, update(), raw SQL.

Django makes SQLite's tables anew in migrations, and their triggers vanish. So they are made again after every
`migrate`; where one was missing, nobody knows what was written meanwhile, and everything counts as changed.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection, connections

from ccpcj.search.models import IndexEntry, PendingChange

from .store import term_store
from .watched_tables import EVERYTHING, FACETS, WATCHED_TABLES, WatchedTable

ROWS_OF_EVENT = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}
NOTE = f"INSERT INTO {PendingChange._meta.db_table} (subject, key) VALUES ('{{subject}}', {{key}});"


def install(using: str = "default", **kwargs: Any) -> None:
    """Create the store and the triggers that are missing; called after `migrate`."""
    if connections[using] is not connection and using != "default":
        return
    term_store().create()
    if not IndexEntry.objects.exists():
        term_store().clear()  # after `flush`, which knows only the tables of models
    before = installed_triggers()
    with connection.cursor() as cursor:
        for name, statements in trigger_statements():
            if name not in before:
                for sql in statements:
                    cursor.execute(sql)
    if {name for name, _statements in trigger_statements()} - before:
        PendingChange.objects.create(subject=EVERYTHING, key=0)


def installed_triggers() -> set[str]:
    """Return the names of the index's triggers that the database has."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        sql = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name for (name,) in cursor.fetchall() if name.startswith("search_")}


def trigger_statements() -> Iterator[tuple[str, list[str]]]:
    """Give the name of each trigger with the statements that create it."""
    for table in WATCHED_TABLES:
        for event, rows in ROWS_OF_EVENT.items():
            name = f"search_{table.name}_{event}"
            yield name, create_statements(name, table, event, note_statements(table, rows))
        if connection.vendor == "postgresql":
            name = f"search_{table.name}_truncate"
            yield name, create_statements(name, table, "truncate", NOTE.format(subject=EVERYTHING, key=0))


def note_statements(table: WatchedTable, rows: tuple[str, ...]) -> str:
    """Return the body of a trigger: a note for the key in each of the rows, once for a key that cannot change."""
    keys = ["0"] if table.subject == FACETS else [f"{row}.{table.column}" for row in rows]
    if table.column == "id":
        keys = keys[-1:]
    return " ".join(NOTE.format(subject=table.subject, key=key) for key in keys)


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
