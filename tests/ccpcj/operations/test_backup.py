"""Backups on the database of the tests' own kind: what is written is proved, what is restored is whole."""

import json
import os
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from ccpcj.operations.backup import postgresql_copy, services, sqlite_copy
from ccpcj.operations.backup.manifest import FILE, BackupError, check_rows, read_manifest
from ccpcj.operations.backup.services import check_backup, make_backup, restore_backup

pytestmark = pytest.mark.django_db
SQLITE = connection.vendor == "sqlite"
only_sqlite = pytest.mark.skipif(not SQLITE, reason="about SQLite")
only_postgresql = pytest.mark.skipif(SQLITE, reason="about PostgreSQL")
TABLES = """
CREATE TABLE django_migrations (id integer PRIMARY KEY, app text, name text);
INSERT INTO django_migrations VALUES (1, 'contenttypes', '0001_initial');
CREATE TABLE "odd ""name" (id integer PRIMARY KEY);
CREATE TABLE texts (id integer PRIMARY KEY, words text);
INSERT INTO texts VALUES (1, 'Made-up words'), (2, '\\. COPY texts (id) '), (3, NULL), (4, 'Слова
on two lines');
"""
TRIGGER = "CREATE TRIGGER lock BEFORE DELETE ON texts BEGIN SELECT RAISE(ABORT, 'kept'); END"
IMPATIENT = "PRAGMA busy_timeout = 100;" if SQLITE else "SET lock_timeout = '100ms';"
FUNCTION = """CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'kept'; END $$;
CREATE TRIGGER lock BEFORE DELETE ON texts EXECUTE FUNCTION refuse();"""


class SmallDatabase:
    """A database of its own, with four texts and a trigger that keeps them."""

    def __init__(self, folder: Path) -> None:
        self.name = str(folder / "small.sqlite3") if SQLITE else f"test_small_{os.getpid()}"
        self.settings = {**connection.settings_dict, "NAME": self.name}
        self.make_empty()
        self.run(TABLES + (TRIGGER if SQLITE else FUNCTION))

    def server(self) -> psycopg.Connection:
        return psycopg.connect(**self.address("postgres"), autocommit=True)

    def address(self, name: str) -> dict[str, str]:
        known = {key.lower(): connection.settings_dict[key] for key in ("HOST", "PORT", "USER", "PASSWORD")}
        return {"dbname": name} | {key: value for key, value in known.items() if value}

    def make_empty(self) -> None:
        self.drop()
        if not SQLITE:
            with self.server() as server:
                server.execute(f"CREATE DATABASE {self.name}")

    def drop(self) -> None:
        if SQLITE:
            Path(self.name).unlink(missing_ok=True)
        else:
            with self.server() as server:
                server.execute(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    def run(self, script: str) -> None:
        if SQLITE:
            with closing(sqlite3.connect(self.name)) as database:
                database.executescript(script)
        else:
            with psycopg.connect(**self.address(self.name), autocommit=True) as database:
                database.execute(script)

    def texts(self) -> list[tuple]:
        query = "SELECT * FROM texts ORDER BY id"
        if SQLITE:
            with closing(sqlite3.connect(self.name)) as database:
                return database.execute(query).fetchall()
        with psycopg.connect(**self.address(self.name)) as database:
            return database.execute(query).fetchall()


@pytest.fixture
def small(tmp_path):
    database = SmallDatabase(tmp_path)
    yield database
    database.drop()


@pytest.fixture
def backup(small, tmp_path):
    return make_backup(folder=tmp_path / "backups", database=small.settings)


@pytest.fixture
def restore(small, backup, tmp_path):
    def run(**how):
        return restore_backup(folder=backup, database=small.settings, keep_in=tmp_path / "before", **how)

    return run


def change_manifest(backup, **values):
    manifest = json.loads((backup / FILE).read_text())
    (backup / FILE).write_text(json.dumps(manifest | values))
    return manifest


def change_rows(backup, **rows):
    manifest = json.loads((backup / FILE).read_text())
    change_manifest(backup, rows=manifest["rows"] | rows)


def test_a_destroyed_database_comes_back_with_its_triggers(small, restore):
    before = small.texts()
    small.make_empty()
    restore()

    assert len(before) == 4
    assert small.texts() == before
    with pytest.raises((sqlite3.Error, psycopg.Error), match="kept"):
        small.run("DELETE FROM texts")


def test_a_backup_says_what_it_holds(backup):
    manifest = check_backup(backup)

    assert manifest.rows == {"django_migrations": 1, 'odd "name': 0, "texts": 4}
    assert manifest.migrations == ["contenttypes.0001_initial"]
    assert manifest.database == connection.vendor


def test_a_backup_is_its_owners_alone(backup):
    folders = {backup, backup.parent}

    assert {path.stat().st_mode & 0o777 for path in folders} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in backup.iterdir()} == {0o600}
    assert len(list(backup.iterdir())) == 2


