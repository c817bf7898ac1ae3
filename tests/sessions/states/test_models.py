"""Which states belong to a group on a day, and how a state is found by what people type."""

from datetime import date

import pytest

from sessions.models import Group, Spelling, State
from sessions.states.services import load_reference
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_the_european_union_has_the_members_of_the_day():
    load_reference()
    group = Group.objects.get(code="EU")
    days = ["1957-12-31", "1958-01-01", "2013-06-30", "2019-05-20", "2020-01-31", "2020-02-01", "2022-05-20"]

    assert [State.objects.members_of(group, on=date.fromisoformat(day)).count() for day in days] == [
        0, 6, 27, 28, 28, 27, 27,
    ]  # fmt: skip


def test_the_united_kingdom_left_and_croatia_joined():
    load_reference()
    group = Group.objects.get(code="EU")
    members = {
        year: set(State.objects.members_of(group, on=date(year, 5, 20)).values_list("iso3", flat=True))
        for year in (2012, 2022)
    }

    assert members[2012] - members[2022] == {"GBR"}
    assert members[2022] - members[2012] == {"HRV"}


def test_a_regional_group_is_not_dated():
    african = make.make_state(regional_group=make.make_group("AFR"))
    make.make_state(regional_group=make.make_group("APG"))

    assert list(State.objects.members_of(make.make_group("AFR"), on=date(1900, 1, 1))) == [african]


def test_two_memberships_at_once_count_a_state_once():
    group, state = make.make_group("MADE", kind="political"), make.make_state()
    make.make_member(group, state, since=None)
    make.make_member(group, state, since=date(2000, 1, 1))

    assert State.objects.members_of(group, on=date(2022, 1, 1)).count() == 1


def test_a_state_is_found_by_any_name_or_code():
    load_reference()
    typed = ["côte d’IVOIRE", "cote d'", "科特", "кот-д", "КОТ", "ديفوار", "civ", "384", "ivory coast"]

    assert [[state.iso3 for state in State.objects.matching(word)] for word in typed] == [["CIV"]] * len(typed)
    assert State.objects.matching("CI").filter(iso3="CIV").exists()


def test_a_state_is_found_by_a_spelling_that_staff_added():
    state = make.make_state()
    make.make_state()
    Spelling.objects.create(state=state, language="ru", text="Придуманная страна")

    assert list(State.objects.matching("придуманная")) == [state]


def test_words_that_are_no_name_find_no_state():
    load_reference()

    assert not State.objects.matching("Anorw").exists()
