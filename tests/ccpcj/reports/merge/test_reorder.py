"""A corrected report puts entries of a list elsewhere: their records go along, with all that is held of them."""

import copy

import pytest

from ccpcj.reports.merge.load_report import load_report
from resolutions.models import Resolution, Sponsorship
from sessions.models import Officer, State, Statement
from sessions.states.services import load_reference
from tests import factories as make
from tests.ccpcj.reports.made_up import report, statement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reference(db):
    load_reference()


def load(data, sha=""):
    return load_report(data, "made-up.txt", sha or data["language"])[0]


def spoken_by(*states, language="zh"):
    """A report whose second paragraph names these states, each language in its own words."""
    spoke = [statement(2, place, f"{language} {state or place}", state=state) for place, state in enumerate(states, 1)]
    return report() | {"language": language, "statements": spoke}


def sponsored_by(*states):
    data = report()
    data["texts"][0]["sponsors"] = [{"name": code or "?", "state": code, "group": None} for code in states]
    return data


def speakers(*fields):
    return list(Statement.objects.order_by("order").values_list("state__iso3", *fields))


def sponsors():
    return list(Sponsorship.objects.printed_entries().values_list("state__iso3", flat=True))


def test_a_speaker_put_before_the_others_moves_them_with_what_is_held_of_them():
    load(spoken_by("EGY", "JPN"))
    load(spoken_by("EGY", "JPN", language="fr"))
    make.set_lines(Statement.objects.filter(state__iso3="EGY"), title_zh="staff's own words")
    before = dict(Statement.objects.values_list("state__iso3", "pk"))
    outcome = load(spoken_by("DZA", "EGY", "JPN"), "b")

    assert speakers("printed__fr", "title__zh") == [
        ("DZA", None, ""),
        ("EGY", "fr EGY", "staff's own words"),
        ("JPN", "fr JPN", ""),
    ]
    assert before.items() <= dict(Statement.objects.values_list("state__iso3", "pk")).items()
    assert (outcome.created.total(), outcome.updated.total()) == (1, 0)
    assert not outcome.missing


def test_a_speaker_whom_only_a_further_language_has_gives_way_to_a_new_one():
    load(spoken_by("EGY"))
    load(spoken_by("EGY", "JPN", language="fr"))
    load(spoken_by("EGY", "DZA"), "b")

    assert speakers("printed__zh", "printed__fr") == [
        ("EGY", "zh EGY", "fr EGY"),
        ("DZA", "zh DZA", None),
        ("JPN", None, "fr JPN"),
    ]


def test_moved_entries_are_found_again_by_every_language():
    zh, fr, ru = spoken_by("EGY", "JPN"), spoken_by("JPN", "EGY", "KEN", language="fr"), spoken_by("KEN", language="ru")
    for data in (zh, fr, ru):
        load(data)
    load(spoken_by("DZA", "EGY", "JPN"), "b")
    before = speakers("printed__zh", "printed__fr", "printed__ru", "pk")

    assert [load(data, sha).changed for data, sha in ((fr, ""), (ru, ""), (spoken_by("DZA", "EGY", "JPN"), "b"))] == [
        0
    ] * 3
    assert speakers("printed__zh", "printed__fr", "printed__ru", "pk") == before


def test_the_earlier_file_again_moves_them_back():
    load(spoken_by("EGY", "JPN"))
    load(spoken_by("DZA", "EGY", "JPN"), "b")
    outcome = load(spoken_by("EGY", "JPN"))

    assert speakers() == [("EGY",), ("JPN",), ("DZA",)]
    assert outcome.missing
    assert load(spoken_by("EGY", "JPN", "KEN"), "c").created.total() == 1
    assert speakers() == [("EGY",), ("JPN",), ("KEN",), ("DZA",)]


def test_a_speaker_whom_staff_added_gives_way():
    load(spoken_by("EGY"))
    Statement.objects.create(
        session=Statement.objects.get().session, paragraph=Statement.objects.get().paragraph, order=2, kind="item",
        printed_zh="staff", state=State.objects.get(iso3="KEN"),
    )  # fmt: skip
    load(spoken_by("EGY", "JPN"), "b")

    assert speakers("printed__zh") == [("EGY", "zh EGY"), ("JPN", "zh JPN"), ("KEN", "staff")]


