"""The list of states and the page of one."""

from datetime import date
from urllib.parse import urlencode

import pytest

from sessions.models import CommissionTerm, Officer, State, StateName
from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db


def html(client, address, lang="en"):
    response = client.get(address, headers={"accept-language": lang})
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def listed(client, query="", lang="en"):
    return [state.iso3 for state in client.get(f"/states/{query}", headers={"accept-language": lang}).context["states"]]


def test_states_stand_in_the_order_of_the_readers_language(client):
    make.make_state("DEU", name_en="Germany", name_fr="Allemagne")
    make.make_state("ECU", name_en="Ecuador", name_fr="Équateur")
    make.make_state("ZMB", name_en="Zambia", name_fr="Zambie")

    assert listed(client) == ["ECU", "DEU", "ZMB"]
    assert listed(client, lang="fr") == ["DEU", "ECU", "ZMB"]


def test_states_are_filtered_by_regional_group_and_name(client):
    make.make_state("DEU", name_en="Germany", regional_group=make.make_group("WEOG"))
    make.make_state("ZMB", name_en="Zambia", name_ru="Замбия")

    assert listed(client, "?region=WEOG") == ["DEU"]
    assert listed(client, "?q=замбия") == ["ZMB"]
    assert listed(client, "?q=deu") == ["DEU"]
    assert "Remove one of the filters" in html(client, "/states/?q=deu&region=AFR")


def test_counts_of_texts_and_statements_leave_out_drafts_and_the_withdrawn(client):
    session, hidden = make.make_session(61), make.make_session(62, release="draft")
    state = make.make_state("DEU")
    make.make_sponsor(make.make_resolution(session, "61/1"), state)
    make.make_sponsor(make.make_resolution(session, "61/2"), state, withdrawn_on=date(2052, 5, 21), joined_on=None)
    make.make_sponsor(make.make_resolution(session, "61/3", release="draft"), state)
    make.make_sponsor(make.make_resolution(hidden, "62/1"), state)
    make.make_statement(session, state)
    make.make_statement(session, state)
    make.make_statement(hidden, state)

    (row,) = client.get("/states/").context["states"]

    assert (row.texts, row.spoken) == (1, 2)


def test_an_empty_site_says_what_loads_the_states(client):
    assert "manage.py load_reference" in html(client, "/states/")


def test_a_code_in_small_letters_leads_to_the_page(client):
    make.make_state("JPN")

    response = client.get("/states/jpn/?page=1")

    assert (response.status_code, response.headers["Location"]) == (301, "/states/JPN/?page=1")
    assert client.get("/states/QQQ/").status_code == 404


def test_a_state_sponsors_by_itself_for_a_group_and_through_it(client):
    session, union = make.make_session(61), make.make_group("EU", kind="political", name_en="European Union")
    france, italy = make.make_state("FRA"), make.make_state("ITA")
    resolution = make.make_resolution(session, "61/1", title_en="A public text")
    entry = make.make_sponsor(resolution, france, group=union)
    make.make_sponsor(resolution, italy, group=union, entry=entry)

    assert "on behalf of <a" in html(client, "/states/FRA/")
    assert "as a member of <a" in html(client, "/states/ITA/")
    assert "A public text" in html(client, "/states/ITA/")


def test_a_withdrawn_sponsor_is_kept_and_said_to_have_withdrawn(client):
    resolution = make.make_resolution(make.make_session(61))
    make.make_sponsor(resolution, make.make_state("ITA"), joined_on=None, withdrawn_on=date(2052, 5, 21))

    assert "withdrew on 21 May 2052" in html(client, "/states/ITA/")


def test_what_was_said_by_a_state_and_on_its_behalf_is_told_apart(client):
    session, japan = make.make_session(61), make.make_state("JPN")
    make.make_statement(session, japan, printed_en="by itself")
    make.make_statement(session, make.make_state("FRA"), printed_en="for the other").on_behalf_states.add(japan)

    page = html(client, "/states/JPN/")

    assert page.index("by itself") < page.index("Others on its behalf") < page.index("for the other")
    assert "Others on its behalf" not in html(client, "/states/FRA/")


def test_a_state_shows_offices_memberships_terms_and_names(client):
    session = make.make_session(61)
    state = make.make_state("ITA", name_en="Italy", name_ru="Италия", formal_name_en="The Republic of Made-up Italy")
    union = make.make_group("EU", kind="political", name_en="European Union")
    make.make_member(union, state, date(2001, 1, 1), date(2020, 1, 31))
    CommissionTerm.objects.create(state=state, first_year=2051, last_year=2053)
    person = make.make_person("A. Person")
    Officer.objects.create(
        session=session, body="CCPCJ", position=1, office_en="主席", office_code="chair", person=person, state=state
    )

    page = html(client, "/states/ITA/")

    assert "from 1 January 2001 to 31 January 2020" in page
    assert "2051–2053" in page
    assert "Chair: " in page
    assert "A. Person" in page
    assert '<span lang="ru" dir="ltr">Италия</span>' in page
    assert "The Republic of Made-up Italy" in page
    assert "/states/ITA/sponsors.csv" not in page  # it sponsors nothing


