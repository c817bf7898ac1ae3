"""What staff corrected, added and deleted of an adoption, a vote and a list of sponsors stays when a record changes."""

from datetime import date

import pytest

from ccpcj.lib.services import create_record
from ccpcj.review.models import Finding
from resolutions.adoption.services import correct_adoption, record_adoption, record_vote
from resolutions.models import Adoption, Keyword, Resolution, Sponsorship, Version, Vote
from resolutions.sponsors.services import add_entry, correct_entry, remove_entry, withdraw
from sessions.models import State
from tests import factories as make
from tests.resolutions.akn.specimen import files, write

from .loading import LINE, SYMBOL, load

pytestmark = pytest.mark.django_db
CODES = ("QAA", "QBB", "QCC", "QDD")


@pytest.fixture
def text(tmp_path):
    for code in CODES:
        make.make_state(code, name_en=code)
    return files(write(tmp_path, "en"))


def state(code):
    return State.objects.get(iso3=code)


def conflicts():
    return list(Finding.objects.filter(code="staff-and-file-differ").values_list("message", flat=True))


def sponsors():
    rows = Sponsorship.objects.order_by("position")
    return [(row.printed_en, row.state and row.state.iso3, row.role) for row in rows]


def sponsor(code):
    return Sponsorship.objects.get(state__iso3=code)


def ballots():
    return dict(Vote.objects.get().ballots.values_list("state__iso3", "choice"))


SPONSORS = LINE | {"sponsors": ["QAA", "QBB"], "additional_sponsors": ["QCC"]}


def test_a_corrected_meeting_stays_when_other_things_change(text):
    load(text, LINE)
    correct_adoption(Adoption.objects.get(), record="A/77/PV.55")
    load(text, LINE | {"committee": "Second Committee"})

    adoption = Adoption.objects.get()
    assert (adoption.record, adoption.committee) == ("A/77/PV.55", "Second Committee")
    assert conflicts() == []


def test_where_both_changed_what_was_typed_stands_and_a_person_is_told_all_three(text):
    load(text, LINE)
    correct_adoption(Adoption.objects.get(), record="A/77/PV.55", committee="")
    changed = LINE | {"pv": "A/77/PV.56", "committee": "Second Committee"}
    load(text, changed)

    adoption = Adoption.objects.get()
    assert (adoption.record, adoption.committee) == ("A/77/PV.55", "")
    told = "record was “A/77/PV.54” in the last import, is “A/77/PV.55” here and “A/77/PV.56” in the new one."
    assert any(told in message for message in conflicts())
    assert len(conflicts()) == 2
    load(text, changed)
    assert len(conflicts()) == 2


def test_a_day_that_was_corrected_stays_and_one_that_was_not_follows_the_record(text):
    load(text, LINE)
    load(text, LINE | {"adoption_date": "16 December 2022"})
    assert (Version.objects.get().date, Adoption.objects.get().date) == (date(2022, 12, 16), date(2022, 12, 16))

    correct_adoption(Adoption.objects.get(), date=date(2022, 12, 17))
    load(text, LINE | {"adoption_date": "18 December 2022"})
    assert Adoption.objects.get().date == date(2022, 12, 17)
    assert len(conflicts()) == 1


def test_what_was_typed_before_any_record_came_stands_and_the_rest_is_filled(text):
    version = make.make_version(make.make_resolution(None, "77/901", body="GA"), symbol=SYMBOL, body="GA")
    adoption = record_adoption(version=version, body="GA", method="vote", record="A/77/PV.9", date=date(2022, 12, 14))
    tally = {"in_favour": 1, "against": 0, "abstaining": 0}
    record_vote(adoption=adoption, tally=tally, ballots={state("QAA"): "in_favour"})
    typed = {"printed": {"en": "Qaa"}, "state": state("QAA"), "role": "main"}
    entry = add_entry(resolution=version.resolution, version=version, **typed)
    load(text, LINE)

    adoption.refresh_from_db()
    assert (adoption.record, adoption.date, adoption.report) == ("A/77/PV.9", date(2022, 12, 14), "A/77/999")
    assert ballots() == {"QAA": "in_favour", "QBB": "in_favour", "QCC": "against"}
    assert Vote.objects.get().in_favour == 1
    assert "1 votes “in_favour” are counted, 2 states listed." in Vote.objects.get().difference
    assert sponsors() == [("Qaa", "QAA", "main"), ("QBB", "QBB", "additional"), ("ATLANTIS", None, "additional")]
    assert Sponsorship.objects.get(role="main") == entry
    assert sorted(message.split(" was")[0] for message in conflicts() if message.startswith(("Adoption", "Vote"))) == [
        "Adoption: date", "Adoption: record", "Vote: against", "Vote: in favour",
    ]  # fmt: skip


