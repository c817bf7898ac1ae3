"""The list of sessions."""

import pytest

from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db


def test_sessions_stand_latest_first(client):
    make.make_session(61)
    make.make_session(62)

    html = client.get("/sessions/").content.decode()

    assert 0 < html.index("/sessions/62/") < html.index("/sessions/61/")


def test_a_draft_session_is_not_listed(client):
    make.make_session(61, release="draft")

    response = client.get("/sessions/")

    assert response.status_code == 200
    assert "/sessions/61/" not in response.content.decode()


def test_what_a_session_does_not_state_is_said(client):
    make.make_session(61, starts_on=None, ends_on=None)

    assert "not stated" in client.get("/sessions/").content.decode()


def test_three_sessions_ask_no_more_than_one(client):
    make.make_session(61)
    before = queries(client, "/sessions/")
    make.make_session(62)
    make.make_session(63)

    assert queries(client, "/sessions/") == before
