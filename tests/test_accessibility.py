"""Every public page can be read and worked with by any means: the part of it that markup alone shows."""

import re
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.markup import Element, Page
from tests.page_addresses import PAGES, make_record

NOT_PAGES = re.compile(
    r"^(admin|health|signed-in|static)/|^favicon|<sponsor_list:|<text_form:|<hits_form:|<table:|^search/suggestions|docx$"
)

pytestmark = pytest.mark.django_db  # without a test that says so no database is made for `responses`
LEADS_ELSEWHERE = {"sessions/<int:number>/statements/<slug:anchor>/", "symbols/<path:symbol>"}


@pytest.fixture(scope="module")
def responses(django_db_setup: None, django_db_blocker: Any) -> dict[str, HttpResponse]:
    """Every page, asked once over one record that is then taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_record()
        client = Client(raise_request_exception=False)
        found = {page: client.get(page) for page in PAGES}
        transaction.set_rollback(True)
    return found


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, responses: dict[str, HttpResponse]) -> Page:
    response = responses[request.param]
    assert response.status_code == 200
    return Page(response.content.decode())


def test_every_tag_is_closed(page):
    assert page.problems == []


def test_the_page_names_its_language_and_itself(page):
    (html,) = page.root.all("html")
    (title,) = page.root.all("title")

    assert (html.get("lang"), html.get("dir")) == ("en", "ltr")
    assert len(title.text) > len(" · CCPCJ")


def test_pages_have_different_titles(responses):
    pages = [response for page, response in responses.items() if "?" not in page]
    titles = [Page(response.content.decode()).root.all("title")[0].text for response in pages]

    assert sorted(set(titles)) == sorted(titles)


def test_headings_are_an_outline(page):
    levels = [int(heading.tag[1]) for heading in page.root.all("h1", "h2", "h3", "h4", "h5", "h6")]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_there_is_one_main_part_and_navigation_has_names(page):
    names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.root.all("nav")]

    assert len(page.root.all("main")) == 1
    assert all(names)
    assert len(set(names)) == len(names)


def is_labelled(field: Element, page: Page) -> bool:
    """By a label that points at it or encloses it, or by an attribute."""
    pointed = {label.get("for") for label in page.root.all("label") if label.text}
    return bool(field.get("aria-label") or field.get("aria-labelledby")) or (
        field.get("id") in pointed or field.inside("label")
    )


def test_every_field_has_a_label(page):
    fields = [field for field in page.root.all("input", "select", "textarea") if field.get("type") != "hidden"]

    assert [field for field in fields if not is_labelled(field, page)] == []


def test_links_buttons_and_pictures_have_words(page):
    assert [element for element in page.root.all("a", "button", "summary", "th") if not element.name] == []
    assert [image for image in page.root.all("img") if "alt" not in image.attributes] == []


def test_what_points_inside_the_page_arrives(page):
    ids = [element.get("id") for element in page.root if element.get("id")]
    attributes = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
    wanted = {name for element in page.root for key in attributes for name in element.get(key).split()}
    wanted |= {link.get("href")[1:] for link in page.root.all("a") if link.get("href").startswith("#")}

    assert len(set(ids)) == len(ids)
    assert wanted - set(ids) - {""} == set()


def test_every_table_has_headings(page):
    for table in page.root.all("table"):
        headings = table.all("th")
        assert headings
        assert [heading for heading in headings if heading.get("scope") not in ("col", "row", "colgroup")] == []


def test_text_in_another_language_says_so_with_its_direction(page):
    for element in page.root:
        if language := element.get("lang"):
            assert language in {"ar", "zh", "en", "fr", "ru", "es"}
            assert (language == "ar") == (element.get("dir") == "rtl"), element
        elif re.search("[\u0600-\u06ff]", "".join(c for c in element.children if isinstance(c, str))):
            assert any(above.get("lang") == "ar" for above in ancestors(element)), element


def ancestors(element: Element) -> list[Element]:
    return [] if element.parent is None else [element.parent, *ancestors(element.parent)]


def test_style_and_scripts_stay_in_their_files(page):
    assert page.root.all("style") == []
    assert [script for script in page.root.all("script") if not script.get("src")] == []
    assert [e for e in page.root if e.get("style") or any(name.startswith("on") for name in e.attributes)] == []


def patterns(resolver: URLResolver, above: str = "") -> list[tuple[str, URLPattern]]:
    found = []
    for pattern in resolver.url_patterns:
        route = above + str(pattern.pattern)
        found += patterns(pattern, route) if isinstance(pattern, URLResolver) else [(route, pattern)]
    return found


def test_every_public_page_is_looked_at():
    public = {route for route, _ in patterns(get_resolver()) if not NOT_PAGES.search(route)}

    assert public - {resolve(page.partition("?")[0]).route for page in PAGES} == LEADS_ELSEWHERE
