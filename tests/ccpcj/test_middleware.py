"""A page stands under its language; without one it is answered in the reader's."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_script_prefix, reverse
from django.utils import translation
from psycopg_pool import PoolTimeout

from tests import factories as make
from tests.markup import Element, Page
from tests.page_addresses import PAGES, make_record

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
NO_PAGE = re.compile(r"/(static|admin)/")
ENGLISH = re.compile(r"[a-z]{4}")
MADE_UP = re.compile(r"[Mm]ade-up|nothingisfound|State Q|A\. Person|http|undocs\.org|FINGOV")


@pytest.fixture(scope="module")
def arabic(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, HttpResponse]]:
    """Every page under /ar/, asked once over one record that is then taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_record()
        yield {page: Client().get(f"/ar{page}") for page in PAGES}
        transaction.set_rollback(True)


def html(response: HttpResponse) -> Page:
    return Page(response.content.decode())


@pytest.mark.parametrize("page", PAGES)
def test_no_link_of_a_page_leaves_its_language(arabic, page):
    linked = [element for element in html(arabic[page]).root.all("a", "form") if not element.get("hreflang")]
    links = [element.get("href") or element.get("action") for element in linked]
    own = [link for link in links if link.startswith("/") and not NO_PAGE.match(link)]

    assert len(own) > 5
    assert [link for link in own if not link.startswith("/ar/")] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_english_word_of_ours_is_left_on_a_page(arabic, page):
    left = set()
    for element in html(arabic[page]).root:
        if not any(is_no_arabic(above) for above in chain(element)):
            left |= {child.strip() for child in element.children if isinstance(child, str) and ENGLISH.search(child)}

    assert {text for text in left if not MADE_UP.search(text)} == set()


def is_no_arabic(element: Element) -> bool:
    """Whether it is said to be in another language, or holds what is printed, typed or a code."""
    return element.get("lang") not in ("", "ar") or element.get("dir") == "auto" or element.tag in {"title", "code"}


def chain(element: Element | None) -> Iterator[Element]:
    while element is not None:
        yield element
        element = element.parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_says_the_language_whatever_the_reader_speaks(client, db, language):
    client.cookies["django_language"] = "fr"
    response = client.get(f"/{language}/resolutions/", headers={"accept-language": "ru"})

    assert f'<html lang="{language}"' in response.content.decode()
    assert response["Content-Language"] == language
    assert not {"cookie", "accept-language"} & set(response.get("Vary", "").lower().split(", "))


def test_without_a_language_the_cookie_says_it_then_the_browser_then_english(client, db):
    def spoken(**headers: str) -> str:
        response = client.get("/sessions/", headers=headers)
        assert {"accept-language", "cookie"} <= set(response["Vary"].lower().split(", "))
        return response["Content-Language"]

    assert spoken() == "en"
    assert spoken(accept_language="zh-CN,zh;q=0.9") == "zh"
    assert spoken(accept_language="de") == "en"
    client.cookies["django_language"] = "ar"
    assert spoken(accept_language="zh") == "ar"


def test_the_switch_keeps_the_page_its_filters_and_its_number(client, db):
    session = make.make_session(61)
    for number in range(1, 28):
        make.make_resolution(session, f"61/{number}")
    page = html(client.get("/fr/resolutions/?session=61&q=made-up+crime&page=2"))
    switch = {link.get("hreflang"): link for link in page.root.all("a") if link.get("hreflang")}

    assert {lang: link.get("href") for lang, link in switch.items()} == {
        lang: f"/{lang}/resolutions/?session=61&q=made-up+crime&page=2" for lang in LANGUAGES
    }
    assert [lang for lang, link in switch.items() if link.get("aria-current")] == ["fr"]


def test_search_engines_are_told_of_the_page_in_every_language(client, db):
    page = html(client.get("/zh/sessions/?page=1"))
    alternate = [link for link in page.root.all("link") if link.get("rel") == "alternate"]
    links = {link.get("hreflang"): link.get("href") for link in alternate}
    (canonical,) = [link.get("href") for link in page.root.all("link") if link.get("rel") == "canonical"]

    assert links == {
        **{lang: f"http://testserver/{lang}/sessions/?page=1" for lang in LANGUAGES},
        "x-default": "http://testserver/sessions/?page=1",
    }
    assert canonical == links["zh"]


