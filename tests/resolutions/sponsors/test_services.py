"""A group's printed entry and the rows of its members are one thing."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.adoption.services import correct_adoption
from resolutions.models import Adoption, Sponsorship
from resolutions.sponsors.services import (
    add_entry,
    correct_entry,
    expand_entry,
    move_entries,
    reinstate,
    remove_entry,
    replace_sponsors,
    withdraw,
)
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY, EARLIER = date(2022, 5, 20), date(2019, 5, 24)


@pytest.fixture
def union():
    group = make.make_group("EU", kind="political")
    for iso3, until in (("FRA", None), ("DEU", None), ("ITA", None), ("GBR", date(2020, 1, 31))):
        make.make_member(group, make.make_state(iso3), until=until)
    return group


def state(group, iso3):
    return group.memberships.get(state__iso3=iso3).state


def entry_of(union, day=DAY, number="61/1", **values):
    resolution = make.make_resolution(None, number)
    make.make_action(resolution, date=day)
    values = {"state": state(union, "FRA"), "group": union, "printed": {"en": "France (on behalf of the EU)"}, **values}
    return add_entry(resolution=resolution, **values)


def members(entry):
    return sorted(entry.members.standing().values_list("state__iso3", flat=True))


def act(entry, day):
    correct_adoption(Adoption.objects.get(version__resolution=entry.resolution), date=day)


def rows(resolution):
    columns = [field.attname for field in Sponsorship._meta.concrete_fields]
    return list(resolution.sponsorships.order_by("pk").values(*columns))


@pytest.mark.parametrize(("day", "wanted"), [(EARLIER, ["DEU", "GBR", "ITA"]), (DAY, ["DEU", "ITA"])])
def test_the_members_are_those_of_the_day_of_the_action(union, day, wanted):
    assert members(entry_of(union, day)) == wanted


def test_a_member_that_sponsors_itself_keeps_its_own_row(union):
    resolution = make.make_resolution(None)
    make.make_action(resolution, date=DAY)
    own = add_entry(resolution=resolution, printed={"en": "Germany"}, state=state(union, "DEU"))

    entry = add_entry(resolution=resolution, printed={"en": "EU"}, group=union)

    assert members(entry) == ["FRA", "ITA"]
    assert resolution.sponsorships.get(state=own.state) == own


def test_a_line_of_its_own_takes_the_place_of_a_members_row_and_the_row_comes_back_without_it(union):
    entry = entry_of(union)

    own = add_entry(resolution=entry.resolution, printed={"en": "Germany"}, state=state(union, "DEU"))
    assert members(entry) == ["ITA"]

    remove_entry(own)
    assert members(entry) == ["DEU", "ITA"]


def test_a_line_that_comes_to_name_another_state_gives_the_first_its_row_back(union):
    entry = entry_of(union)
    own = add_entry(resolution=entry.resolution, printed={"en": "Germany"}, state=state(union, "DEU"))

    correct_entry(own, state=state(union, "ITA"), printed_en="Italy")

    assert members(entry) == ["DEU"]


def test_a_state_that_withdraws_its_own_line_does_not_come_back_through_its_group(union):
    entry = entry_of(union)
    own = add_entry(resolution=entry.resolution, printed={"en": "Germany"}, state=state(union, "DEU"))

    withdraw(own, on=DAY)
    expand_entry(entry)

    assert members(entry) == ["ITA"]


def test_without_a_day_the_members_are_not_guessed_and_with_one_they_stand(union):
    entry = entry_of(union, None)
    assert members(entry) == []

    act(entry, DAY)

    assert members(entry) == ["DEU", "ITA"]


def test_another_day_of_the_action_brings_the_members_of_that_day(union):
    entry = entry_of(union)
    act(entry, EARLIER)
    assert members(entry) == ["DEU", "GBR", "ITA"]

    act(entry, DAY)
    assert members(entry) == ["DEU", "ITA"]


def test_a_day_that_was_taken_away_for_a_while_leaves_no_members_of_its_own_behind(union):
    entry = entry_of(union, EARLIER)

    act(entry, None)
    assert members(entry) == ["DEU", "GBR", "ITA"]

    act(entry, DAY)
    assert members(entry) == ["DEU", "ITA"]


def test_a_group_that_withdraws_withdraws_its_members_the_same_day(union):
    entry = entry_of(union)

    withdraw(entry, on=DAY)

    assert set(entry.members.values_list("withdrawn_on", flat=True)) == {DAY}
    assert not entry.resolution.sponsorships.standing().exists()


def test_a_member_that_joined_later_than_its_group_withdraws_is_withdrawn_the_day_it_joined(union):
    entry = entry_of(union)
    entry.members.filter(state__iso3="DEU").update(joined_on=DAY)

    withdraw(entry, on=EARLIER)

    assert dict(entry.members.values_list("state__iso3", "withdrawn_on")) == {"DEU": DAY, "ITA": EARLIER}


def test_a_group_that_comes_back_brings_its_members_but_one_that_withdrew_by_itself(union):
    entry = entry_of(union)
    withdraw(entry.members.get(state__iso3="DEU"), on=EARLIER)
    withdraw(entry, on=DAY)

    reinstate(entry)

    assert members(entry) == ["ITA"]
    assert entry.members.get(state__iso3="DEU").withdrawn_on == EARLIER


def test_a_corrected_group_stands_for_its_own_members(union):
    entry, other = entry_of(union), make.make_group("G77", kind="political")
    withdraw(entry.members.get(state__iso3="DEU"), on=DAY)
    for iso3 in ("DEU", "QQQ"):
        make.make_member(other, state(union, iso3) if iso3 == "DEU" else make.make_state(iso3))

    correct_entry(entry, group=other, printed_en="France (on behalf of the Group of 77)")

    rows_of_members = entry.members.values_list("state__iso3", "group__code", "printed__en", "withdrawn_on")
    line = "France (on behalf of the Group of 77)"
    assert sorted(rows_of_members) == [("DEU", "G77", line, DAY), ("QQQ", "G77", line, None)]


def test_an_entry_that_is_of_no_group_any_more_stands_for_itself(union):
    entry = entry_of(union)

    correct_entry(entry, group=None)

    assert [row.state.iso3 for row in entry.resolution.sponsorships.all()] == ["FRA"]


def test_the_speaker_of_a_group_that_is_corrected_gets_a_members_row(union):
    entry = entry_of(union)

    correct_entry(entry, state=state(union, "ITA"))

    assert members(entry) == ["DEU", "FRA"]


def test_what_is_corrected_in_an_entry_is_corrected_in_its_members_but_for_what_staff_gave_one_alone(union):
    entry = entry_of(union)
    entry.members.filter(state__iso3="DEU").update(role="main")

    correct_entry(entry, role="additional", joined_on=DAY, position=7, printed_en="The EU")

    rows_of_members = entry.members.values_list("state__iso3", "role", "joined_on", "position", "printed__en")
    assert sorted(rows_of_members) == [("DEU", "main", DAY, 7, "The EU"), ("ITA", "additional", DAY, 7, "The EU")]


def test_an_entry_that_is_moved_to_another_text_takes_its_members_along(union):
    entry, target = entry_of(union), make.make_resolution(None, "61/9")
    former = entry.resolution
    make.make_action(target, date=EARLIER)

    correct_entry(entry, resolution=target)

    assert not former.sponsorships.exists()
    assert members(entry) == ["DEU", "GBR", "ITA"]
    assert target.sponsorships.count() == 4


def test_an_entry_that_turns_out_to_be_a_member_stands_for_nobody_itself(union):
    entry = entry_of(union)
    other = add_entry(resolution=entry.resolution, printed={"en": "EU"}, group=make.make_group("G77", kind="political"))

    correct_entry(entry, entry=other)

    assert sorted(entry.resolution.sponsorships.values_list("state__iso3", flat=True), key=str) == ["FRA", None]


def test_a_member_that_staff_typed_in_where_no_membership_is_held_stays(union):
    entry = entry_of(union)
    unknown = make.make_sponsor(entry.resolution, make.make_state("QQQ"), group=union, entry=entry)

    correct_entry(entry, role="additional")
    withdraw(entry, on=DAY)
    reinstate(entry)

    unknown.refresh_from_db()
    assert members(entry) == ["DEU", "ITA", "QQQ"]


def test_a_state_of_two_groups_stands_through_the_other_where_one_withdraws(union):
    entry, other = entry_of(union), make.make_group("G77", kind="political")
    make.make_member(other, state(union, "DEU"))
    second = add_entry(resolution=entry.resolution, printed={"en": "G77"}, group=other)
    assert (members(entry), members(second)) == (["DEU", "ITA"], [])

    withdraw(entry, on=DAY)

    assert (members(entry), members(second)) == ([], ["DEU"])


def test_a_member_that_withdraws_alone_does_not_come_back_through_another_group(union):
    entry, other = entry_of(union), make.make_group("G77", kind="political")
    make.make_member(other, state(union, "DEU"))
    second = add_entry(resolution=entry.resolution, printed={"en": "G77"}, group=other)

    withdraw(entry.members.get(state__iso3="DEU"), on=DAY)
    assert expand_entry(second) == 0

    withdraw(entry, on=date(2022, 5, 21))
    assert (members(entry), members(second)) == ([], [])


def test_what_is_done_to_a_members_row_alone_leaves_it_the_row_of_its_entry(union):
    entry = entry_of(union)
    row = entry.members.get(state__iso3="DEU")

    correct_entry(row, position=9, group=make.make_group("G77", kind="political"))
    row.refresh_from_db()
    assert (row.position, row.group) == (entry.position, union)

    withdraw(entry, on=DAY)
    reinstate(Sponsorship.objects.get(pk=row.pk))
    assert members(entry) == []


def test_a_members_row_that_comes_to_name_another_state_or_goes_gives_the_first_a_new_one(union):
    entry = entry_of(union)
    row = entry.members.get(state__iso3="DEU")

    correct_entry(row, state=make.make_state("QQQ"))
    assert members(entry) == ["DEU", "ITA", "QQQ"]

    remove_entry(entry.members.get(state__iso3="DEU"))
    assert members(entry) == ["DEU", "ITA", "QQQ"]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_one_person_at_a_time_changes_the_sponsors_of_a_text(union):
    entry = entry_of(union)
    for change in (lambda: withdraw(entry, on=DAY), lambda: act(entry, EARLIER), lambda: remove_entry(entry)):
        with CaptureQueriesContext(connection) as sent:
            change()
        assert any(query["sql"].endswith("FOR NO KEY UPDATE") for query in sent)


def test_what_a_state_sponsors_by_itself_no_change_of_a_group_touches(union):
    entry = entry_of(union)
    own = add_entry(resolution=entry.resolution, printed={"en": "Germany"}, state=state(union, "DEU"))
    before = Sponsorship.objects.filter(pk=own.pk).values().get()

    withdraw(entry, on=DAY)
    reinstate(entry)
    correct_entry(entry, group=make.make_group("G77", kind="political"))
    remove_entry(entry)

    assert Sponsorship.objects.values().get() == before


@pytest.mark.parametrize("values", [{"withdrawn_on": DAY}, {"role": "main"}, {"printed_en": "The EU"}])
def test_a_second_time_changes_nothing(union, values):
    entry = entry_of(union)
    correct_entry(entry, **values)
    before = rows(entry.resolution)

    correct_entry(Sponsorship.objects.get(pk=entry.pk), **values)
    assert expand_entry(Sponsorship.objects.get(pk=entry.pk)) == 0

    assert rows(entry.resolution) == before


def asked(call):
    with CaptureQueriesContext(connection) as queries:
        call()
    return len(queries)


def test_no_verb_asks_more_for_a_group_with_more_members(union):
    counts = []
    for number in ("61/1", "61/2"):
        entry = entry_of(union, number=number)
        other = make.make_group(f"G{number[-1]}", kind="political")
        make.make_member(other, make.make_state())
        counts.append(
            [
                asked(lambda entry=entry: withdraw(entry, on=DAY)),
                asked(lambda entry=entry: reinstate(entry)),
                asked(lambda entry=entry, other=other: correct_entry(entry, group=other)),
                asked(lambda entry=entry: correct_entry(entry, group=union)),
                asked(lambda entry=entry: expand_entry(entry)),
                asked(lambda entry=entry: remove_entry(entry)),
            ]
        )
        for _ in range(20):
            make.make_member(union, make.make_state())

    assert counts[0] == counts[1]


def test_the_entries_of_a_version_are_replaced_and_the_same_again_changes_nothing(union):
    version = make.make_version(make.make_resolution(None), date=DAY)
    make.make_action(version.resolution, date=DAY)

    def entries():
        group = Sponsorship(printed_en="The EU", group=union, role="sponsor")
        return [group, Sponsorship(printed_en="Germany", state=state(union, "DEU"), role="additional")]

    replace_sponsors(version, entries())
    before = rows(version.resolution)
    replace_sponsors(version, entries())

    assert [(row["printed"]["en"], row["position"]) for row in before] == [
        ("The EU", 1), ("Germany", 2), ("The EU", 1), ("The EU", 1),
    ]  # fmt: skip
    assert rows(version.resolution) == before


def test_entries_move_to_another_text_with_their_members_each_state_once(union):
    entry = entry_of(union)
    target = make.make_resolution(None, "61/9")
    own = add_entry(resolution=target, printed={"en": "Germany"}, state=state(union, "DEU"))

    move_entries(source=entry.resolution, target=target, after=1000)

    assert members(entry) == ["ITA"]
    assert list(target.sponsorships.values_list("state__iso3", "position")) == [
        ("DEU", own.position),
        ("FRA", 1001),
        ("ITA", 1001),
    ]
