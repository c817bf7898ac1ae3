"""Files as answers."""

import logging

import pytest
from django.core.exceptions import BadRequest
from django.test import RequestFactory
from django.utils import translation

from ccpcj.lib.downloads import (
    file_response,
    language_of_file,
    logged_pieces,
    refusals_in_plain_text,
    requested_choice,
)
from ccpcj.lib.tables import Column, File, Table, table_file, text_file

GET = RequestFactory().get
COLUMNS = [Column("n", "Number")]


def broken(after):
    yield from ((f"row {n}",) for n in range(after))
    raise RuntimeError("the database went away")


def test_a_file_tells_its_name_its_kind_and_its_language():
    response = file_response(GET("/"), table_file(Table(COLUMNS, [("1",)]), "ccpcj-numbers", "csv"), "fr")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="ccpcj-numbers.csv"'
    assert response["Content-Language"] == "fr"
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("private, no-cache", "noindex")
    assert b"".join(response).endswith(b"1\r\n")


def test_a_text_shows_in_the_browser():
    response = file_response(GET("/"), text_file(["A"], "sentence"), "en")

    assert response["Content-Disposition"] == 'inline; filename="sentence.txt"'


def test_head_has_the_headers_and_makes_no_file():
    def rows():
        raise AssertionError("a row was asked for")
        yield

    response = file_response(RequestFactory().head("/"), table_file(Table(COLUMNS, rows()), "numbers", "json"), "en")

    assert (response["Content-Type"], b"".join(response)) == ("application/json", b"")
    assert "Content-Length" not in response


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
def test_what_fails_at_once_is_no_file(suffix):
    with pytest.raises(RuntimeError):
        file_response(GET("/"), table_file(Table(COLUMNS, broken(3)), "numbers", suffix), "en")


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_what_fails_later_is_logged_and_does_not_look_complete(suffix, caplog):
    response = file_response(GET("/"), table_file(Table(COLUMNS, broken(30_000)), "numbers", suffix), "en")

    sent = []
    with caplog.at_level(logging.ERROR), pytest.raises(RuntimeError):
        sent.extend(response)

    assert "numbers" in caplog.text
    assert "the database went away" in caplog.text
    assert b"".join(sent).endswith(b"not complete.\r\n") == (suffix == "csv")
    assert not b"".join(sent).rstrip().endswith(b"]")


def test_the_language_of_a_file_is_the_readers_unless_the_address_names_one():
    with translation.override("ru"):
        assert language_of_file(GET("/")) == "ru"
        assert language_of_file(GET("/?lang=")) == "ru"
        assert language_of_file(GET("/?lang=zh")) == "zh"


@pytest.mark.parametrize("value", ["de", "EN", "en ", "en%00", "../en"])
def test_a_language_that_is_none_of_the_six_is_refused_in_words(value):
    with pytest.raises(BadRequest, match="lang is one of ar, zh, en, fr, ru, es"):
        language_of_file(GET(f"/?lang={value}"))


def test_a_refusal_reaches_the_reader_as_plain_text():
    @refusals_in_plain_text
    def view(request):
        requested_choice(request, "entries", ("all", "printed"), "all")

    response = view(GET("/?entries=<b>"))

    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert "entries is one of all, printed" in response.content.decode()


def test_a_reader_who_goes_away_stops_the_file():
    closed = []

    def pieces():
        try:
            while True:
                yield b"x"
        finally:
            closed.append(True)

    sent = logged_pieces(File("x.csv", "text/csv", pieces()), b"x")
    assert [next(sent), next(sent)] == [b"x", b"x"]
    sent.close()

    assert closed
