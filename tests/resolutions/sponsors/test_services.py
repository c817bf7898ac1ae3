"""A printed entry of a group stands for the members of the day."""

from datetime import date

import pytest

from resolutions.sponsors.services import stand_for_members
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def union():
    group = make.make_group("EU", kind="political")
    for iso3, until in (("FRA", None), ("DEU", None), ("GBR", date(2020, 1, 31))):
        make.make_member(group, make.make_state(iso3), until=until)
    return group


def entry_of(union, day, number="61/1"):
    resolution = make.make_resolution(None, number)
    resolution.actions.create(date=day)
    france = union.memberships.get(state__iso3="FRA").state
    return make.make_sponsor(resolution, france, group=union, joined_on=None)


@pytest.mark.parametrize(("day", "members"), [(date(2019, 5, 24), ["DEU", "GBR"]), (date(2022, 5, 20), ["DEU"])])
def test_the_members_are_those_of_the_day_of_the_action(union, day, members):
    entry = entry_of(union, day)

    assert stand_for_members(entry) == len(members)
    assert sorted(one.state.iso3 for one in entry.members.all()) == members


def test_a_member_that_sponsors_itself_keeps_its_own_row(union):
    entry = entry_of(union, date(2022, 5, 20))
    germany = union.memberships.get(state__iso3="DEU").state
    own = make.make_sponsor(entry.resolution, germany)

    assert stand_for_members(entry) == 0
    assert entry.resolution.sponsorships.get(state=germany) == own


def test_a_second_time_adds_nothing(union):
    entry = entry_of(union, date(2022, 5, 20))
    stand_for_members(entry)

    assert stand_for_members(entry) == 0


def test_without_a_day_the_members_are_not_guessed(union):
    assert stand_for_members(entry_of(union, None)) == 0
