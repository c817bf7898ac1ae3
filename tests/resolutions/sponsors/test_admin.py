"""The sponsors of a text on its screen."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.models import Sponsorship
from resolutions.sponsors.services import add_entry, expand_entry
from tests import factories as make
from tests.forms import errors_of, filled_in
from tests.resolutions.admin.screen import LIST, new_row, save

pytestmark = pytest.mark.django_db
DAY = date(2022, 5, 20)


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
    assert resolution.sponsorships.get().printed_en == "By its other name"


def test_sponsors_cannot_exchange_their_states_in_one_step(staff, resolution):
    first, other = make.make_state(), make.make_state()
    make.make_sponsor(resolution, first)
    make.make_sponsor(resolution, other)

    response = save(staff, resolution, **{"sponsorships-0-state": other.pk, "sponsorships-1-state": first.pk})

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
    make.make_action(resolution, date=DAY)

    response = save(staff, resolution, **new_row("sponsorships", state=speaker.pk, group=union.pk, role="sponsor"))

    assert response.status_code == 302, errors_of(response)
    entry = resolution.sponsorships.printed_entries().get()
    assert [row.state for row in entry.members.all()] == [member]
    assert any("stands for 1 further" in str(m) for m in staff.get(LIST).context["messages"])


def test_a_sponsor_whose_line_another_language_holds_is_left_as_it_is(staff, resolution):
    sponsor = make.make_sponsor(resolution, make.make_state("JPN", name_en="Japan"), printed_en="", printed_zh="日本")

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


@pytest.fixture
def union():
    return make.make_group("EU", kind="political")


@pytest.fixture
def entry(resolution, union):
    """A group's entry with two members, after an action on the day."""
    make.make_action(resolution, date=DAY)
    for iso3 in ("QMA", "QMB"):
        make.make_member(union, make.make_state(iso3))
    return add_entry(resolution=resolution, printed={"en": "The Union"}, group=union)


def standing(resolution):
    return sorted(resolution.sponsorships.standing().exclude(state=None).values_list("state__iso3", flat=True))


def messages(staff):
    return [str(message) for message in staff.get(LIST).context["messages"]]


def save_alone(staff, sponsorship, **changes):
    page = f"/admin/resolutions/sponsorship/{sponsorship.pk}/change/"
    response = staff.post(page, {**filled_in(staff.get(page)), **changes})
    assert response.status_code == 302, errors_of(response)


@pytest.mark.parametrize("screen", ["text", "sponsor"])
def test_the_members_withdraw_with_their_group_and_come_back_with_it(staff, resolution, entry, screen):
    def withdrawn_on(day):
        if screen == "text":
            assert save(staff, resolution, **{"sponsorships-0-withdrawn_on": day}).status_code == 302
        else:
            save_alone(staff, entry, withdrawn_on=day)

    withdrawn_on("2022-05-20")
    assert standing(resolution) == []
    assert set(entry.members.values_list("withdrawn_on", flat=True)) == {DAY}
    assert "“The Union” withdrew, and with it 2 states." in messages(staff)

    withdrawn_on("")
    assert standing(resolution) == ["QMA", "QMB"]
    assert "“The Union” stands for 2 further states, each with a row of its own." in messages(staff)


def test_a_corrected_group_brings_its_members_and_takes_away_those_of_the_other(staff, resolution, entry):
    other = make.make_group("G77", kind="political")
    make.make_member(other, make.make_state("QOT"))

    response = save(staff, resolution, **{"sponsorships-0-group": other.pk, "sponsorships-1-joined_on": "2022-05-19"})

    assert response.status_code == 302, errors_of(response)
    assert standing(resolution) == ["QOT"]
    shown = messages(staff)
    assert "“The Union” stands for 1 further state, each with a row of its own." in shown
    assert "“The Union” stands no more for 2 states." in shown


def test_a_group_typed_before_the_action_has_a_day_stands_for_its_members_once_it_has(staff, resolution, union):
    make.make_member(union, make.make_state("QMA"))
    make.make_action(resolution)
    save(staff, resolution, **new_row("sponsorships", group=union.pk, role="sponsor"))
    assert standing(resolution) == []

    response = save(staff, resolution, **{"adoptions-0-date": "2022-05-20"})

    assert response.status_code == 302, errors_of(response)
    assert standing(resolution) == ["QMA"]
    assert any("stands for 1 further" in message for message in messages(staff))


def test_a_states_own_line_takes_the_place_of_its_row_and_the_row_comes_back_without_it(staff, resolution, entry):
    member = entry.members.get(state__iso3="QMA").state

    response = save(staff, resolution, **new_row("sponsorships", 3, state=member.pk, role="sponsor"))

    assert response.status_code == 302, errors_of(response)
    assert list(entry.members.values_list("state__iso3", flat=True)) == ["QMB"]
    assert standing(resolution) == ["QMA", "QMB"]

    place = [row.state_id for row in resolution.sponsorships.all()].index(member.pk)
    save(staff, resolution, **{f"sponsorships-{place}-DELETE": "on"})
    assert sorted(entry.members.values_list("state__iso3", flat=True)) == ["QMA", "QMB"]


def test_an_own_line_that_is_there_already_is_refused_also_of_a_member(staff, resolution, entry):
    member = entry.members.get(state__iso3="QMA").state
    line = {"state": member.pk, "role": "sponsor"}
    rows = {**new_row("sponsorships", 3, 5, **line), **new_row("sponsorships", 4, 5, **line)}

    response = save(staff, resolution, **rows)

    assert errors_of(response) == {"sponsorships-4-state": ["This state already sponsors the text."]}


def test_a_line_of_its_own_is_typed_on_its_own_screen_too(staff, resolution, entry):
    member = entry.members.get(state__iso3="QMA").state
    page = "/admin/resolutions/sponsorship/add/"
    typed = {"resolution": resolution.pk, "state": member.pk, "role": "sponsor", "printed_en": "Member"}

    response = staff.post(page, {**filled_in(staff.get(page)), **typed})

    assert response.status_code == 302, errors_of(response)
    assert list(entry.members.values_list("state__iso3", flat=True)) == ["QMB"]


def test_the_screen_asks_no_more_for_a_group_with_more_members(staff, resolution, union, entry):
    page = f"/admin/resolutions/sponsorship/{entry.pk}/change/"

    def asked(day):
        form = {**filled_in(staff.get(page)), "withdrawn_on": day}
        with CaptureQueriesContext(connection) as queries:
            assert staff.post(page, form).status_code == 302
        return len(queries)

    asked("2022-05-20")  # the first page of all asks what is then remembered
    few = asked(""), asked("2022-05-20")
    for _ in range(20):
        make.make_member(union, make.make_state())
    expand_entry(entry)
    asked("2022-05-20")  # brings the search index up to the new states

    assert (asked(""), asked("2022-05-20")) == few


def test_memberships_recorded_later_are_followed_on_request(staff, resolution, union, entry):
    make.make_member(union, make.make_state("QMC"))
    chosen = {"action": "expand_entries", "_selected_action": [entry.pk, entry.members.first().pk]}

    response = staff.post("/admin/resolutions/sponsorship/", chosen)

    assert response.status_code == 302
    assert standing(resolution) == ["QMA", "QMB", "QMC"]
    assert "“The Union” stands for 1 further state, each with a row of its own." in messages(staff)
