"""The pages for what is not there and for what went wrong."""

import pytest
from django.test import Client

from tests.page_addresses import PAGES, make_record

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_there_says_what_to_do(client):
    response = client.get("/nothing/")

    assert response.status_code == 404
    assert 'href="/resolutions/"' in response.content.decode()


def test_the_inner_words_of_a_failed_look_up_are_not_shown(client):
    html = client.get("/resolutions/none/").content.decode()

    assert "matches the given query" not in html
    assert "It may be mistyped" in html


def test_an_error_says_what_to_do_even_when_the_database_is_the_trouble(monkeypatch):
    monkeypatch.setattr("resolutions.views.ResolutionFilterSet", None)
    response = Client(raise_request_exception=False).get("/resolutions/")

    assert response.status_code == 500
    assert "Try again in a moment" in response.content.decode()


def test_the_error_page_speaks_the_reader_s_direction(monkeypatch):
    monkeypatch.setattr("resolutions.views.ResolutionFilterSet", None)
    client = Client(raise_request_exception=False)
    client.cookies["django_language"] = "ar"

    assert '<html lang="ar" dir="rtl">' in client.get("/resolutions/").content.decode()


@pytest.mark.parametrize("values", [300, 301])
def test_an_address_with_more_filters_than_a_form_can_send_is_refused_in_words(client, values):
    address = "/resolutions/?" + "&".join(f"sponsor=Q{n}" for n in range(values))
    response = client.get(address)

    assert response.status_code == 400
    assert ("Ask for 300 filters at most" in response.content.decode()) == (values > 300)


def test_a_host_that_is_not_served_is_refused_without_an_error(client):
    response = client.get("/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "does not understand the request" in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/states/%00/sponsors.csv", "/groups/%00/sponsors.csv", "/symbols/%00", "/symbols//"]
)
def test_an_address_that_names_nothing_is_not_there(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("method", ["options", "trace"])
def test_pages_are_for_reading(client, method):
    make_record()

    assert {page: getattr(client, method)(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 405)