def test_a_speaker_whom_staff_added_and_the_report_comes_to_name_is_one():
    load(spoken_by("EGY"))
    Statement.objects.create(
        session=Statement.objects.get().session, paragraph=Statement.objects.get().paragraph, order=7, kind="item",
        printed_zh="staff", title_zh="kept", state=State.objects.get(iso3="KEN"),
    )  # fmt: skip
    load(spoken_by("KEN", "EGY"), "b")

    assert speakers("order", "title__zh") == [("KEN", 1, "kept"), ("EGY", 2, "")]


def test_an_unresolved_speaker_whom_staff_added_is_not_taken_for_one_of_the_report():
    load(spoken_by("EGY"))
    Statement.objects.create(
        session=Statement.objects.get().session, paragraph=Statement.objects.get().paragraph, order=2, kind="item",
        printed_zh="staff",
    )  # fmt: skip
    load(spoken_by("EGY", None), "b")

    assert speakers("printed__zh") == [("EGY", "zh EGY"), (None, "zh 2"), (None, "staff")]


def test_a_speaker_left_out_who_comes_again_is_told_from_another_of_the_state_by_what_was_said():
    twice, without, again = spoken_by("EGY", "EGY", "JPN"), spoken_by("JPN"), spoken_by("JPN", "EGY")
    twice["statements"][1]["kind"] = again["statements"][1]["kind"] = "right_of_reply"
    load(twice)
    make.set_lines(Statement.objects.filter(kind="item", order=1), title_zh="staff's own words")
    load(without, "b")
    load(again, "c")

    assert speakers("kind", "title__zh") == [
        ("JPN", "item", ""),
        ("EGY", "right_of_reply", ""),
        ("EGY", "item", "staff's own words"),
    ]


def test_an_unknown_body_left_out_and_printed_again_is_one():
    with_body, without = spoken_by("EGY", None), spoken_by("EGY")
    with_body["statements"][1]["organization"] = "虚构协会"
    load(with_body)
    load(without, "b")
    again = spoken_by("NOR", "JPN", "EGY", None)
    again["statements"][3]["organization"] = "虚构协会"
    load(again, "c")

    assert speakers("order") == [("NOR", 1), ("JPN", 2), ("EGY", 3), (None, 4)]


def test_a_speaker_whom_staff_corrected_goes_where_the_report_comes_to_print_them():
    load(spoken_by("EGY", "PRK"))
    Statement.objects.filter(order=2).update(state=State.objects.get(iso3="KOR"))
    make.set_lines(Statement.objects.filter(order=2), title_zh="staff's own words")
    load(spoken_by("NOR", "JPN", "EGY", "KOR"), "b")

    assert speakers("title__zh") == [("NOR", ""), ("JPN", ""), ("EGY", ""), ("KOR", "staff's own words")]


def test_a_sponsor_whom_staff_resolved_and_the_report_comes_to_resolve_is_one():
    load(sponsored_by("JPN", None))
    Sponsorship.objects.filter(state=None).update(state=State.objects.get(iso3="KOR"))
    load(sponsored_by("ARG", "JPN", "KOR", "NOR"), "b")

    assert sponsors() == ["ARG", "JPN", "KOR", "NOR"]


def test_a_sponsor_that_another_line_names_already_is_left_open_and_told():
    outcome = load(sponsored_by("JPN", "NOR", "JPN"))

    assert sponsors() == ["JPN", "NOR", None]
    assert outcome.differences == [
        "Sponsor “JPN” (JPN) of resolution 61/1 stands in the list already: the state of this line is left open."
    ]
    assert load(sponsored_by("JPN", "NOR", "JPN")).changed == 0


def test_a_sponsor_whom_staff_see_in_another_line_is_left_open_and_told():
    load(sponsored_by("EGY", "PRK"))
    load(sponsored_by("EGY", "PRK") | {"language": "fr"})
    Sponsorship.objects.filter(state__iso3="PRK").update(state=State.objects.get(iso3="KOR"))
    outcome = load(sponsored_by("NOR", "EGY", "KOR"), "b")

    assert sponsors() == ["NOR", "EGY", None, "KOR"]
    assert any("stands in the list already" in difference for difference in outcome.differences)


def test_a_sponsor_left_out_before_the_others_is_kept_behind_them():
    load(sponsored_by("DZA", "EGY", "JPN"))
    outcome = load(sponsored_by("EGY", "JPN"), "b")

    assert sponsors() == ["EGY", "JPN", "DZA"]
    assert len(outcome.missing) == 1