def test_drafts_do_not_leak_into_the_page_of_a_state(client):
    hidden, state = make.make_session(62, release="draft"), make.make_state("ITA")
    make.make_sponsor(make.make_resolution(hidden, "62/1", title_en="A secret text"), state)
    make.make_statement(hidden, state, printed_en="A secret word")
    make.make_statement(hidden, printed_en="A secret word for it").on_behalf_states.add(state)
    person = make.make_person("A secret person")
    Officer.objects.create(session=hidden, body="CCPCJ", position=1, office_en="Chair", person=person, state=state)

    assert "secret" not in html(client, "/states/ITA/")


def fill(n):
    session, state = make.make_session(60 + n), make.make_state("ITA") if n == 1 else State.objects.get(iso3="ITA")
    group = make.make_group(f"G{n}", kind="political")
    make.make_member(group, state)
    make.make_sponsor(make.make_resolution(session, f"{60 + n}/1"), state, group=group)
    make.make_statement(session, state, meeting=make.make_meeting(session), agenda_item=make.make_item(session))
    make.make_statement(session, make.make_state()).on_behalf_states.add(state)
    person = make.make_person(f"Person {n}")
    Officer.objects.create(session=session, body="CCPCJ", position=1, office_en="Chair", person=person, state=state)


@pytest.mark.parametrize("address", ["/states/", "/states/?q=state", "/states/ITA/"])
def test_three_of_everything_ask_no_more_than_one(client, address):
    fill(1)
    before = queries(client, address)
    fill(2)
    fill(3)

    assert queries(client, address) == before


def test_a_state_is_found_by_what_documents_call_it(client):
    state = make.make_state("USA", name_zh="美利坚合众国")
    make.make_state("GBR")
    state.spellings.create(language="zh", text="美国")

    assert listed(client, "?q=美国") == ["USA"]


def zaire():
    state = make.make_state("COD", name_en="Democratic Republic of the Congo")
    StateName.objects.create(state=state, since=date(1971, 10, 27), until=date(1997, 5, 16), name_en="Zaire")
    return state


def test_lists_show_the_name_of_the_day_beside_that_of_today(client):
    session = make.make_session(5, year=1996, starts_on=date(1996, 5, 21), ends_on=date(1996, 5, 31))
    make.make_statement(session, zaire())
    text = make.make_resolution(session, number="5/1")
    make.make_sponsor(text, State.objects.get(iso3="COD"), joined_on=None)
    today = '<span lang="en" dir="ltr">Democratic Republic of the Congo</span>'
    beside = f'>Zaire</span></a> <span class="quiet">(today {today})'

    assert beside in client.get("/sessions/5/statements/").content.decode()
    assert client.get("/resolutions/5-1/").content.decode().count(beside) == 2


def test_a_name_of_today_stands_alone(client):
    session = make.make_session(31, year=2022, starts_on=date(2022, 5, 16), ends_on=date(2022, 5, 20))
    make.make_statement(session, zaire())

    assert "(today" not in client.get("/sessions/31/statements/").content.decode()


def test_a_state_that_is_no_more_stands_apart_and_leads_to_its_successors(client):
    heir = make.make_state("CZE", name_en="Czechia")
    former = make.make_state("CSK", name_en="Czechoslovakia", until=date(1992, 12, 31))
    former.successors.set([heir])

    states = client.get("/states/").content.decode()
    former_page = client.get("/states/CSK/").content.decode()

    assert "1 of 1 state" in states
    assert states.index("Former states") < states.index("Czechoslovakia")
    assert "until 31 December 1992" in states
    assert '<dt>Successors</dt><dd><a href="/states/CZE/">' in former_page
    assert '<dt>Predecessors</dt><dd><a href="/states/CSK/">' in client.get("/states/CZE/").content.decode()


def test_a_state_is_found_by_a_former_name(client):
    zaire()

    assert "Democratic Republic of the Congo" in client.get("/states/?q=zaïre").content.decode()
    assert "Names from 27 October 1971 to 16 May 1997" in client.get("/states/COD/").content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        "ШВЕЙЦАРИЯ", "швей\u00adцария", "SUISSE", "Suïsse", "SUIZA", "瑞士", "瑞\u200b士", "ＳＵＩＳＳＥ", "سويسرا",
        "سوي\u0640سرا", "سُويسرا", "Swit\u200bzerland", "che", "CHE\u200b", "ＣＨＥ", "суисс",
        "l'Helvétie", "L’HELVETIE",
    ],
)  # fmt: skip
def test_a_state_is_found_in_any_case_with_or_without_accents_and_what_does_not_show(client, typed):
    state = make.make_state(
        "CHE", name_en="Switzerland", name_fr="Suisse", name_es="Suiza", name_ru="Швейцария", name_zh="瑞士",
        name_ar="سويسرا",
    )  # fmt: skip
    state.spellings.create(language="fr", text="l’Helvétie")
    state.spellings.create(language="ru", text="Суисс")
    make.make_state("DEU", name_en="Germany")

    assert listed(client, f"?{urlencode({'q': typed})}") == ["CHE"]