def test_what_there_is_is_not_overwritten_unasked(small, restore):
    small.run("INSERT INTO texts VALUES (5, 'Later words')")

    with pytest.raises(BackupError, match="--overwrite"):
        restore()
    assert len(small.texts()) == 5


def test_what_is_overwritten_is_kept_and_can_come_back(small, restore):
    small.run("CREATE TABLE later (id integer); INSERT INTO texts VALUES (5, 'Later words')")
    before = restore(overwrite=True).before
    restored = small.texts()
    with pytest.raises((sqlite3.Error, psycopg.Error)):
        small.run("INSERT INTO later VALUES (1)")
    restore_backup(folder=before, database=small.settings, overwrite=True, keep_in=before.parent / "again")

    assert len(restored) == 4
    assert small.texts()[-1] == (5, "Later words")
    small.run("INSERT INTO later VALUES (1)")


@pytest.fixture
def save_beside_the_copy(small, monkeypatch):
    """A site that goes on while what is there is kept: tell what it answers to a save."""
    proved = services.check_rows
    answers = []

    def save(expected, actual):
        proved(expected, actual)
        if expected["texts"] == 5:  # what is there, and not the backup
            try:
                small.run(IMPATIENT + "INSERT INTO texts VALUES (6, 'Confirmed words')")
                answers.append("saved")
            except (sqlite3.Error, psycopg.Error):
                answers.append("refused")

    small.run("INSERT INTO texts VALUES (5, 'Later words')")
    monkeypatch.setattr(services, "check_rows", save)
    return answers


def test_nobody_writes_between_what_is_kept_and_what_is_restored(small, backup, restore, save_beside_the_copy):
    before = restore(overwrite=True).before

    assert save_beside_the_copy == ["refused"]
    assert len(small.texts()) == 4
    assert read_manifest(before).rows["texts"] == 5


def test_who_writes_during_a_restore_writes_on_afterwards(small, restore):
    small.run("INSERT INTO texts VALUES (5, 'Later words')")
    restore(overwrite=True)
    small.run("INSERT INTO texts VALUES (6, 'Words of tomorrow')")

    assert [key for key, _ in small.texts()] == [1, 2, 3, 4, 6]


