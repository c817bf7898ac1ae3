"""Who spoke at a session: filters, counts, order, pages and lasting addresses."""

from datetime import date

import pytest

from sessions.models import Organization
from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db
LIST = "/sessions/61/statements/"


@pytest.fixture
def session():
    return make.make_session(61)


def listed(client, query=""):
    return {statement.printed.get("en") for statement in client.get(LIST + query).context["page"]}


def choices(client, name, query=""):
    facets = client.get(LIST + query).context["filterset"].facets
    return {choice.value: choice.count for facet in facets if facet.name == name for choice in facet.choices}


def test_an_item_stands_for_its_sub_items(client, session):
    item, part, other = (make.make_item(session, 4), make.make_item(session, 4, letter="a"), make.make_item(session, 5))
    make.make_statement(session, printed_en="on 4", agenda_item=item)
    make.make_statement(session, printed_en="on 4 a", agenda_item=part)
    make.make_statement(session, printed_en="on 5", agenda_item=other)
    make.make_statement(session, printed_en="on nothing stated")

    assert listed(client, "?item=4") == {"on 4", "on 4 a"}
    assert listed(client, "?item=4-a") == {"on 4 a"}
    assert listed(client, "?item=not_stated") == {"on nothing stated"}
    assert listed(client, "?item=5&item=not_stated") == {"on 5", "on nothing stated"}
    assert choices(client, "item") == {"4": 2, "4-a": 1, "5": 1, "not_stated": 1}


def test_the_provisional_agenda_of_the_next_session_is_no_choice(client, session):
    make.make_item(session, 4, agenda="next")
    make.make_statement(session)

    assert choices(client, "item") == {"not_stated": 1}


@pytest.mark.parametrize(("name", "value"), [("mode", "online"), ("capacity", "observer")])
def test_what_is_not_stated_is_a_choice(client, session, name, value):
    make.make_statement(session, printed_en="stated", **{name: value})
    make.make_statement(session, printed_en="left open")

    assert listed(client, f"?{name}={value}") == {"stated"}
    assert listed(client, f"?{name}=not_stated") == {"left open"}
    assert choices(client, name) == {value: 1, "not_stated": 1}


def test_meetings_are_told_apart_by_body(client, session):
    plenary = make.make_meeting(session, 1)
    committee = make.make_meeting(session, 1, body="committee_of_the_whole")
    make.make_statement(session, printed_en="in plenary", meeting=plenary)
    make.make_statement(session, printed_en="in committee", meeting=committee)
    make.make_statement(session, printed_en="somewhere")

    assert listed(client, "?meeting=1") == {"in plenary"}
    assert listed(client, "?meeting=committee-1") == {"in committee"}
    assert listed(client, "?meeting=not_stated") == {"somewhere"}


def test_the_region_is_that_of_the_speaking_state(client, session):
    asian = make.make_state(regional_group=make.make_group("APG"))
    make.make_statement(session, asian, printed_en="asian")
    make.make_statement(session, make.make_state(), printed_en="african")
    make.make_statement(session, printed_en="no state")

    assert listed(client, "?region=APG") == {"asian"}
    assert choices(client, "region") == {"APG": 1, "AFR": 1}


def test_a_paragraph_of_the_report_is_a_choice(client, session):
    make.make_statement(session, printed_en="in 9", paragraph=make.make_report_paragraph(session, 9))
    make.make_statement(session, printed_en="in 10", paragraph=make.make_report_paragraph(session, 10))
    make.make_report_paragraph(session, 11)

    assert listed(client, "?paragraph=9") == {"in 9"}
    assert choices(client, "paragraph") == {"9": 1, "10": 1}


def test_a_statement_names_whom_it_was_made_for(client, session):
    group = make.make_group("EU", kind="political", name_en="European Union")
    statement = make.make_statement(session, group=group, on_behalf_group=group, on_behalf_of_en="欧洲联盟及其成员国")
    statement.on_behalf_states.add(make.make_state(name_en="Made-up Neighbour"))

    html = " ".join(client.get(LIST).content.decode().split())

    assert 'on behalf of <a href="/groups/EU/">' in html
    assert "欧洲联盟及其成员国" in html
    assert "Made-up Neighbour" in html


def test_a_statement_for_another_state_names_it_once(client, session):
    japan = make.make_state("JPN", name_en="Japan")
    statement = make.make_statement(session, make.make_state(), printed_en="法国（代表日本）", on_behalf_of_en="日本")
    statement.on_behalf_states.add(japan)

    html = " ".join(client.get(LIST).content.decode().split())

    assert 'on behalf of <a href="/states/JPN/">' in html
    assert ">日本<" not in html


