"""The triggers that note every change, however it was written: the admin, an import, update(), raw SQL.

Django makes SQLite's tables anew in migrations, and their triggers vanish. So they are made again after every
`migrate`; where one was missing, nobody knows what was written meanwhile, and everything counts as changed.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection, connections

from ccpcj.search.models import Change, Entry

from .store import store
from .watched_tables import (
    EVERYTHING,
    FACETS,
    Watched,
    tables,
)

EVENTS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}
NOTE = "INSERT INTO search_change (what, key) VALUES ('{what}', {key});"


def install(using: str = "default", **kwargs: Any) -> None:
    """Makes what is missing; called after `migrate`."""
    if connections[using] is not connection and using != "default":
        return
    store().create()
    if not Entry.objects.exists():
        store().clear()  # after `flush`, which knows only the tables of models
    before = names()
    with connection.cursor() as cursor:
        for name, statements in triggers():
            if name not in before:
                for sql in statements:
                    cursor.execute(sql)
    if {name for name, _statements in triggers()} - before:
        Change.objects.create(what=EVERYTHING, key=0)


def names() -> set[str]:
    """The triggers of ours that the database has."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        sql = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name for (name,) in cursor.fetchall() if name.startswith("search_")}


def triggers() -> Iterator[tuple[str, list[str]]]:
    """Each trigger by its name, with the statements that make it."""
    for table, watched in tables():
        for event, rows in EVENTS.items():
            name = f"search_{table}_{event}"
            yield name, written(name, table, event, watched, notes(watched, rows))
        if connection.vendor == "postgresql":
            name = f"search_{table}_truncate"
            yield name, written(name, table, "truncate", watched, NOTE.format(what=EVERYTHING, key=0))


def notes(watched: Watched, rows: tuple[str, ...]) -> str:
    keys = ["0"] if watched.what == FACETS else [f"{row}.{watched.column}" for row in rows]
    if watched.column == "id":
        keys = keys[-1:]
    return " ".join(NOTE.format(what=watched.what, key=key) for key in keys)


def written(name: str, table: str, event: str, watched: Watched, body: str) -> list[str]:
    """The statements that make a trigger on the database at work."""
    postgresql = connection.vendor == "postgresql"
    when = condition(watched, "IS DISTINCT FROM" if postgresql else "IS NOT") if event == "update" else ""
    if not postgresql:
        return [f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" FOR EACH ROW {when} BEGIN {body} END']
    each = "STATEMENT" if event == "truncate" else "ROW"
    return [
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS '
        f"$$ BEGIN {body} RETURN NULL; END $$",
        f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" FOR EACH {each} {when} EXECUTE FUNCTION "{name}"()',
    ]


def condition(watched: Watched, differs: str) -> str:
    changed = " OR ".join(f"OLD.{field} {differs} NEW.{field}" for field in watched.fields)
    return f"WHEN ({changed})" if changed else ""