def spoil(path):
    words = bytearray(path.read_bytes())
    words[len(words) // 2] ^= 0xFF
    path.write_bytes(words)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda backup: spoil(next(backup.glob("database.*"))), "checksum"),
        (lambda backup: next(backup.glob("database.*")).unlink(), "missing"),
        (lambda backup: (backup / FILE).unlink(), "no backup"),
        (lambda backup: (backup / FILE).write_text("{"), "cannot be read"),
        (lambda backup: change_manifest(backup, format=2), "newer version"),
        (lambda backup: change_manifest(backup, migrations=["resolutions.9999_later"]), "resolutions.9999_later"),
        (lambda backup: change_manifest(backup, database="other"), "is of other"),
        (lambda backup: change_rows(backup, texts=5), "texts with 4 in place of 5 rows"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_backup_that_is_not_sound_or_not_ours_changes_nothing(small, backup, restore, damage, words):
    small.run("INSERT INTO texts VALUES (5, 'Later words')")
    damage(backup)

    with pytest.raises(BackupError, match=words):
        restore(overwrite=True)
    assert len(small.texts()) == 5


def test_a_backup_that_fails_leaves_no_folder(small, tmp_path, monkeypatch):
    monkeypatch.setattr(services, "check_rows", lambda expected, actual: check_rows(expected, {}))

    with pytest.raises(BackupError, match="3 tables differ"):
        make_backup(folder=tmp_path / "backups", database=small.settings)
    assert list((tmp_path / "backups").iterdir()) == []


def test_what_a_killed_backup_left_is_removed_after_a_day(small, tmp_path):
    running, killed = (tmp_path / "backups" / f".unfinished-{name}" for name in ("running", "killed"))
    for folder in (running, killed):
        folder.mkdir(parents=True)
    os.utime(killed, (0, 0))
    make_backup(folder=tmp_path / "backups", database=small.settings)

    assert running.exists()
    assert not killed.exists()


def test_newer_migrations_are_named(small, restore):
    small.make_empty()

    assert "ccpcj_sessions.0001_initial" in restore().pending


def test_the_commands_say_what_they_did(small, tmp_path, monkeypatch, settings):
    monkeypatch.setattr(services, "site_database", lambda: small.settings)
    settings.VAR = tmp_path / "var"
    out = StringIO()
    call_command("backup", stdout=out)
    folder = out.getvalue().splitlines()[0]
    call_command("restore", folder, check=True, stdout=out)
    with pytest.raises(CommandError, match="--overwrite"):
        call_command("restore", folder)
    small.make_empty()
    call_command("restore", folder, stdout=out)

    assert folder.startswith(str(tmp_path / "var" / "backups"))
    assert "5 rows of 3 tables" in out.getvalue()
    assert "is whole: 5 rows" in out.getvalue()
    assert "Run manage.py migrate" in out.getvalue()
    assert len(small.texts()) == 4


@only_sqlite
def test_a_writer_is_neither_kept_waiting_nor_half_in_the_copy(small, tmp_path, monkeypatch):
    counts = sqlite_copy.row_counts
    small.run("PRAGMA journal_mode = WAL")

    def write_meanwhile(database):
        counted = counts(database)
        if len(small.texts()) == 4:
            small.run("INSERT INTO texts VALUES (5, 'Later words')")
        return counted

    monkeypatch.setattr(sqlite_copy, "row_counts", write_meanwhile)
    manifest = check_backup(make_backup(folder=tmp_path / "backups", database=small.settings))

    assert manifest.rows["texts"] == 4
    assert len(small.texts()) == 5


@only_postgresql
def test_a_writer_is_not_in_the_copy_of_an_earlier_moment(small, tmp_path, monkeypatch):
    contents = postgresql_copy.read_contents

    def write_meanwhile(cursor):
        counted = contents(cursor)
        small.run("INSERT INTO texts VALUES (5, 'Later words')")
        return counted

    monkeypatch.setattr(postgresql_copy, "read_contents", write_meanwhile)
    manifest = check_backup(make_backup(folder=tmp_path / "backups", database=small.settings))

    assert manifest.rows["texts"] == 4
    assert len(small.texts()) == 5


@only_sqlite
def test_a_damaged_file_is_set_aside(small, restore):
    Path(small.name).write_text("This was a database once.")
    Path(f"{small.name}-wal").write_text("What would be taken for the new one's.")
    with pytest.raises(BackupError, match="--overwrite"):
        restore()
    before = restore(overwrite=True).before

    assert before.read_text() == "This was a database once."
    assert len(small.texts()) == 4


@only_sqlite
def test_a_database_in_use_stays_as_it_is(small, restore, monkeypatch):
    small.run("INSERT INTO texts VALUES (5, 'Later words')")
    monkeypatch.setattr(sqlite_copy, "LONGEST_WAIT", 0.2)
    with closing(sqlite3.connect(small.name, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(BackupError, match="in use"):
            restore(overwrite=True)

    assert len(small.texts()) == 5


HALF_WAY = """#!/bin/sh
case "$*" in *--data-only*) exec {program} "$@" ;; esac
echo '{written}'
exit {code}
"""


@only_postgresql
@pytest.mark.parametrize(("written", "code"), [("CREATE TABLE public.half ();", 1), ("SELECT nonsense;", 0)])
def test_a_restore_that_stops_half_way_changes_nothing(small, restore, monkeypatch, tmp_path, written, code):
    small.run("INSERT INTO texts VALUES (5, 'Later words')")
    programs = {name: postgresql_copy.client_program(name) for name in ("pg_dump", "psql", "pg_restore")}
    broken = tmp_path / "pg_restore"
    broken.write_text(HALF_WAY.format(program=programs["pg_restore"], written=written, code=code))
    broken.chmod(0o755)
    monkeypatch.setattr(postgresql_copy, "client_program", (programs | {"pg_restore": str(broken)}).get)

    with pytest.raises(BackupError):
        restore(overwrite=True)
    assert len(small.texts()) == 5
    small.run("CREATE TABLE half (id integer)")


@only_postgresql
def test_rows_are_counted_before_a_restore_is_committed(small, restore, monkeypatch):
    small.run("INSERT INTO texts VALUES (5, 'Later words')")
    check = postgresql_copy.CHECK_TABLE.replace("COUNT(*)", "COUNT(*) + 1")
    monkeypatch.setattr(postgresql_copy, "CHECK_TABLE", check)

    with pytest.raises(BackupError, match="were restored in"):
        restore(overwrite=True)
    assert len(small.texts()) == 5


def test_programs_of_postgresql_that_are_missing_are_asked_for(monkeypatch):
    monkeypatch.setattr(postgresql_copy, "which", lambda name: None)
    monkeypatch.setattr(postgresql_copy.Path, "glob", lambda path, pattern: [])

    with pytest.raises(BackupError, match=r"pg_dump is not on this machine.*postgresql-client"):
        postgresql_copy.client_program("pg_dump")