def test_a_facet_is_counted_under_every_filter_but_its_own(client, session):
    make.make_statement(session, kind="panel", mode="online")
    make.make_statement(session, kind="panel", mode="video")
    make.make_statement(session, kind="closing", mode="video")

    query = "?mode=video&kind=panel"

    assert choices(client, "mode", query) == {"online": 1, "video": 1}
    assert choices(client, "kind", query) == {"panel": 1, "closing": 1}


@pytest.mark.parametrize("word", ["JAPON", "япония", "japan", "日本", "jpn", "vienna"])
def test_a_speaker_is_found_by_any_name_or_by_what_is_printed(client, session, word):
    state = make.make_state("JPN", name_en="Japan", name_fr="Japon", name_ru="Япония", name_zh="日本")
    make.make_statement(session, state, printed_en="日本（Vienna）")
    make.make_statement(session, make.make_state(), printed_en="someone else")

    assert listed(client, f"?q={word}") == {"日本（Vienna）"}


def test_every_word_must_be_found(client, session):
    state = make.make_state(name_en="Japan")
    make.make_statement(session, state, printed_en="the envoy in Vienna")
    make.make_statement(session, state, printed_en="the envoy in Geneva")

    assert listed(client, "?q=japan+vienna") == {"the envoy in Vienna"}


def test_a_speaker_is_found_by_the_group_spoken_for(client, session):
    group = make.make_group("G77", kind="political", name_en="Group of 77 and China")
    make.make_statement(session, make.make_state(), printed_en="for the group", on_behalf_group=group)
    make.make_statement(session, make.make_state(), printed_en="for itself")

    assert listed(client, "?q=G77") == {"for the group"}


def test_speakers_stand_in_the_order_of_the_readers_language(client, session):
    zambia = make.make_state("ZMB", name_en="Zambia", name_fr="Zambie")
    germany = make.make_state("DEU", name_en="Germany", name_fr="Allemagne")
    ecuador = make.make_state("ECU", name_en="Ecuador", name_fr="Équateur")
    for state in (zambia, germany, ecuador):
        make.make_statement(session, state, printed_en=state.iso3)

    def order(lang):
        page = client.get(f"{LIST}?order=speaker", headers={"accept-language": lang}).context["page"]
        return [statement.printed.get("en") for statement in page]

    assert order("en") == ["ECU", "DEU", "ZMB"]
    assert order("fr") == ["DEU", "ECU", "ZMB"]


def test_an_unknown_choice_finds_nothing_and_says_why(client, session):
    make.make_statement(session)

    response = client.get(f"{LIST}?mode=shouted")

    assert response.context["page"].paginator.count == 0
    assert "shouted" in response.content.decode()


def test_an_empty_result_says_what_to_change(client, session):
    make.make_statement(session, kind="panel", mode="online")

    html = client.get(f"{LIST}?kind=panel&q=nobody").content.decode()

    assert "0 of 1 statement" in html
    assert "Remove one of the filters" in html


def test_a_page_holds_fifty_and_there_is_none_after_the_last(client, session):
    for n in range(51):
        make.make_statement(session, printed_en=f"speaker {n}")

    assert len(listed(client)) == 50
    assert len(listed(client, "?page=2")) == 1
    assert client.get(f"{LIST}?page=3").status_code == 404


def test_a_lasting_address_leads_to_the_page_of_the_statement(client, session):
    for n in range(1, 52):
        make.make_statement(session, order=n)

    assert client.get(f"{LIST}p8-3/").headers["Location"] == f"{LIST}#p8-3"
    assert client.get(f"{LIST}p8-51/").headers["Location"] == f"{LIST}?page=2#p8-51"
    assert client.get(f"{LIST}p8-52/").status_code == 404
    assert 'id="p8-51"' in client.get(f"{LIST}?page=2").content.decode()


def test_a_speaker_is_named_in_the_readers_language_and_as_printed(client, session):
    state = make.make_state("JPN", name_en="Japan", name_zh="日本")
    make.make_statement(session, state, printed_en="", printed_zh="日本（线下）", mode="in_person")

    html = client.get(LIST).content.decode()

    assert '<span lang="en" dir="ltr">Japan</span>' in html
    assert '<span lang="zh" dir="ltr">日本（线下）</span>' in html
    assert "In person" in html


@pytest.mark.parametrize(
    ("lang", "line", "person", "behalf"),
    [
        ("fr", ("fr", "ltr", "Ministre du Japon"), ("fr", "ltr", "Mme Anne"), ("fr", "ltr", "plusieurs États")),
        ("ar", ("ar", "rtl", "وزير اليابان"), ("en", "ltr", "Ms. Anne"), ("zh", "ltr", "数国")),
        ("ru", ("en", "ltr", "Minister of Japan"), ("en", "ltr", "Ms. Anne"), ("zh", "ltr", "数国")),
    ],
)
def test_what_is_printed_is_shown_in_the_readers_language_else_in_one_that_says_so(
    client, session, lang, line, person, behalf
):
    anne = make.make_person("Ms. Anne")
    anne.name_fr = "Mme Anne"
    anne.save()
    make.make_statement(
        session, make.make_state("JPN"), person=anne, printed_en="Minister of Japan", printed_fr="Ministre du Japon",
        printed_ar="وزير اليابان", on_behalf_of_zh="数国", on_behalf_of_fr="plusieurs États",
    )  # fmt: skip

    html = client.get(f"/{lang}{LIST}").content.decode()

    for code, direction, words in (line, person, behalf):
        assert f'<span lang="{code}" dir="{direction}">{words}</span>' in html