def test_a_page_without_a_language_names_the_one_it_is_shown_in_as_its_own(client, db):
    page = client.get("/sessions/", headers={"accept-language": "es"}).content.decode()

    assert '<link rel="canonical" href="http://testserver/es/sessions/">' in page


def test_a_page_that_is_not_there_is_told_in_the_language_of_its_address(client, db):
    response = client.get("/ru/nothing/")

    assert response.status_code == 404
    assert "Такой страницы нет" in response.content.decode()
    assert "canonical" not in response.content.decode()


@pytest.mark.parametrize(
    ("address", "led_to"),
    [
        ("/fr", "/fr/"),
        ("/fr/states?q=a", "/fr/states/?q=a"),
        ("/fr/states/qqa/", "/fr/states/QQA/"),
        ("/fr/symbols/E/CN.15/2052/L.4", "/fr/resolutions/61-1/"),
    ],
)
def test_what_leads_on_stays_in_the_language(client, db, address, led_to):
    make.make_state("QQA")
    make.make_version(make.make_resolution(make.make_session(61)), symbol="E/CN.15/2052/L.4")

    assert client.get(address)["Location"] == led_to


def test_a_file_speaks_the_language_of_its_address(client, db):
    state = make.make_state("QQA", name_fr="Pays inventé", name_en="Made-up Land")
    make.make_sponsor(make.make_resolution(make.make_session(61)), state)

    def first(address: str) -> str:
        return b"".join(client.get(address).streaming_content).decode()

    assert "Pays inventé" in first("/fr/resolutions/sponsors.csv")
    assert "Made-up Land" in first("/fr/resolutions/sponsors.csv?lang=en")


def test_the_site_can_stand_below_a_path_of_its_host(client, db):
    page = client.get("/fr/sessions/", SCRIPT_NAME="/record").content.decode()

    assert 'href="/record/fr/resolutions/"' in page
    assert 'href="/record/es/sessions/"' in page


def test_the_language_of_a_page_does_not_outlive_it(client, db):
    client.get("/fr/sessions/")

    assert get_script_prefix() == "/"
    with translation.override("en"):
        assert reverse("session_list") == "/sessions/"


def test_styles_and_scripts_are_the_same_for_every_language(arabic):
    links = html(arabic["/"]).root.all("link")
    files = [link.get("href") for link in links if link.get("rel") in ("stylesheet", "icon")]

    assert len(files) == 3
    assert [file for file in files if not file.startswith("/static/")] == []


def test_no_template_writes_an_address_of_the_site_by_hand():
    """It would lead out of the language of the page."""
    pages = [path for path in (settings.ROOT / "templates").rglob("*.html") if "admin" not in path.parts]
    by_hand = re.compile(r"""\b(?:href|action|base)=["']/""")

    assert [path.name for path in pages if by_hand.search(path.read_text(encoding="utf-8"))] == []


def no_connection(cause: Exception) -> Any:
    """A database that is asked for a connection in vain, as Django tells it."""

    def refuse() -> None:
        raise OperationalError(str(cause)) from cause

    return refuse


@pytest.mark.parametrize(("language", "words"), [("en", "The site is busy"), ("fr", "Le site est très demandé")])
def test_where_no_connection_comes_free_the_page_says_when_to_come_again(client, monkeypatch, language, words):
    monkeypatch.setattr(connection, "ensure_connection", no_connection(PoolTimeout("couldn't get a connection")))
    response = client.get(f"/{language}/resolutions/")

    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert words in response.content.decode()


def test_a_database_that_does_not_answer_is_an_error(client, monkeypatch):
    monkeypatch.setattr(connection, "ensure_connection", no_connection(OSError("connection refused")))

    with pytest.raises(OperationalError, match="refused"):
        client.get("/en/resolutions/")
