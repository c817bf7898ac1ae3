"""`python -m tests.bench kills`: its parts; what forks and kills stands outside the tests' own database."""

from collections import Counter
from io import StringIO

import pytest
from django.db import transaction

from sessions.models import Meeting
from tests import factories as make
from tests.bench.benchmark_kills import Command
from tests.bench.killed_imports import RowDescriber, watched_commits
from tests.bench.scratch_copies import copy_file


def descriptions() -> Counter[str]:
    describe = RowDescriber()
    return Counter(describe(Meeting, key) for key in Meeting.objects.values_list("pk", flat=True))


@pytest.mark.django_db
def test_rows_are_told_by_what_they_say_and_not_by_their_keys():
    session = make.make_session(61)
    make.make_meeting(session, 1)
    before = descriptions()
    Meeting.objects.all().delete()
    make.make_meeting(session, 1)
    assert descriptions() == before

    Meeting.objects.update(session=make.make_session(62))
    assert descriptions() != before, "what a row points at counts"


@pytest.mark.django_db(transaction=True)
def test_commits_are_told_before_and_after():
    told = []
    with watched_commits(lambda number, side: told.append((number, side))):
        with transaction.atomic():
            make.make_session(61)
        with transaction.atomic():
            make.make_session(62)

    assert told == [(1, "before"), (1, "after"), (2, "before"), (2, "after")]


def test_a_copy_is_put_in_place_with_what_was_written_beside_it(tmp_path):
    kept, used = tmp_path / "kept", tmp_path / "used"
    kept.write_text("before")
    used.write_text("after")
    (tmp_path / "used-wal").write_text("after")
    copy_file(kept, used)

    assert (used.read_text(), (tmp_path / "used-wal").exists()) == ("before", False)


def test_what_came_of_the_kills_is_printed():
    out = StringIO()
    counts = {"killed": 3, "ended as if never killed": 4, "changed by a further run": 0}
    Command(stdout=out).report("SQLite", {"import": "import_akn", "seconds": 1.5, "commits": 8, "times": 4, **counts})

    assert out.getvalue() == (
        "SQLite, import_akn (1.5 s, 8 commits): 3 killed of 4, 4 ended as if never killed; a further run changed 0\n"
    )