def test_speakers_are_found_and_ordered_by_the_lines_of_any_language(client, session):
    make.make_statement(session, printed_en="", speaker_en="Zeta", speaker_fr="Alpha", printed_fr="Garde des sceaux")
    make.make_statement(session, printed_en="", speaker_en="Beta", printed_zh="秘书")

    assert (
        len(client.get(f"/en{LIST}?q=sceaux").context["page"])
        == len(client.get(f"/en{LIST}?q=秘书").context["page"])
        == 1
    )
    order = {
        lang: [statement.speaker_en for statement in client.get(f"/{lang}{LIST}?order=speaker").context["page"]]
        for lang in ("en", "fr")
    }
    assert order == {"en": ["Beta", "Zeta"], "fr": ["Zeta", "Beta"]}


def test_an_unresolved_speaker_stays_as_printed(client, session):
    make.make_statement(session, speaker_en="Anorw Nobody", printed_en="Anorw Nobody")

    assert client.get(LIST).content.decode().count("Anorw Nobody") == 1


def test_an_organization_is_named(client, session):
    body = Organization.objects.create(slug="made-up", name_en="Made-up Institute", name_zh="捏造研究所")
    make.make_statement(session, organization=body, speaker_en="捏造研究所", printed_en="捏造研究所")

    assert "Made-up Institute" in client.get(LIST).content.decode()


def test_drafts_are_neither_shown_nor_counted(client, session):
    make.make_statement(session, printed_en="in the open")
    hidden = make.make_session(62, release="draft")
    make.make_statement(hidden, printed_en="behind the curtain")

    assert "1 of 1 statement" in client.get(LIST).content.decode()
    assert client.get("/sessions/62/statements/").status_code == 404
    assert client.get("/sessions/62/statements/p8-1/").status_code == 404


def test_another_session_is_no_part_of_the_list(client, session):
    make.make_statement(make.make_session(60), printed_en="the year before")

    assert listed(client) == set()
    assert choices(client, "kind") == {}


def full(session, n):
    state = make.make_state(name_en=f"Made-up Land {n}")
    group = make.make_group("G77", kind="political")
    statement = make.make_statement(
        session, state, agenda_item=make.make_item(session, n), meeting=make.make_meeting(session, n), mode="online",
        date=date(2052, 5, 16), on_behalf_group=group,
    )  # fmt: skip
    statement.on_behalf_states.add(state)


@pytest.mark.parametrize("query", ["", "?q=land&order=speaker&mode=online&item=not_stated&item=1&item=2&item=3"])
def test_three_statements_ask_no_more_than_one(client, session, query):
    full(session, 1)
    before = queries(client, LIST + query.replace("&item=2&item=3", ""))
    full(session, 2)
    full(session, 3)

    assert queries(client, LIST + query) == before


def test_a_value_that_no_filter_has_is_told_with_its_status(client, session):
    response = client.get(f"{LIST}?mode=shouted")

    assert response.status_code == 400
    assert "“shouted” is none of the choices" in response.content.decode()


def test_a_person_who_speaks_for_nobody_known_is_named_once(client, session):
    person = make.make_person("A. Person")
    make.make_statement(session, speaker_en="A. Person", printed_en="A. Person (online)", person=person)
    make.make_statement(
        session, make.make_state("JPN"), printed_en="Japan (B. Person)", person=make.make_person("B. Person")
    )
    html = client.get(LIST).content.decode()

    assert html.count("A. Person") == 2  # as the speaker, and in the line as printed
    assert html.count("B. Person") == 2  # beside the state, and in the line as printed


def test_a_list_without_choices_has_one_button_to_show_it(client, session):
    make.make_statement(session)

    assert client.get(LIST).content.decode().count("<button>Apply</button>") == 2
    assert client.get(f"{LIST}?q=nobody").content.decode().count("<button>Apply</button>") == 1


def test_a_speaker_is_found_by_what_documents_call_the_state(client, session):
    state = make.make_state("USA")
    state.spellings.create(language="zh", text="美国")
    make.make_statement(session, state, printed_en="the state")
    make.make_statement(session, make.make_state("GBR"), printed_en="another state")

    assert listed(client, "?q=美国") == {"the state"}
