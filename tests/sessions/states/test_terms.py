"""The forty members of the Commission: entered together, checked by year, shown on public pages."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from ccpcj.lib.services import save_record
from sessions.models import CommissionTerm, Group, State
from sessions.states.seats import MEMBERS, SEATS, disagreements, seats_in_year
from sessions.states.services import load_reference, record_terms
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def forty():
    """Forty members from 2022 to 2024, as many of each group as it has seats."""
    load_reference()
    for code, number in SEATS.items():
        group = Group.objects.get(code=code)
        states = State.objects.members_of(group, date(2022, 1, 1)).order_by("iso3")[:number]
        record_terms(first_year=2022, last_year=2024, members=dict.fromkeys(states, group))


def test_forty_members_agree_with_the_seats_of_their_groups(forty):
    assert MEMBERS == CommissionTerm.objects.in_year(2023).count() == 40
    assert disagreements(2023, seats_in_year(2023)) == []


def test_the_check_names_the_year_and_the_group_that_do_not_agree(forty):
    CommissionTerm.objects.filter(state__regional_group__code="EEG").first().delete()
    lines = disagreements(2023, seats_in_year(2023))

    assert lines == ["2023 has 39 members of 40.", "Group of Eastern European States: 3 members for 4 seats."]


def test_a_seat_may_be_that_of_another_group_than_the_states(forty):
    term = CommissionTerm.objects.filter(state__regional_group__code="EEG").first()
    term.seat = Group.objects.get(code="WEOG")
    save_record(term)

    assert disagreements(2022, seats_in_year(2022)) == [
        "Group of Eastern European States: 3 members for 4 seats.",
        "Group of Western European and other States: 8 members for 7 seats.",
    ]


def test_a_state_has_no_two_terms_at_once():
    state = make.make_state("NER", name_en="Niger")
    CommissionTerm.objects.create(state=state, first_year=2022, last_year=2024)

    with pytest.raises(ValidationError, match="Niger is a member from 2022 to 2024 already"):
        save_record(CommissionTerm(state=state, first_year=2024, last_year=2026))


def test_a_state_that_is_no_more_has_no_term():
    state = make.make_state("CSK", name_en="Czechoslovakia", until=date(1992, 12, 31))

    with pytest.raises(ValidationError, match="did not exist"):
        save_record(CommissionTerm(state=state, first_year=1993, last_year=1995))


def test_many_terms_are_entered_at_once(staff):
    load_reference()
    typed = {
        "first_year": 2003,
        "last_year": 2005,
        "AFR": "Swaziland\nsen\n刚果民主共和国",
        "EEG": " сербия и  черногория ",
    }

    response = staff.post("/admin/ccpcj_sessions/commissionterm/years/2003/", typed)

    assert response.status_code == 302
    assert set(CommissionTerm.objects.in_year(2004).values_list("state__iso3", flat=True)) == {
        "SWZ", "SEN", "COD", "SCG",
    }  # fmt: skip
    page = staff.get(response.url).content.decode()
    assert "2003 has 4 members of 40." in page
    assert "Group of African States: 3 members for 12 seats." in page


def test_a_line_that_names_no_state_is_explained_and_nothing_is_recorded(staff):
    load_reference()
    typed = {"first_year": 2022, "last_year": 2024, "AFR": "Senegal\nAtlantis", "EEG": "Serbia and Montenegro"}

    page = staff.post("/admin/ccpcj_sessions/commissionterm/years/2022/", typed).content.decode()

    assert "No state is called “Atlantis” in English." in page
    assert "which did not exist on the day" in page
    assert not CommissionTerm.objects.exists()


def test_the_public_table_shows_a_year_by_group(client, forty):
    page = client.get("/commission/members/2022/")

    assert page.context["total"] == 40
    assert page.context["seats"][0].group.code == "AFR"
    assert "not complete" not in page.content.decode()
    assert client.get("/commission/members/1991/").status_code == 404
    assert client.get("/commission/members/").status_code == 200


def test_the_table_goes_out_as_a_file(client, forty):
    rows = json.loads(b"".join(client.get("/commission/members/terms.json").streaming_content))

    assert len(rows) == 40
    assert {"state_code", "state", "regional_group", "first_year", "last_year"} == set(rows[0])


def test_a_session_and_a_state_lead_to_the_members_of_the_year(client):
    make.make_session(31, year=2022, starts_on=date(2022, 5, 16), ends_on=date(2022, 5, 20))
    state = make.make_state("NER", name_en="Niger")
    CommissionTerm.objects.create(state=state, first_year=2022, last_year=2024)

    session = client.get("/sessions/31/").content.decode()

    assert '<a href="/commission/members/2022/">1 member in 2022</a>' in session
    assert "Niger" in session
    assert '<a href="/commission/members/2022/">' in client.get("/states/NER/").content.decode()
