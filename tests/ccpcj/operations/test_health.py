"""The health page: the database is really asked."""

from unittest.mock import patch

import pytest
from django.db import OperationalError, connection

ADDRESS = "/health/"


@pytest.mark.django_db
def test_a_well_site_says_so(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get(ADDRESS)

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_reported_without_its_words(client, caplog):
    with patch.object(connection, "cursor", side_effect=OperationalError("password of the database")):
        response = client.get(ADDRESS)

    assert response.status_code == 503
    assert b"password" not in response.content
    assert "password of the database" in caplog.text


@pytest.mark.django_db
def test_it_is_only_read(client):
    assert client.post(ADDRESS).status_code == 405


@pytest.mark.django_db
def test_it_is_asked_over_plain_http_where_pages_are_not(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^health/$"]

    assert client.get(ADDRESS).status_code == 200
    assert client.get("/admin/login/").status_code == 301