def test_a_deleted_adoption_stays_away_until_its_source_says_something_else(text):
    load(text, LINE)
    Adoption.objects.all().delete()
    load(text, LINE)
    load(text, LINE | {"additional_sponsors": []})
    assert (Adoption.objects.count(), conflicts()) == (0, [])

    load(text, LINE | {"pv": "A/77/PV.56"})
    assert (Adoption.objects.count(), len(conflicts())) == (0, 1)


def test_a_ballot_that_was_corrected_stays_and_the_others_follow_the_record(text):
    load(text, LINE)
    record_vote(
        adoption=Adoption.objects.get(), tally={"in_favour": 1, "against": 2, "abstaining": 0},
        ballots={state("QAA"): "in_favour", state("QBB"): "against", state("QCC"): "against"},
    )  # fmt: skip
    load(text, LINE | {"MS_abstaining_count": "1", "MS_abstaining": ["QDD"]})

    assert ballots() == {"QAA": "in_favour", "QBB": "against", "QCC": "against", "QDD": "abstaining"}
    vote = Vote.objects.get()
    assert (vote.in_favour, vote.against, vote.abstaining, vote.difference) == (1, 2, 1, "")
    assert conflicts() == []


def test_a_ballot_that_both_changed_waits_for_a_person(text):
    load(text, LINE)
    Vote.objects.get().ballots.filter(state__iso3="QCC").update(choice="abstaining")
    load(text, LINE | {"MS_against": [], "MS_in_favour": ["QAA", "QBB", "QCC"], "MS_against_count": "0",
                       "MS_in_favour_count": "3"})  # fmt: skip

    assert ballots()["QCC"] == "abstaining"
    assert ["QCC was “against” in the last import, is “abstaining” here" in message for message in conflicts()] == [
        True
    ]


NO_VOTE = LINE | {"adoption_type": "Without a vote"}


def test_a_vote_that_nobody_touched_goes_with_its_source(text):
    load(text, LINE)
    load(text, NO_VOTE)

    assert (Vote.objects.count(), Adoption.objects.get().method, conflicts()) == (0, "without_vote", [])


def test_a_vote_that_was_corrected_stays_where_its_source_has_none_any_more(text):
    load(text, LINE)
    Vote.objects.get().ballots.filter(state__iso3="QCC").delete()
    load(text, NO_VOTE)

    assert (set(ballots()), Adoption.objects.get().method) == ({"QAA", "QBB"}, "vote")
    assert len(conflicts()) == 2


def test_a_vote_that_was_removed_does_not_come_back(text):
    load(text, LINE)
    Vote.objects.all().delete()
    correct_adoption(Adoption.objects.get(), method="consensus")
    load(text, LINE | {"pv": "A/77/PV.56"})
    assert (Vote.objects.count(), Adoption.objects.get().method, conflicts()) == (0, "consensus", [])

    load(text, LINE | {"MS_against_count": "0", "MS_against": []})
    assert (Vote.objects.count(), Adoption.objects.get().method, len(conflicts())) == (0, "consensus", 1)


def test_a_method_that_was_typed_stands_against_a_new_vote(text):
    load(text, NO_VOTE)
    correct_adoption(Adoption.objects.get(), method="consensus")
    load(text, LINE)

    assert (Vote.objects.count(), Adoption.objects.get().method) == (0, "consensus")
    assert len(conflicts()) == 2


