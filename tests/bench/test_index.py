"""`python -m tests.bench titles`, `index_kills` and `import_readers`."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError
from django.db import connection

from ccpcj.search.index.update import bring_up_to_date
from ccpcj.search.models import IndexEntry
from resolutions.models import Resolution
from tests import factories as make

from .benchmark_import_readers import Answer, Command, form_of
from .benchmark_index_kills import AS_IF_NEVER_KILLED, index_digest
from .benchmark_index_kills import Command as IndexKills
from .test_search import output_of
from .web import Page, errors_logged

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("arguments", [["titles"], ["index_kills"], ["import_readers", "archive.tar"]])
def test_they_are_refused_in_a_database_that_is_not_for_them(arguments):
    with pytest.raises(CommandError, match="scratch"):
        output_of(*arguments)
    assert not Resolution.objects.exists()


def test_the_order_of_titles_is_measured_in_each_language(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "scratch")
    empty = index_digest()
    lines = output_of("titles", "--texts", "400", "--rounds", "1").splitlines()

    assert lines[1].endswith("400 texts")
    assert [line.split()[0] for line in lines[4:]] == ["ar", "zh", "en", "fr", "ru", "es"]
    assert index_digest() != empty


def test_what_a_form_hides_is_sent_along():
    html = b'<input type="hidden" name="a" value="1"><input type="text" name="b"><input type="hidden" name="c">'

    assert form_of(Page(200, html)) == {"a": "1", "c": ""}


@pytest.mark.parametrize(
    ("answers", "logged", "imported", "fault"),
    [
        ([], [], 0, "no reader was answered"),
        ([Answer("reader", 500, 0.1)], [], 0, "1 answers to a reader were 500"),
        ([Answer("reader", 0, 0.1)], [], 0, "1 answers to a reader were 0"),
        ([Answer("reader", 200, 0.1)], ["database is locked"], 0, "logged 1 times: database is locked"),
        ([Answer("reader", 200, 0.1)], [], -9, "the import ended with -9"),
    ],
)
def test_an_import_that_readers_notice_is_an_error(answers, logged, imported, fault):
    command = Command(stdout=StringIO())
    saver = Answer("saver", 302, 0.2)
    command.report([Answer("reader", 200, 0.1), saver], [], 0)

    with pytest.raises(CommandError, match=fault):
        command.report([*answers, saver], logged, imported)


def test_an_index_that_is_not_complete_is_an_error():
    make.make_version(make.make_resolution(None, "1/1"))
    bring_up_to_date()
    IndexEntry.objects.all().delete()

    with pytest.raises(CommandError, match="entries of the index are not right"):
        Command(stdout=StringIO()).report([Answer("reader", 200, 0.1), Answer("saver", 302, 0.1)], [], 0)


def test_a_server_s_log_tells_each_error_by_its_last_line(tmp_path):
    (tmp_path / "log").write_text(
        "2026-11-30 22:57:36,918 WARNING ccpcj: slow\n2026-11-30 22:57:37,302 ERROR django.request: Internal Server "
        "Error: /a/\nTraceback\n  File\nOperationalError: database is locked\n"
    )

    assert errors_logged(tmp_path / "log") == ["OperationalError: database is locked"]


def test_a_rebuild_that_does_not_end_as_if_never_killed_is_an_error():
    command = IndexKills(stdout=StringIO())
    command.report(Counter({AS_IF_NEVER_KILLED: 3}), 3)

    with pytest.raises(CommandError, match="1 of 3 rebuilds"):
        command.report(Counter({AS_IF_NEVER_KILLED: 2}), 3)
