"""Loading the states, groups and organizations that come with the project."""

from datetime import date

import pytest
from django.core.management import call_command

from ccpcj.lib.services import Counts
from sessions.models import Group, Membership, Organization, Spelling, State
from sessions.states import services
from sessions.states.names import Names
from sessions.states.names_in_database import names_from_database
from sessions.states.reference import read_reference, reference_names
from sessions.states.services import load_reference

pytestmark = pytest.mark.django_db


def test_the_second_load_changes_nothing():
    first, second = load_reference(), load_reference()

    assert (first["states"], first["groups"]) == (Counts(201, 0), Counts(14, 0))
    assert set(second.values()) == {Counts(0, 0)}
    assert State.objects.filter(status="member", until=None).count() == 193
    assert not State.objects.filter(name_ar="").exists()


def test_the_second_load_asks_little(django_assert_max_num_queries):
    load_reference()

    with django_assert_max_num_queries(12):
        load_reference()


def test_every_state_has_the_regional_group_that_elects_it():
    load_reference()
    sizes = {
        group.code: group.regional_states.filter(until=None).count() for group in Group.objects.filter(kind="regional")
    }

    assert sizes == {"AFR": 54, "APG": 54, "EEG": 23, "GRULAC": 33, "WEOG": 29}


def test_the_official_name_of_a_state_wins():
    load_reference()
    State.objects.filter(iso3="TUR").update(name_en="Turkey", m49="999")

    assert load_reference()["states"] == Counts(0, 1)
    assert State.objects.get(iso3="TUR").name_en == "Türkiye"
    assert State.objects.get(iso3="TUR").m49 == "792"


def test_what_staff_wrote_stays():
    load_reference()
    japan = State.objects.get(iso3="JPN")
    Spelling.objects.create(state=japan, language="en", text="Made-up name of Japan")
    Organization.objects.filter(slug="interpol").update(name_en="Made-up name", name_fr="")
    Organization.objects.create(slug="made-up", name_en="Made-up organization")
    Membership.objects.filter(group__code="G77", state__iso3="IND").update(since=date(1964, 6, 15))
    Membership.objects.filter(group__code="EU", state__iso3="MLT").update(until=date(2021, 1, 1))

    changed = {kind: counts for kind, counts in load_reference().items() if counts}

    interpol = Organization.objects.get(slug="interpol")
    assert changed == {"organizations": Counts(0, 1)}
    assert (interpol.name_en, interpol.name_fr[:12]) == ("Made-up name", "Organisation")
    assert japan.spellings.filter(text="Made-up name of Japan").exists()
    assert Organization.objects.filter(slug="made-up").exists()
    assert Membership.objects.get(group__code="G77", state__iso3="IND").since == date(1964, 6, 15)
    assert Membership.objects.get(group__code="EU", state__iso3="MLT").until == date(2021, 1, 1)


def test_a_membership_that_ended_is_ended():
    load_reference()
    Membership.objects.filter(group__code="EU", state__iso3="GBR").update(until=None)

    assert load_reference()["memberships"] == Counts(0, 1)
    assert Membership.objects.get(group__code="EU", state__iso3="GBR").until == date(2020, 1, 31)


def test_a_load_that_fails_leaves_nothing(monkeypatch):
    files = {name: read_reference(name) for name in ("states", "groups", "organizations")}
    files["groups"][5]["members"][0]["state"] = "???"
    monkeypatch.setattr(services, "read_reference", files.__getitem__)

    with pytest.raises(KeyError):
        load_reference()
    assert not State.objects.exists()


def test_the_tables_know_the_names_that_the_files_know():
    load_reference()
    own, files = names_from_database(), Names.from_files()

    assert [entry for entry in reference_names() if own.why(entry[3], entry[2]) != files.why(entry[3], entry[2])] == []


def test_a_spelling_of_the_tables_is_a_name(django_assert_num_queries):
    load_reference()
    Spelling.objects.create(state=State.objects.get(iso3="NOR"), language="zh", text="编造国")

    with django_assert_num_queries(6):
        names = names_from_database()
    assert names.find("编造国", "zh").key == "NOR"


def test_the_command_says_what_it_did(capsys):
    call_command("load_reference")
    first = capsys.readouterr().out
    call_command("load_reference")

    assert "201 states created" in first
    assert capsys.readouterr().out == "Nothing changed.\n"