def test_a_sponsor_whom_staff_added_and_the_report_comes_to_name_is_one():
    load(sponsored_by("DZA"))
    work = Resolution.objects.get()
    Sponsorship.objects.create(resolution=work, position=2, state=State.objects.get(iso3="JPN"), printed_zh="日本")
    load(sponsored_by("EGY", "JPN", "DZA"), "b")

    assert sponsors() == ["EGY", "JPN", "DZA"]


def test_sponsors_typed_before_the_report_came_are_those_of_the_report():
    data = sponsored_by("DZA", "JPN")
    data["texts"][0]["sponsors"] = []
    load(data)
    work = Resolution.objects.get()
    Sponsorship.objects.create(resolution=work, position=1, state=State.objects.get(iso3="JPN"), printed_zh="日本")
    load(sponsored_by("DZA", "JPN"), "b")

    assert sponsors() == ["DZA", "JPN"]


def test_members_behind_a_group_go_along_with_its_entry():
    load(report())
    changed = report()
    changed["texts"][0]["sponsors"].insert(0, {"name": "阿尔及利亚", "state": "DZA", "group": None})
    load(changed, "b")

    entry = Sponsorship.objects.get(state__iso3="FRA")
    assert entry.position == 2
    assert set(entry.members.values_list("position", flat=True)) == {2}


def test_a_sponsor_of_its_own_in_place_of_another_stands_behind_no_group():
    load(report())
    changed = report()
    changed["texts"][0]["sponsors"][1] = {"name": "奥地利", "state": "AUT", "group": None}
    load(changed, "b")

    assert Sponsorship.objects.filter(state__iso3="AUT").count() == 1


def test_an_officer_put_before_the_others_takes_no_record_of_theirs():
    officer = report()["officers"][0]
    load(report() | {"officers": [officer]})
    make.set_lines(Officer.objects.all(), office_fr="la correction")
    load(report() | {"officers": [copy.deepcopy(officer) | {"state": "DZA", "name": "Ali Exemple"}, officer]}, "b")

    assert list(Officer.objects.order_by("position").values_list("position", "office__fr")) == [
        (1, None),
        (2, "la correction"),
    ]


def test_what_staff_corrected_of_an_entry_of_a_further_language_is_kept_when_the_first_comes_to_say_it():
    load(spoken_by("EGY"))
    load(spoken_by("EGY", "JPN", language="fr"))
    Statement.objects.filter(state__iso3="JPN").update(kind="opening")
    load(spoken_by("EGY", "JPN"), "b")

    assert speakers("kind", "printed__zh") == [("EGY", "item", "zh EGY"), ("JPN", "opening", "zh JPN")]


def test_what_staff_corrected_of_a_member_is_kept_when_the_line_of_its_group_is():
    load(report())
    make.set_lines(Sponsorship.objects.filter(state__iso3="AUT"), printed_fr="l’Autriche")
    changed = report()
    changed["texts"][0]["sponsors"][0]["name"] = "法国（代表欧盟）"
    load(changed, "b")

    assert Sponsorship.objects.filter(state__iso3="AUT").values_list("printed__zh", "printed__fr").get() == (
        "法国（代表欧盟）",
        "l’Autriche",
    )


def test_a_corrected_group_brings_its_members_and_takes_away_those_of_the_other():
    load(report())
    assert Sponsorship.objects.filter(state__iso3="AUT", entry__isnull=False).exists()
    changed = report()
    changed["texts"][0]["sponsors"][0]["group"] = "G77"
    load(changed, "b")

    entry = Sponsorship.objects.get(state__iso3="FRA")
    assert entry.group.code == "G77"
    assert set(entry.members.values_list("group__code", flat=True)) == {"G77"}
    assert not Sponsorship.objects.filter(state__iso3="AUT").exists()


def test_a_corrected_day_of_the_action_brings_the_members_of_that_day():
    load(report())
    assert not Sponsorship.objects.filter(state__iso3="GBR").exists()
    changed = report()
    changed["texts"][0]["action"]["date"] = "2019-05-24"
    load(changed, "b")

    assert Sponsorship.objects.get(state__iso3="GBR").entry.state.iso3 == "FRA"
