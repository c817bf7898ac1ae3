"""The trigger that gives each new work its row of title keys, so that lists in their order leave no work out.

It is dropped while `migrate` works, for SQLite refuses to alter a table that a trigger writes; works that a migration
makes get their rows when it is made again.
"""

from typing import Any

from django.db import connection, connections

from ccpcj.search.models import TitleKey
from resolutions.models import Resolution

NAME = "title_key_of_new_work"
KEYS, WORKS = TitleKey._meta.db_table, Resolution._meta.db_table
NEW_ROW = f"INSERT INTO {KEYS} (work_id, newest) VALUES (NEW.id, -NEW.id) ON CONFLICT DO NOTHING;"
MISSING_ROWS = (
    f"INSERT INTO {KEYS} (work_id, newest) SELECT id, -id FROM {WORKS} "
    "WHERE true ON CONFLICT DO NOTHING"  # SQLite would read a bare ON as that of a join
)


def create_title_trigger(using: str = "default", **kwargs: Any) -> None:
    """Create the trigger, and the rows that are missing; called after `migrate`."""
    if connections[using] is not connection and using != "default":
        return
    drop_title_trigger(using)
    create = [f"CREATE TRIGGER {NAME} AFTER INSERT ON {WORKS} FOR EACH ROW BEGIN {NEW_ROW} END"]
    if connection.vendor == "postgresql":
        create = [
            f"CREATE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {NEW_ROW} RETURN NULL; END $$",
            f"CREATE TRIGGER {NAME} AFTER INSERT ON {WORKS} FOR EACH ROW EXECUTE FUNCTION {NAME}()",
        ]
    with connection.cursor() as cursor:
        for sql in (*create, MISSING_ROWS):
            cursor.execute(sql)


def drop_title_trigger(using: str = "default", **kwargs: Any) -> None:
    """Drop the trigger; called before `migrate`."""
    if connections[using] is not connection and using != "default":
        return
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP FUNCTION IF EXISTS {NAME} CASCADE" if postgresql else f"DROP TRIGGER IF EXISTS {NAME}")
