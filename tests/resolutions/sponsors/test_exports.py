"""Sponsor lists out: rows, sentences, addresses."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from ccpcj.search.index.update import bring_up_to_date
from resolutions.models import Sponsorship
from resolutions.sponsors.exports import SUFFIXES
from tests import factories as make
from tests.factories import make_group, make_resolution, make_session, make_sponsor, make_state, make_version

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate().isoformat()


@pytest.fixture
def session():
    return make_session()


@pytest.fixture
def eu():
    names = {"name_fr": "Union européenne", "name_zh": "欧洲联盟", "name_ru": "Европейский союз"}
    return make_group("EU", "political", name_en="European Union", **names)


@pytest.fixture
def text(session, eu):
    """A text with Japan as main sponsor, France for the EU (Austria behind it), and an entry that nobody knows."""
    resolution = make_resolution(session, "61/1", title_en="Measures", title_fr="Mesures")
    make_version(resolution, symbol="E/CN.15/2052/L.4/Rev.1", stage="tabled")
    apg = make_group("APG", name_en="Group of Asia-Pacific States", name_fr="Groupe de l’Asie")
    weog = make_group("WEOG", name_en="Western Group")
    japan = make_state("JPN", name_en="Japan", name_fr="Japon", regional_group=apg)
    france = make_state("FRA", name_en="France", name_fr="France", regional_group=weog)
    austria = make_state("AUT", name_en="Austria", name_fr="Autriche", regional_group=weog)
    make_sponsor(resolution, japan, role="main")
    entry = make_sponsor(resolution, france, group=eu, printed_en="France (for the EU)")
    make_sponsor(
        resolution, austria, group=eu, entry=entry, position=2, printed_en="France (for the EU)", joined_on=None
    )
    Sponsorship.objects.create(resolution=resolution, position=3, printed_en="Anorw")
    return resolution


def get(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200, response.content
    return b"".join(response)


def rows(client, address, **query):
    return json.loads(get(client, address, **query))


def text_of(client, address, **query):
    return get(client, address, **query).decode()


def test_a_row_says_who_sponsors_what_in_which_role_and_through_whom(client, text):
    assert rows(client, "/resolutions/61-1/sponsors.json") == [
        {
            "resolution": "Resolution 61/1",
            "symbol": "E/CN.15/2052/L.4/Rev.1",
            "title": "Measures",
            "state_code": code,
            "state": state,
            "role": role,
            "through_group": group,
            "joined_on": day,
            "regional_group": region,
        }
        for code, state, role, group, day, region in [
            ("JPN", "Japan", "main sponsor", None, "2022-05-20", "Group of Asia-Pacific States"),
            ("FRA", "France", "sponsor", "European Union", "2022-05-20", "Western Group"),
            ("AUT", "Austria", "sponsor", "European Union", None, "Western Group"),
            ("", "Anorw", "sponsor", None, None, None),
        ]
    ]


def test_the_same_rows_stand_in_csv_and_xlsx(client, text):
    lines = list(csv.reader(StringIO(get(client, "/resolutions/61-1/sponsors.csv").decode("utf-8-sig"), newline="")))
    sheet = load_workbook(BytesIO(get(client, "/resolutions/61-1/sponsors.xlsx"))).active

    assert [line[3:6] for line in lines] == [
        ["State code", "State", "Role"],
        ["JPN", "Japan", "main sponsor"],
        ["FRA", "France", "sponsor"],
        ["AUT", "Austria", "sponsor"],
        ["", "Anorw", "sponsor"],
    ]
    assert [[str(cell.value or "").removesuffix(" 00:00:00") for cell in row] for row in sheet.iter_rows()] == lines


def test_names_and_titles_are_in_the_language_asked_for_else_in_one_that_has_them(client, text):
    make_sponsor(text, make_state("TUV", name_en="Tuvalu"))
    french = rows(client, "/resolutions/61-1/sponsors.json", lang="fr")

    assert [(row["title"], row["state"], row["through_group"], row["regional_group"]) for row in french] == [
        ("Mesures", "Japon", None, "Groupe de l’Asie"),
        ("Mesures", "France", "Union européenne", "Western Group"),
        ("Mesures", "Autriche", "Union européenne", "Western Group"),
        ("Mesures", "Anorw", None, None),
        ("Mesures", "Tuvalu", None, "Group AFR"),
    ]


def test_the_language_is_the_readers_where_the_address_names_none(client, text):
    response = client.get("/resolutions/61-1/sponsors.json", headers={"accept-language": "fr"})

    assert response["Content-Language"] == "fr"
    assert "Japon" in b"".join(response).decode()


def test_printed_entries_alone_leave_out_the_members_of_a_group(client, text):
    printed = rows(client, "/resolutions/61-1/sponsors.json", entries="printed")

    assert [row["state"] for row in printed] == ["Japan", "France", "Anorw"]


def test_a_group_that_sponsors_as_such_goes_by_its_name(client, text, eu):
    Sponsorship.objects.create(resolution=text, position=9, printed_en="the Union", group=eu)

    last = rows(client, "/resolutions/61-1/sponsors.json")[-1]

    assert (last["state_code"], last["state"], last["through_group"]) == ("", "European Union", "European Union")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_who_has_withdrawn_is_left_out(client, text, suffix):
    Sponsorship.objects.filter(state__iso3="JPN").update(withdrawn_on=date(2022, 5, 21))
    plain = get(client, f"/resolutions/61-1/sponsors.{'json' if suffix == 'xlsx' else suffix}").decode()

    assert "France" in plain
    assert "Japan" not in plain


def test_the_symbol_is_that_of_the_version_sponsored_else_of_the_latest_that_has_one(client, text):
    first = make_version(text, 2, symbol="E/CN.15/2052/L.4")
    make_version(text, 3, symbol="E/CN.15/2052/L.4/Rev.2")
    make_version(text, 4)
    Sponsorship.objects.filter(state__iso3="JPN").update(version=first)

    assert [row["symbol"] for row in rows(client, "/resolutions/61-1/sponsors.json")][:2] == [
        "E/CN.15/2052/L.4",
        "E/CN.15/2052/L.4/Rev.2",
    ]


def test_a_name_cannot_become_a_formula(client, text):
    make.set_lines(Sponsorship.objects.filter(state=None), printed_en='=HYPERLINK("x")')

    assert ",'=HYPERLINK" in get(client, "/resolutions/61-1/sponsors.csv").decode().replace('"', "")
    assert rows(client, "/resolutions/61-1/sponsors.json")[-1]["state"] == '=HYPERLINK("x")'
    cell = load_workbook(BytesIO(get(client, "/resolutions/61-1/sponsors.xlsx"))).active["E5"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("x")')


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "sponsored by Anorw, France (on behalf of the States Members of the United Nations that are members of "
               "the European Union) and Japan"),
        ("fr", "qui a pour auteurs les pays suivants : Anorw, France (au nom des États Membres de l’Organisation des "
               "Nations Unies qui sont membres de l’Union européenne) et Japon"),
        ("es", "presentada por Anorw, Francia (en nombre de los Estados Miembros de las Naciones Unidas que son "
               "miembros de la Unión Europea) y Japón"),
        ("ru", "авторами которой являются Франция (от имени государств — членов Организации Объединенных Наций, "
               "являющихся членами Европейского союза), Япония и Anorw"),
        ("ar", "مقدَّم من فرنسا (باسم الدول الأعضاء في الأمم المتحدة الأعضاء في الاتحاد الأوروبي)، اليابان وAnorw"),
        ("zh", "提案国有：法国（代表联合国会员国中的欧洲联盟成员国）、日本和Anorw"),
    ],
)  # fmt: skip
def test_the_sentence_is_ready_to_paste_in_six_languages(client, text, lang, expected):
    names = {
        "FRA": {"es": "Francia", "ru": "Франция", "ar": "فرنسا", "zh": "法国"},
        "JPN": {"es": "Japón", "ru": "Япония", "ar": "اليابان", "zh": "日本"},
    }
    for sponsor in Sponsorship.objects.filter(state__iso3__in=names).select_related("state"):
        for code, name in names[sponsor.state.iso3].items():
            setattr(sponsor.state, f"name_{code}", name)
        sponsor.state.save()

    assert text_of(client, "/resolutions/61-1/sponsors.txt", lang=lang) == f"{expected}\n"


@pytest.mark.parametrize(
    ("stage", "lang", "expected"),
    [("draft", "es", "presentado por Perú"), ("adopted", "es", "presentada por Perú"),
     ("draft", "ru", "авторами которого являются Перу"), ("adopted", "ru", "авторами которого являются Перу")],
)  # fmt: skip
def test_the_words_agree_with_a_draft_or_with_a_decision(client, session, stage, lang, expected):
    decision = make_resolution(session, "1", slug="d", kind="decision", stage=stage)
    make_sponsor(decision, make_state("PER", name_es="Perú", name_ru="Перу"))

    assert text_of(client, "/resolutions/d/sponsors.txt", lang=lang) == f"{expected}\n"


@pytest.mark.parametrize(
    ("names", "expected"),
    [(["Chile", "Italia"], "Chile e Italia"), (["Irán", "España", "Haití"], "España, Haití e Irán"),
     (["Haití", "Hungría"], "Haití y Hungría"), (["Italia", "Perú"], "Italia y Perú")],
)  # fmt: skip
def test_spanish_joins_with_e_before_the_sound_of_i(client, session, names, expected):
    resolution = make_resolution(session)
    for name in names:
        make_sponsor(resolution, make_state(name_es=name))

    assert text_of(client, "/resolutions/61-1/sponsors.txt", lang="es") == f"presentada por {expected}\n"


def test_another_group_is_called_by_its_name(client, session):
    resolution = make_resolution(session)
    g77 = make_group("G77", "political", name_en="Group of 77 and China", name_fr="Groupe des 77 et de la Chine")
    make_sponsor(resolution, make_state("MAR", name_en="Morocco", name_fr="Maroc"), group=g77)

    assert text_of(client, "/resolutions/61-1/sponsors.txt", lang="en") == (
        "sponsored by Morocco (on behalf of the Group of 77 and China)\n"
    )
    assert text_of(client, "/resolutions/61-1/sponsors.txt", lang="fr").endswith(
        "Maroc (au nom du Groupe des 77 et de la Chine)\n"
    )


def test_a_text_without_sponsors_says_so(client, session):
    make_resolution(session)

    assert text_of(client, "/resolutions/61-1/sponsors.txt") == "no sponsors are recorded\n"
    assert rows(client, "/resolutions/61-1/sponsors.json") == []


def test_a_list_says_one_sentence_a_text_with_its_label_and_title(client, session, text):
    make_resolution(session, "61/2", title_en="Nothing")

    assert text_of(client, "/resolutions/sponsors.txt").splitlines() == [
        "Resolution 61/1, “Measures”, sponsored by Anorw, France (on behalf of the States Members of the United "
        "Nations that are members of the European Union) and Japan",
        "Resolution 61/2, “Nothing”, no sponsors are recorded",
    ]


def test_an_empty_list_says_that_no_sponsors_are_recorded(client):
    assert text_of(client, "/resolutions/sponsors.txt", lang="zh") == "没有提案国的记录\n"


def test_a_list_gives_the_sponsors_of_the_texts_under_the_same_filters(client, session, text):
    decision = make_resolution(session, "61/2", kind="decision")
    make_sponsor(decision, make_state("PER", name_en="Peru"))

    assert [row["state"] for row in rows(client, "/resolutions/sponsors.json", kind="decision")] == ["Peru"]
    assert len(rows(client, "/resolutions/sponsors.json")) == 5
    assert {row["resolution"] for row in rows(client, "/resolutions/sponsors.json", sponsor="JPN")} == {
        "Resolution 61/1"
    }


def test_a_list_keeps_its_order(client, session):
    state, eu = make_state("JPN"), make_group("EU", "political")
    for number, title in (("61/2", "Beta"), ("61/10", "Alpha")):
        make_sponsor(make_resolution(session, number, title_en=title), state, group=eu)
    bring_up_to_date()

    assert [row["title"] for row in rows(client, "/resolutions/sponsors.json", order="title")] == ["Alpha", "Beta"]
    for place in ("resolutions", "states/JPN", "groups/EU"):
        assert [row["title"] for row in rows(client, f"/{place}/sponsors.json")] == ["Beta", "Alpha"]


def test_a_state_gives_its_own_rows_and_the_sentences_of_what_it_sponsors(client, session, text):
    make_sponsor(make_resolution(session, "61/2"), make_state("PER"))

    assert [row["state_code"] for row in rows(client, "/states/AUT/sponsors.json")] == ["AUT"]
    assert rows(client, "/states/AUT/sponsors.json", entries="printed") == []
    assert text_of(client, "/states/AUT/sponsors.txt").startswith(
        "Resolution 61/1, “Measures”, sponsored by Anorw, France"
    )


def test_a_group_gives_the_rows_through_it(client, session, text):
    make_sponsor(make_resolution(session, "61/2"), make_state("PER"))

    assert [row["state_code"] for row in rows(client, "/groups/EU/sponsors.json")] == ["FRA", "AUT"]
    assert rows(client, "/groups/APG/sponsors.json") == []


@pytest.mark.parametrize("hidden", ["session", "resolution"])
@pytest.mark.parametrize("suffix", ["csv", "json", "txt"])
def test_nothing_leaks_from_what_is_not_published(client, session, text, hidden, suffix):
    draft_session = make_session(62, release="draft")
    if hidden == "session":
        secret = make_resolution(draft_session, "62/1", title_en="Secret")
    else:
        secret = make_resolution(session, "62/1", release="draft", title_en="Secret")
    make_sponsor(secret, Sponsorship.objects.get(state__iso3="AUT").state, group=make_group("EU", "political"))

    for place in ("/resolutions/", "/states/AUT/", "/groups/EU/"):
        plain = get(client, f"{place}sponsors.{suffix}").decode()
        assert "Resolution 61/1" in plain
        assert "62/1" not in plain
        assert "Secret" not in plain
    assert client.get(f"/resolutions/62-1/sponsors.{suffix}").status_code == 404


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_queries_do_not_grow_with_texts_and_sponsors(client, session, django_assert_max_num_queries, suffix):
    def queries(number):
        resolution = make_resolution(session, f"61/{number}")
        make_version(resolution, symbol=f"E/CN.15/2052/L.{number}")
        for _ in range(number):
            make_sponsor(
                resolution, make_state(regional_group=make_group(f"G{number}")), group=make_group(f"H{number}")
            )
        with django_assert_max_num_queries(20) as queries:
            get(client, f"/resolutions/sponsors.{suffix}")
        return len(queries)

    assert queries(1) == queries(3) <= 10


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/resolutions/61-1/sponsors.csv", f"ccpcj-sponsors-61-1-{TODAY}.csv"),
        ("/resolutions/sponsors.xlsx", f"ccpcj-sponsors-{TODAY}.xlsx"),
        ("/states/jpn/sponsors.json", f"ccpcj-sponsors-JPN-{TODAY}.json"),
        ("/groups/EU/sponsors.txt", f"ccpcj-sponsors-EU-{TODAY}.txt"),
    ],
)
def test_a_file_name_says_what_and_when(client, text, address, name):
    assert client.get(address)["Content-Disposition"].endswith(f'filename="{name}"')


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_head_asks_for_the_headers_alone(client, text, suffix):
    address = f"/resolutions/61-1/sponsors.{suffix}"
    head, full = client.head(address), client.get(address)

    assert b"".join(head) == b""
    assert [head[name] for name in ("Content-Type", "Content-Disposition")] == [
        full[name] for name in ("Content-Type", "Content-Disposition")
    ]


def test_a_list_is_read_and_not_written(client, text):
    assert client.post("/resolutions/61-1/sponsors.csv").status_code == 405


@pytest.mark.parametrize(
    ("query", "message"),
    [("lang=de", "lang is one of ar, zh, en, fr, ru, es"), ("entries=some", "entries is one of all, printed"),
     ("kind=poem", "Kind: "), ("order=up", "Order: "), ("sponsor=XXX", "Sponsor: ")],
)  # fmt: skip
def test_what_the_address_asks_wrongly_is_said_in_plain_words(client, text, query, message):
    response = client.get(f"/resolutions/sponsors.csv?{query}")

    assert response.status_code == 400
    assert message in response.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/resolutions/61-9/sponsors.csv", "/resolutions/61-1/sponsors.pdf", "/states/XXX/sponsors.csv",
     "/groups/XXX/sponsors.csv"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, text, address):
    assert client.get(address).status_code == 404


def test_an_unresolved_sponsor_is_named_as_the_language_of_the_file_prints_it(client, text):
    make.set_lines(Sponsorship.objects.filter(state=None), printed_fr="Anorvège")

    assert [row["state"] for row in rows(client, "/resolutions/61-1/sponsors.json", lang="fr")][-1] == "Anorvège"
    assert [row["state"] for row in rows(client, "/resolutions/61-1/sponsors.json", lang="ar")][-1] == "Anorw"
