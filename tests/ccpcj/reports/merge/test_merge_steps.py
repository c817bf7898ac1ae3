"""The steps of the merge: each report is planned once, entries move before rows are written, each language has its base."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ccpcj.reports.merge import import_history
from ccpcj.reports.merge import load_report as loading
from ccpcj.reports.merge.load_report import load_report
from ccpcj.reports.plan import plan
from ccpcj.review.models import ReportImport
from sessions.models import Statement
from sessions.states.services import load_reference
from tests.ccpcj.reports.made_up import report, statement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reference(db):
    load_reference()


@pytest.fixture
def plan_counts(monkeypatch):
    """How often each report was planned, by its language and its first speaker's mode."""
    counts = Counter()

    def counting(report):
        counts[report["language"], report["statements"][0]["mode"]] += 1
        return plan(report)

    monkeypatch.setattr(loading, "plan", counting)
    monkeypatch.setattr(import_history, "plan", counting)
    return counts


def load(data, sha=""):
    return load_report(data, "made-up.txt", sha or data["language"])


def spoken_by(*states, language="zh", mode=None):
    spoke = [
        statement(2, order, f"{language} {state}", state=state, mode=mode) for order, state in enumerate(states, 1)
    ]
    return report() | {"language": language, "statements": spoke}


def test_the_import_of_a_third_language_plans_each_report_once(plan_counts):
    for language in ("zh", "fr"):
        load(spoken_by("EGY", "JPN", language=language))
    plan_counts.clear()
    load(spoken_by("EGY", "JPN", language="ru"))

    assert plan_counts == {("zh", None): 1, ("fr", None): 1, ("ru", None): 1}


def test_a_corrected_file_plans_each_report_once(plan_counts):
    for mode in (None, "video"):
        for language in ("zh", "fr", "ru"):
            plan_counts.clear()
            load(spoken_by("EGY", "JPN", language=language, mode=mode), f"{language} {mode}")

    assert plan_counts == {
        ("zh", None): 1, ("fr", None): 1, ("ru", None): 1,  # the base of the third language: as all stood at its import
        ("zh", "video"): 1, ("fr", "video"): 1, ("ru", "video"): 1,
    }  # fmt: skip


def test_entries_move_before_rows_are_written():
    load(spoken_by("EGY", "JPN"))
    with CaptureQueriesContext(connection) as queries:
        load(spoken_by("DZA", "EGY", "JPN"), "b")

    table = Statement._meta.db_table
    writes = [query["sql"].split()[0] for query in queries if query["sql"].startswith((f'UPDATE "{table}"', "INSERT"))]
    first_insert = writes.index("INSERT")
    assert "UPDATE" in writes[:first_insert]
    assert "UPDATE" not in writes[first_insert:]


def test_a_language_is_asked_for_what_its_own_last_import_said():
    load(spoken_by("EGY"))
    load(spoken_by("EGY", "JPN", language="fr"))
    outcome, _ = load(spoken_by("EGY", mode="online"), "b")

    assert (outcome.missing, outcome.differences) == ([], [])
    outcome, _ = load(spoken_by("EGY", language="fr", mode="online"), "fr b")
    assert [entry.split("order=")[1][0] for entry in outcome.missing] == ["2"]


def test_differences_are_those_from_the_languages_before():
    load(spoken_by("EGY"))
    load(spoken_by("EGY", "JPN", language="fr"))
    outcome, _ = load(spoken_by("EGY", mode="online"), "b")
    later, _ = load(spoken_by("EGY", "JPN", language="fr", mode="video"), "fr b")

    assert outcome.differences == []
    assert later.differences == [
        "Speaker “zh EGY” (EGY) in paragraph 2: mode is online in another language, video in this one.",
        "Speaker “fr JPN” (JPN) in paragraph 2 stands in this language only.",
    ]


def test_an_import_that_fails_is_not_remembered():
    broken = spoken_by("EGY")
    broken["coverage"] = {}
    with pytest.raises(KeyError):
        load(broken)

    assert not ReportImport.objects.exists()
    assert not Statement.objects.exists()
