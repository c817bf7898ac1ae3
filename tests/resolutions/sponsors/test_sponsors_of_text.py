"""Who stands behind a text."""

from datetime import date

import pytest
from django.utils import translation

from resolutions.models import Resolution, Sponsorship
from resolutions.sponsors.sponsors_of_text import sponsors_of_text
from sessions.models import State
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def resolution() -> Resolution:
    return make.make_resolution(make.make_session(61))


def names(states: list[State]) -> list[str]:
    return [state.iso3 for state in states]


def test_entries_keep_the_order_printed_and_regions_that_of_the_alphabet(resolution):
    west, africa = make.make_group("WEOG", position=5), make.make_group("AFR", position=1)
    for iso3, group in (("ZMB", africa), ("NOR", west), ("AGO", africa)):
        make.make_sponsor(resolution, make.make_state(iso3, regional_group=group))
    sponsors = sponsors_of_text(resolution)

    assert [entry.name.text for entry in sponsors.entries] == ["State ZMB", "State NOR", "State AGO"]
    assert [(region.group.code, names(region.states)) for region in sponsors.regions] == [
        ("AFR", ["AGO", "ZMB"]),
        ("WEOG", ["NOR"]),
    ]


def test_a_group_s_entry_counts_once_and_names_the_states_it_stood_for(resolution):
    union = make.make_group("EU", kind="political")
    entry = make.make_sponsor(resolution, make.make_state("FRA"), group=union)
    make.make_sponsor(resolution, make.make_state("DEU"), group=union, entry=entry)
    make.make_sponsor(resolution, make.make_state("JPN"))
    sponsors = sponsors_of_text(resolution)

    assert [names(entry.stood_for) for entry in sponsors.entries] == [["DEU", "FRA"], []]
    assert sponsors.states == 3


def test_an_unresolved_entry_stands_as_printed(resolution):
    Sponsorship.objects.create(resolution=resolution, position=1, printed_en="马里奥兰")
    sponsors = sponsors_of_text(resolution)

    assert sponsors.entries[0].name.text == "马里奥兰"
    assert sponsors.regions == []


def test_a_state_of_no_regional_group_stands_last(resolution):
    state = make.make_state("XKX")
    State.objects.filter(pk=state.pk).update(regional_group=None)
    make.make_sponsor(resolution, state)
    make.make_sponsor(resolution, make.make_state("KEN"))

    assert [region.group and region.group.code for region in sponsors_of_text(resolution).regions] == ["AFR", None]


def test_who_withdrew_no_longer_stands_behind_the_text(resolution):
    make.make_sponsor(resolution, make.make_state("KEN"), withdrawn_on=date(2052, 5, 21))
    sponsors = sponsors_of_text(resolution)

    assert (sponsors.entries, sponsors.regions) == ([], [])
    assert [row.state.iso3 for row in sponsors.withdrawn] == ["KEN"]


def test_a_group_stood_for_its_members_of_the_day_of_action(client, resolution):
    entry = make.make_sponsor(
        resolution, make.make_state("FRA"), group=make.make_group("EU", "political"), joined_on=date(2052, 5, 13)
    )

    assert [entry.day for entry in sponsors_of_text(resolution).entries] == [entry.joined_on]
    make.make_action(resolution, date=date(2052, 5, 17))
    assert "stood for 1 state on 17 May 2052" in client.get(resolution.get_absolute_url()).content.decode()


def test_the_groups_of_two_lists_stood_for_their_members_of_two_days(resolution):
    days = [date(2052, 5, 17), date(2052, 12, 15)]
    for position, (body, day) in enumerate(zip(("CCPCJ", "GA"), days, strict=True), 1):
        version = make.make_version(resolution, position, body=body)
        make.make_adoption(version, body, date=day)
        group = make.make_group(f"G{position}", "political")
        make.make_sponsor(resolution, make.make_state(), group=group, version=version)

    assert [entry.day for entry in sponsors_of_text(resolution).entries] == days


@pytest.mark.parametrize(("lang", "shown"), [("fr", ("Marioland", "fr")), ("ar", ("马里奥兰", "zh"))])
def test_an_unresolved_entry_is_shown_as_the_readers_language_prints_it(resolution, lang, shown):
    Sponsorship.objects.create(resolution=resolution, position=1, printed_zh="马里奥兰", printed_fr="Marioland")

    with translation.override(lang):
        assert [tuple(entry.name) for entry in sponsors_of_text(resolution).entries] == [shown]
