"""A PostgreSQL database copied with its own pg_dump: `DatabaseCopy` says what each function does.

A copy carries its tables, triggers and functions, whatever version of the site reads it one day; pg_restore opens it
anywhere. What we would write ourselves could only be put back into the tables of the same migrations.
"""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from tempfile import TemporaryFile
from typing import IO, Any

from django.db import DatabaseError
from django.db.backends.postgresql.client import DatabaseClient
from django.db.utils import ConnectionHandler

from ccpcj.lib.private_files import private_file

from .database_copy import Contents, quoted
from .manifest import BackupError, Rows

FILE = "database.dump"
TABLES = """SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
    ORDER BY relname"""
TABLE_DATA = re.compile(rb'COPY (?:"(?:[^"]|"")+"|\w+)\.(?:"(?P<quoted>(?:[^"]|"")+)"|(?P<plain>\w+)) ')
PLAIN = ("--no-owner", "--no-privileges")  # it is restored as whoever restores it

# Others read on, pg_dump among them; whoever writes has written before, or finds the restored tables.
LOCK_ALL = """
BEGIN;
SET LOCAL lock_timeout = '30s';
SET LOCAL client_min_messages = warning;
DO $$ DECLARE object record; BEGIN
    FOR object IN SELECT oid::regclass AS name FROM pg_class
        WHERE relkind = 'r' AND relnamespace = '{schema}'::regnamespace ORDER BY oid
    LOOP EXECUTE format('LOCK TABLE %s IN EXCLUSIVE MODE', object.name); END LOOP;
END $$;
\\echo locked
"""
# What the site has made goes, what extensions and others have made stays.
DROP_ALL = """
DO $$ DECLARE object record; BEGIN
    FOR object IN SELECT oid::regclass AS name FROM pg_class
        WHERE relkind = 'r' AND relnamespace = '{schema}'::regnamespace
    LOOP EXECUTE format('DROP TABLE IF EXISTS %s CASCADE', object.name); END LOOP;
    FOR object IN SELECT oid::regprocedure AS name FROM pg_proc routine
        WHERE pronamespace = '{schema}'::regnamespace AND NOT EXISTS (
            SELECT FROM pg_depend WHERE objid = routine.oid AND classid = 'pg_proc'::regclass AND deptype = 'e')
    LOOP EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', object.name); END LOOP;
END $$;
"""
CHECK_TABLE = """
DO $$ DECLARE counted bigint; BEGIN
    SELECT COUNT(*) INTO counted FROM {table};
    IF counted <> {rows} THEN RAISE '% rows of {rows} were restored in %', counted, '{table}'::regclass; END IF;
END $$;
"""


@contextmanager
def transaction_of(database: dict[str, Any]) -> Iterator[Any]:
    """A cursor that sees one moment of the database and writes nothing."""
    options = {name: value for name, value in database.get("OPTIONS", {}).items() if name != "pool"}
    connection = ConnectionHandler({"default": {**database, "OPTIONS": options}})["default"]
    try:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield cursor
    except DatabaseError as error:
        raise BackupError(f"The database does not answer: {error}") from None
    finally:
        connection.close()


def is_empty(database: dict[str, Any]) -> bool:
    with transaction_of(database) as cursor:
        cursor.execute(f"SELECT NOT EXISTS ({TABLES})")
        return bool(cursor.fetchone()[0])


def copy_database(database: dict[str, Any], path: Path) -> Contents:
    """The rows are counted in the snapshot that pg_dump copies."""
    with transaction_of(database) as cursor:
        cursor.execute("SELECT pg_export_snapshot(), current_schema()")
        snapshot, schema = cursor.fetchone()
        contents = read_contents(cursor)
        options = ["--format=custom", f"--snapshot={snapshot}", f"--schema={schema}", *PLAIN]
        with running("pg_dump", *options, f"--file={private_file(path)}", database=database) as pg_dump:
            pg_dump.finish()
    return contents


def read_contents(cursor: Any) -> Contents:
    cursor.execute(TABLES)
    rows = {}
    for (table,) in cursor.fetchall():
        cursor.execute(f"SELECT COUNT(*) FROM {quoted(table)}")
        rows[table] = int(cursor.fetchone()[0])
    if "django_migrations" not in rows:
        return Contents(rows, [])
    cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY id")
    return Contents(rows, [name for (name,) in cursor.fetchall()])


