"""The sponsors of a text on its screen."""

from datetime import date

import pytest

from resolutions.models import Sponsorship
from tests import factories as make
from tests.forms import errors_of, filled_in
from tests.resolutions.admin.screen import LIST, new_row, save

pytestmark = pytest.mark.django_db


def test_two_new_rows_with_the_same_sponsor_are_refused_beside_the_state(staff, resolution):
    state = make.make_state()
    rows = {**new_row("sponsorships", 0, 2, state=state.pk, role="sponsor"),
            **new_row("sponsorships", 1, 2, state=state.pk, role="sponsor")}  # fmt: skip

    response = save(staff, resolution, **rows)

    assert errors_of(response) == {"sponsorships-1-state": ["This state already sponsors the text."]}


def test_a_state_that_withdrew_can_join_again(staff, resolution):
    state = make.make_state()
    make.make_sponsor(resolution, state, withdrawn_on=date(2022, 5, 21))

    response = save(staff, resolution, **new_row("sponsorships", 1, state=state.pk, role="sponsor"))

    assert response.status_code == 302, errors_of(response)
    assert resolution.sponsorships.count() == 2


def test_a_deleted_sponsor_can_be_typed_again_on_the_same_screen(staff, resolution):
    state = make.make_state()
    make.make_sponsor(resolution, state)
    again = new_row("sponsorships", 1, state=state.pk, role="sponsor", printed_en="By its other name")

    response = save(staff, resolution, **{"sponsorships-0-DELETE": "on", **again})

    assert response.status_code == 302, errors_of(response)
    assert resolution.sponsorships.get().printed == "By its other name"


def test_sponsors_cannot_exchange_their_states_in_one_step(staff, resolution):
    one, other = make.make_state(), make.make_state()
    make.make_sponsor(resolution, one)
    make.make_sponsor(resolution, other)

    response = save(staff, resolution, **{"sponsorships-0-state": other.pk, "sponsorships-1-state": one.pk})

    assert "sponsorships-0-state" in errors_of(response)


def test_a_group_entry_deleted_takes_its_members_with_it(staff, resolution):
    group = make.make_group("EU", "political")
    entry = make.make_sponsor(resolution, make.make_state(), group=group)
    make.make_sponsor(resolution, make.make_state(), group=group, entry=entry)

    response = save(staff, resolution, **{"sponsorships-0-DELETE": "on", "sponsorships-1-joined_on": "2022-05-19"})

    assert response.status_code == 302
    assert not Sponsorship.objects.exists()


def test_a_sponsor_that_is_nobody_is_refused(staff, resolution):
    response = save(staff, resolution, **new_row("sponsorships", role="main"))

    assert list(errors_of(response)) == ["sponsorships-0-state"]


def test_a_group_that_is_typed_stands_for_its_members_of_the_day(staff, resolution):
    union = make.make_group("EU", kind="political")
    speaker, left, member = make.make_state(), make.make_state(), make.make_state()
    make.make_member(union, speaker)
    make.make_member(union, member)
    make.make_member(union, left, until=date(2020, 1, 31))
    resolution.actions.create(date=date(2022, 5, 20))

    response = save(staff, resolution, **new_row("sponsorships", state=speaker.pk, group=union.pk, role="sponsor"))

    assert response.status_code == 302, errors_of(response)
    entry = resolution.sponsorships.printed_entries().get()
    assert [one.state for one in entry.members.all()] == [member]
    assert any("stands for 1 further" in str(m) for m in staff.get(LIST).context["messages"])


def test_a_sponsor_whose_line_another_language_holds_is_left_as_it_is(staff, resolution):
    sponsor = make.make_sponsor(resolution, make.make_state("JPN", name_en="Japan"), printed="", printed_zh="日本")

    assert save(staff, resolution).status_code == 302
    sponsor.refresh_from_db()
    assert (sponsor.printed_zh, sponsor.printed_en) == ("日本", "")


def test_a_sponsor_without_a_line_takes_the_name_of_its_state_in_the_language_of_that_name(staff, resolution):
    state = make.make_state("JPN", name_en="Japan", name_fr="Japon")
    page = f"/fr/admin/resolutions/resolution/{resolution.pk}/change/"
    staff.post(page, {**filled_in(staff.get(page)), **new_row("sponsorships", state=state.pk, role="sponsor")})

    sponsor = resolution.sponsorships.get()
    assert (sponsor.printed_fr, sponsor.printed_en or "") == ("Japon", "")


def test_the_page_of_a_sponsor_has_its_line_in_six_languages(staff, resolution):
    sponsor = make.make_sponsor(resolution, make.make_state())
    page = f"/admin/resolutions/sponsorship/{sponsor.pk}/change/"

    response = staff.post(page, {**filled_in(staff.get(page)), "printed_ar": "اليابان"})

    assert response.status_code == 302, errors_of(response)
    assert resolution.sponsorships.get().printed_ar == "اليابان"
