"""`python -m tests.bench backup`: the rehearsal, on the database of the tests' own kind."""

from io import StringIO

import pytest
from django.db import connection

from tests.bench import benchmark_backup
from tests.bench.benchmark_backup import (
    Command,
    Rehearsal,
    confirmed_turns,
    errors,
    faults_of,
    rehearse,
    remake_database,
)


@pytest.fixture
def address(monkeypatch, django_db_blocker):
    """The address of a scratch database on the server of the tests; none for SQLite."""
    if connection.vendor == "sqlite":
        yield ""
        return
    monkeypatch.setattr(benchmark_backup.os, "getpid", lambda: "rehearsal")
    *_, scratch = benchmark_backup.scratch_addresses()
    yield scratch
    remake_database(scratch, make=False)


@pytest.mark.of_database
def test_nothing_confirmed_before_a_backup_is_missing_after_a_restore(address, tmp_path):
    result = rehearse(tmp_path, address, people=3, seconds=1)

    assert result.confirmed >= 3
    assert result.restored >= result.confirmed
    assert (result.missing, result.torn, result.errors) == (0, 0, 0)


def test_what_was_measured_is_printed():
    out = StringIO()
    Command(stdout=out).report(Rehearsal("SQLite", 1200, 300, 0, 2.5, 3.25, 1210, 7, 1))

    assert out.getvalue().split() == ["SQLite", "1,200", "300", "0", "2.5", "3.2", "1,210", "7", "1"]


def test_what_is_missing_torn_or_refused_breaks_the_promise():
    kept = Rehearsal("SQLite", 1200, 300, 0, 2.5, 3.25, 1210, 0, 0)

    assert faults_of(kept) == []
    assert faults_of(kept._replace(missing=7)) == ["SQLite: 7 confirmed before the backup and missing"]
    assert [len(faults_of(kept._replace(**{name: 1}))) for name in ("torn", "errors")] == [1, 1]
    assert faults_of(kept._replace(confirmed=0)) != []


def test_what_was_refused_is_counted_by_its_words_and_not_as_confirmed(tmp_path):
    lines = ["1 1", "2 1", "error 1 database is locked", "1 2", "error 2 database is locked"]
    (tmp_path / "ledger").write_text("\n".join(lines) + "\n")

    assert errors(tmp_path / "ledger") == {"database is locked": 2}
    assert confirmed_turns(lines) == {"1": 2, "2": 1}
