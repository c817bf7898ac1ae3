"""The list of groups and the page of one."""

from datetime import date

import pytest
from django.utils import timezone

from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def union():
    return make.make_group("EU", kind="political", name_en="European Union")


def html(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def members(client, query=""):
    return {state.iso3 for state in client.get(f"/groups/EU/{query}").context["members"]}


def test_members_are_those_of_the_day(client, union):
    make.make_member(union, make.make_state("FRA"), date(1958, 1, 1))
    make.make_member(union, make.make_state("GBR"), date(1973, 1, 1), date(2020, 1, 31))
    make.make_member(union, make.make_state("HRV"), date(2013, 7, 1))

    assert members(client) == {"FRA", "HRV"}
    assert members(client, "?on=2020-01-31") == {"FRA", "GBR", "HRV"}
    assert members(client, "?on=2020-02-01") == {"FRA", "HRV"}
    assert members(client, "?on=2013-06-30") == {"FRA", "GBR"}
    assert "2 members on 30 June 2013" in html(client, "/groups/EU/?on=2013-06-30")


@pytest.mark.parametrize("day", ["2019-13-01", "yesterday", "2019-02-30"])
def test_a_bad_day_is_refused_in_words(client, union, day):
    make.make_member(union, make.make_state("FRA"))

    response = client.get(f"/groups/EU/?on={day}")

    assert response.status_code == 400
    assert f"“{day}”: this is no day" in response.content.decode()
    assert not response.context["members"]


def test_the_members_of_a_regional_group_are_its_states(client):
    make.make_state("ZMB", name_en="Zambia", regional_group=make.make_group("AFR"))

    page = html(client, "/groups/AFR/")

    assert "Zambia" in page
    assert 'name="on"' not in page


def test_a_code_in_small_letters_leads_to_the_page(client, union):
    response = client.get("/groups/eu/?on=2019-06-01")

    assert (response.status_code, response.headers["Location"]) == (301, "/groups/EU/?on=2019-06-01")
    assert client.get("/groups/QQ/").status_code == 404


def test_a_group_sponsors_what_was_printed_in_its_name(client, union):
    session, france, italy = make.make_session(61), make.make_state("FRA"), make.make_state("ITA")
    text = make.make_resolution(session, "61/1", title_en="A common text")
    entry = make.make_sponsor(text, france, group=union)
    make.make_sponsor(text, italy, group=union, entry=entry)
    make.make_sponsor(make.make_resolution(session, "61/2", title_en="A text of one"), italy)
    hidden = make.make_resolution(session, "61/3", title_en="A secret text", release="draft")
    make.make_sponsor(hidden, france, group=union)

    page = html(client, "/groups/EU/")

    assert page.count("A common text") == 1
    assert "A text of one" not in page
    assert "A secret text" not in page
    assert "/groups/EU/sponsors.csv" in page


def test_a_group_speaks_for_itself_and_through_others(client, union):
    session = make.make_session(61)
    make.make_statement(session, group=union, printed_en="the union")
    make.make_statement(session, make.make_state(), on_behalf_group=union, printed_en="one for all")
    make.make_statement(session, make.make_state(), printed_en="another")
    make.make_statement(make.make_session(62, release="draft"), group=union, printed_en="in secret")

    page = html(client, "/groups/EU/")

    assert "the union" in page
    assert "one for all" in page
    assert "another" not in page
    assert "in secret" not in page


def test_the_list_counts_members_texts_and_statements_without_multiplying(client, union):
    session = make.make_session(61)
    for n in range(3):
        state = make.make_state()
        make.make_member(union, state)
        make.make_sponsor(make.make_resolution(session, f"61/{n}"), state, group=union)
    make.make_member(union, make.make_state(), until=date(2001, 1, 1))
    make.make_member(union, make.make_state(), since=timezone.localdate().replace(year=2999, day=1))
    make.make_statement(session, group=union)
    make.make_statement(session, make.make_state(), on_behalf_group=union)

    rows = {group.code: (group.size, group.texts, group.spoken) for group in client.get("/groups/").context["groups"]}

    assert rows["EU"] == (3, 3, 2)
    assert rows["AFR"] == (6, 0, 0)


@pytest.mark.parametrize("address", ["/groups/", "/groups/EU/"])
def test_three_of_everything_ask_no_more_than_one(client, union, address):
    def fill(n):
        state = make.make_state()
        session = make.make_session(60 + n)
        make.make_group(f"G{n}", kind="political")
        make.make_member(union, state, date(2001, 1, n))
        make.make_sponsor(make.make_resolution(session, f"{60 + n}/1"), state, group=union)
        make.make_statement(session, state, on_behalf_group=union)

    fill(1)
    before = queries(client, address)
    fill(2)
    fill(3)

    assert queries(client, address) == before


def test_a_code_that_is_also_a_language_leaves_the_language_of_the_address_alone(client):
    make.make_group("FR")

    assert client.get("/fr/groups/fr/?page=2").headers["Location"] == "/fr/groups/FR/?page=2"