def test_sponsors_that_were_added_corrected_and_removed_stay_so(text):
    load(text, SPONSORS)
    work = Resolution.objects.get()
    added = add_entry(resolution=work, version=Version.objects.get(), printed={"en": "Typed"}, state=state("QDD"))
    correct_entry(sponsor("QBB"), role="main")
    remove_entry(sponsor("QCC"))
    kept = sponsor("QAA")
    load(text, SPONSORS | {"pv": "A/77/PV.56"})

    assert sponsors() == [("QAA", "QAA", "sponsor"), ("QBB", "QBB", "main"), ("Typed", "QDD", "sponsor")]
    assert (sponsor("QAA"), sponsor("QDD")) == (kept, added)
    assert conflicts() == []


def test_sponsors_follow_their_source_where_nobody_touched_them(text):
    load(text, SPONSORS)
    kept = sponsor("QAA")
    load(text, SPONSORS | {"sponsors": ["QDD", "QAA"], "additional_sponsors": ["QBB"]})

    assert sponsors() == [("QDD", "QDD", "sponsor"), ("QAA", "QAA", "sponsor"), ("QBB", "QBB", "additional")]
    assert sponsor("QAA") == kept
    assert conflicts() == []


def test_an_entry_that_both_changed_waits_for_a_person(text):
    load(text, SPONSORS)
    correct_entry(sponsor("QBB"), role="main")
    remove_entry(sponsor("QCC"))
    load(text, SPONSORS | {"sponsors": ["QAA", "QCC"], "additional_sponsors": ["QBB"]})

    assert sponsors() == [("QAA", "QAA", "sponsor"), ("QBB", "QBB", "main")]
    assert sorted(message.split(":")[0] for message in conflicts()) == ["Sponsor “QBB”", "Sponsor “QCC” to “QCC”"]


def test_a_corrected_entry_that_the_source_leaves_out_stays_and_is_told(text):
    load(text, SPONSORS)
    correct_entry(sponsor("QBB"), role="main")
    load(text, SPONSORS | {"sponsors": ["QAA"]})

    assert ("QBB", "QBB", "main") in sponsors()
    assert ["leaves out an entry that was corrected here" in message for message in conflicts()] == [True]


def test_an_unknown_sponsor_that_was_settled_stays_settled(text):
    load(text, SPONSORS | {"additional_sponsors": ["ATLANTIS"]})
    correct_entry(Sponsorship.objects.get(state=None), state=state("QDD"))
    load(text, SPONSORS | {"additional_sponsors": ["ATLANTIS"], "pv": "A/77/PV.56"})

    assert ("ATLANTIS", "QDD", "additional") in sponsors()
    assert conflicts() == []


def test_a_sponsor_that_withdrew_does_not_come_back(text):
    load(text, SPONSORS)
    withdraw(sponsor("QBB"), on=date(2022, 12, 20))
    load(text, SPONSORS | {"pv": "A/77/PV.56"})

    assert (sponsor("QBB").withdrawn_on, Sponsorship.objects.count()) == (date(2022, 12, 20), 3)


def test_keywords_that_the_source_drops_go_and_those_of_staff_stay(text):
    load(text, LINE | {"SDGs": ["16", "17"]})
    own = create_record(Keyword, {"scheme": "unbis", "name": "KEPT BY HAND"})
    Resolution.objects.get().keywords.add(own)
    load(text, LINE | {"SDGs": ["17"]})

    assert set(Resolution.objects.get().keywords.values_list("name", flat=True)) == {
        "LANTERNS",
        "sdg 17",
        "KEPT BY HAND",
    }


def test_keywords_and_a_draft_that_were_removed_do_not_come_back(tmp_path, text):
    step = '<workflow><step date="2022-11-01" outcome="draftResolution" as="A/C.3/77/L.99" by=""/></workflow>'
    akn = files(write(tmp_path, "en", meta=step))
    load(akn, LINE)
    Version.objects.filter(symbol="A/C.3/77/L.99").delete()
    Resolution.objects.get().keywords.clear()
    load(akn, LINE | {"SDGs": ["16", "17"]})

    assert Version.objects.get().symbol == SYMBOL
    assert list(Resolution.objects.get().keywords.values_list("name", flat=True)) == ["sdg 17"]
