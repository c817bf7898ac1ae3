"""The first page."""

import re

import pytest

from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db


def test_an_empty_site_says_what_fills_it(client):
    html = client.get("/").content.decode()

    assert "Nothing has been published here yet." in html
    assert "manage.py demo" in html
    assert "manage.py import_report" in html


def test_the_latest_session_stands_there_with_its_texts(client):
    make.make_resolution(make.make_session(61), "61/1", title_en="An older text")
    make.make_resolution(make.make_session(62), "62/1", title_en="The newest text")

    html = client.get("/").content.decode()

    assert "Session 62 (2053)" in html
    assert "The newest text" in html
    assert "An older text" not in html


def test_counts_are_true_and_leave_drafts_out(client):
    session = make.make_session(61)
    make.make_resolution(session, "61/1")
    make.make_resolution(session, "61/2", release="draft", title_en="A secret text")
    speaker, sponsor, _silent = make.make_state(), make.make_state(), make.make_state()
    make.make_statement(session, speaker)
    make.make_sponsor(session.resolutions.get(number="61/1"), sponsor)
    hidden = make.make_session(62, release="draft")
    make.make_statement(hidden, make.make_state())
    make.make_resolution(hidden, "62/1", title_en="Another secret text")

    response = client.get("/")

    assert response.context["counts"] == {
        "sessions": 1, "texts": 1, "own": 1, "others": 0, "statements": 1, "states": 2,
    }  # fmt: skip
    assert "secret" not in response.content.decode()


def test_the_texts_of_the_commission_are_told_from_those_of_other_bodies(client):
    session = make.make_session(61)
    joined = make.make_resolution(session, "1", slug="draft", stage="draft", body="GA")
    make.make_version(joined, body="GA", symbol="A/RES/107/1")
    make.make_resolution(session, "61/1")
    for n in (2, 3, 4):
        make.make_resolution(None, f"107/{n}", body="GA")
    lead = client.get("/en/").content.decode().partition('class="lead">')[2].partition("</p>")[0]

    assert " ".join(lead.split()).startswith(
        "This is the record of 1 session: 2 texts of the Commission, "
        "3 others of the General Assembly and the Economic and Social Council, 0 statements"
    )


def test_a_text_without_a_session_is_enough_for_a_first_page(client):
    make.make_resolution(None, "77/1")

    assert "1 other of the General Assembly" in client.get("/").content.decode()


def test_three_texts_ask_no_more_than_one(client):
    session = make.make_session(61)
    make.make_resolution(session, "61/1")
    before = queries(client, "/")
    make.make_resolution(session, "61/2")
    make.make_resolution(session, "61/3")

    assert queries(client, "/") == before


def test_there_is_one_place_to_search(client):
    empty = client.get("/").content.decode()
    make.make_resolution(make.make_session(61), "61/1")
    held = client.get("/").content.decode()

    assert [html.count('role="search"') + html.count("<search>") for html in (empty, held)] == [1, 1]


def test_the_search_of_the_first_page_is_that_of_the_search_page(client):
    make.make_resolution(make.make_session(61), "61/1")
    forms = [client.get(page).content.decode().partition("<search>")[2] for page in ("/en/", "/en/search/")]

    for form in forms:
        assert 'class="find"' in form.partition(">")[0]
        assert re.search(r'<label for="[\w-]+">[^<]+</label>\s*<div role="group">\s*<input', form)