def count_rows(path: Path) -> Rows:
    """Count the rows of the script that pg_restore makes of the copy; nothing is written to a database."""
    rows: dict[str, int] = {}
    with running("pg_restore", "--data-only", "--file=-", str(path), stdout=subprocess.PIPE) as pg_restore:
        table = ""
        for line in pg_restore.process.stdout or ():
            if table and line == b"\\.\n":
                table = ""
            elif table:
                rows[table] += 1
            elif match := TABLE_DATA.match(line):
                table = (match["plain"] or match["quoted"].replace(b'""', b'"')).decode()
                rows[table] = 0
        pg_restore.finish()
    return rows


def restore_copy(database: dict[str, Any], path: Path, rows: Rows, keep_present: Callable[[], object]) -> None:
    """One transaction locks, drops, restores and counts; it is committed only when pg_restore has come to its end.

    psql runs it, because a script of pg_restore holds lines for psql alone.
    """
    with transaction_of(database) as cursor:
        cursor.execute("SELECT current_schema()")
        (schema,) = cursor.fetchone()
    options = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    with running("psql", *options, database=database, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as psql:
        script, answers = psql.process.stdin, psql.process.stdout
        assert script
        assert answers
        script.write(LOCK_ALL.format(schema=quoted(schema)).encode())
        script.flush()
        if not answers.readline():
            psql.finish()
        keep_present()
        with suppress(BrokenPipeError):  # psql has stopped at an error, which it tells
            script.write(DROP_ALL.format(schema=quoted(schema)).encode())
            script.flush()
            write_script(path, schema, psql)
            for table, number in rows.items():
                script.write(CHECK_TABLE.format(table=f"{quoted(schema)}.{quoted(table)}", rows=number).encode())
            script.write(b"COMMIT;\nANALYZE;\n")
            script.close()
        psql.finish()


def write_script(path: Path, schema: str, psql: "ClientProgram") -> None:
    """Let pg_restore write to psql; where psql stops, the error is psql's."""
    options = [f"--schema={schema}", "--file=-", *PLAIN, str(path)]
    with running("pg_restore", *options, stdout=psql.process.stdin) as restore:
        try:
            restore.finish()
        except BackupError:
            psql.close()  # without COMMIT it takes everything back
            psql.finish()
            raise


@dataclass
class ClientProgram:
    """A program of PostgreSQL at work, and the file that gathers its complaints."""

    process: subprocess.Popen[bytes]
    errors: IO[bytes]

    def close(self) -> None:
        """Close what it reads from us and writes to us, and wait for its end."""
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(BrokenPipeError):
                if stream:
                    stream.close()
        self.process.wait()

    def finish(self) -> None:
        """Wait for its end and raise what it complained of."""
        if self.process.wait():
            self.errors.seek(0)
            words = self.errors.read().decode(errors="replace").strip()
            raise BackupError(words or f"{self.process.args!r} failed.")


@contextmanager
def running(
    name: str, *options: str, database: dict[str, Any] | None = None, **streams: Any
) -> Iterator[ClientProgram]:
    """Start a program, with the database's address and password where it needs one; end it with the block."""
    arguments, environment = [name, *options], None
    if database:
        arguments, environment = DatabaseClient.settings_to_cmd_args_env({"OPTIONS": {}, **database}, options)
    command = [client_program(name), *arguments[1:]]
    with TemporaryFile() as errors:
        process = subprocess.Popen(command, stderr=errors, env={**os.environ, **(environment or {})}, **streams)
        program = ClientProgram(process, errors)
        try:
            yield program
        finally:
            process.kill()
            program.close()


def client_program(name: str) -> str:
    """Return the path of a program of PostgreSQL: the newest in the folders of Debian, else the first on the PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    if path := str(versions[-1]) if versions else which(name):
        return path
    raise BackupError(
        f"{name} is not on this machine. It comes with the client programs of PostgreSQL (on Debian: "
        "apt install postgresql-client), in the version of the server or a later one."
    )
