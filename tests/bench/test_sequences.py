"""`python -m tests.bench sequences`: a few sequences, and that the ledger tells losses and duplicates."""

from datetime import date

import pytest

from ccpcj.lib.services import create_record
from sessions.models import Meeting, Session, Statement
from sessions.states.services import load_reference
from tests.bench.hand_edits import state
from tests.bench.ledger import Ledger, duplicates
from tests.bench.printed_session import Facts, facts_of_report, report_file
from tests.bench.record_view import RecordView
from tests.ccpcj.reports.readings import read_text

from .test_search import output_of

pytestmark = pytest.mark.django_db
DAY = ("meeting", 6, "date")


@pytest.fixture
def view():
    """A session typed by hand, with one meeting and Egypt twice among the speakers."""
    load_reference()
    session = create_record(Session, {"number": 61, "year": 2052})
    create_record(Meeting, {"session": session, "number": 6, "date": date(2052, 3, 9)})
    for order in (1, 2):
        speaker = {"state": state("EGY"), "kind": "item", "printed_en": "Egypt", "speaker_en": "Egypt"}
        create_record(Statement, {"session": session, "order": order, **speaker})
    return RecordView()


def test_what_was_typed_and_is_not_there_is_a_loss(view):
    ledger = Ledger()
    ledger.note_value(DAY, date(2052, 3, 7))
    ledger.note_row(("meeting", 5))

    assert [loss.split(":")[0] for loss in ledger.losses_by_hand(view)] == [
        "('meeting', 6, 'date')", "('meeting', 5) was typed and is gone",
    ]  # fmt: skip


def test_what_is_printed_and_neither_there_nor_in_review_is_a_loss(view):
    facts = Facts({DAY: date(2052, 3, 8)}, {("meeting", 6), ("meeting", 1)})

    assert len(Ledger().losses_of_import(view, "report en", facts)) == 2
    view.messages.append("meeting 6: date is 2052-03-09 here, 2052-03-08 in the report")
    assert Ledger().losses_of_import(view, "report en", facts) == ["('meeting', 1) is printed and not there"]


def test_where_a_file_newly_says_otherwise_than_people_both_must_be_shown(view):
    ledger, facts = Ledger(), Facts({DAY: date(2052, 3, 8)})
    ledger.note_value(DAY, date(2052, 3, 9))
    assert len(ledger.losses_of_import(view, "report en", facts)) == 1

    ledger.printed["report en"] = facts
    ledger.note_value(DAY, date(2052, 3, 9))  # typed over what the report printed
    assert ledger.losses_of_import(view, "report en", facts) == []


def test_what_a_file_prints_as_it_was_typed_is_corrected_by_its_next_edition(view):
    ledger, printed, corrected = Ledger(), Facts({DAY: date(2052, 3, 9)}), Facts({DAY: date(2052, 3, 8)})
    ledger.note_value(DAY, date(2052, 3, 9))
    assert ledger.losses_of_import(view, "report en", printed) == []
    ledger.printed["report en"] = printed
    assert len(ledger.losses_of_import(view, "report en", corrected)) == 1

    view.values[DAY] = date(2052, 3, 8)
    assert ledger.losses_of_import(view, "report en", corrected) == ledger.losses_by_hand(view) == []


def test_what_people_deleted_must_not_come_back(view):
    ledger = Ledger(printed={"report en": Facts({}, {("meeting", 6)})})
    ledger.note_deletion([("meeting", 6), ("meeting", 5)])

    assert ledger.returns(view) == ["('meeting', 6) was deleted and came back"]


def test_two_rows_for_one_thing_are_duplicates(view):
    assert duplicates(view) == ["('statement', 'EGY') is there 2 times"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_edition_prints_what_its_facts_say(language):
    edition = frozenset({"mode", "courts number", "sponsor added", "speaker left out", "ports-1 words"})
    report, facts = read_text(report_file(language, edition).decode()).to_json(), facts_of_report(language, edition)
    text = report["texts"][0]

    assert facts.values["text", "courts", "number"] == report["texts"][1]["number"] == "61/4"
    assert facts.values["statement", "IDN", "mode"] == report["statements"][0]["mode"] == "online"
    assert {("sponsor", "ports", entry["state"]) for entry in text["sponsors"]} < facts.rows
    assert facts.values["paragraph", "ports-1", language] == text["operative"][0]["text"]


def test_sequences_lose_nothing_and_double_nothing():
    output = output_of("sequences", "--number", "3", "--seed", "1")

    assert "0 losses, 0 duplicates, 0 errors" in output
    assert not Session.objects.exists()
