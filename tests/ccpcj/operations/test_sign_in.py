"""Signing in: failures are counted by account and address, logged, and stopped; who is idle is signed out."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings as site_settings
from django.contrib.sessions.models import Session as LoginSession
from django.test import Client, RequestFactory
from django.utils import timezone

from ccpcj.operations.sign_in import counted_address

pytestmark = pytest.mark.django_db
PASSWORD = "a long made-up password"
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"
LIMIT = site_settings.AXES_FAILURE_LIMIT
LOGIN = "/admin/login/"


@pytest.fixture(autouse=True)
def accounts(django_user_model, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # slow ones are for real passwords
    for name in ("keeper", "colleague"):
        django_user_model.objects.create_superuser(name, password=PASSWORD)


def sign_in(name="keeper", password=PASSWORD, address=HERE, **headers):
    """A visitor without a cookie, who comes back on the page of the record after signing in."""
    answer = {"username": name, "password": password, "next": "/admin/"}
    return Client(REMOTE_ADDR=address, headers=headers).post(LOGIN, answer)


def fail(times, **how):
    return [sign_in(password="wrong", **how).status_code for _ in range(times)]


def test_forty_wrong_passwords_are_stopped_and_the_right_one_as_well():
    codes = fail(40)

    assert codes == [200] * (LIMIT - 1) + [429] * (41 - LIMIT)
    assert sign_in().status_code == 429


def test_the_right_user_signs_in_from_elsewhere_and_a_colleague_from_here():
    fail(LIMIT)

    assert sign_in(address=ELSEWHERE).status_code == 302
    assert sign_in("colleague").status_code == 302


def test_who_is_stopped_reads_how_long(client):
    fail(LIMIT)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=4, seconds=30))
    response = sign_in()
    words = " ".join(re.sub(r"<[^>]+>", "", response.content.decode()).split())

    assert f"{LIMIT} wrong passwords were given for the account “keeper”" in words
    assert "for 11 minutes, not even with the right password" in words
    assert 620 <= int(response["Retry-After"]) <= 630


def test_the_time_told_is_true_whatever_is_tried_meanwhile():
    fail(LIMIT)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=10))
    fail(3)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))

    assert sign_in().status_code == 302


def test_other_browsers_and_other_cookies_do_not_begin_anew():
    codes = [fail(1, user_agent=f"Browser {number}")[0] for number in range(LIMIT)]

    assert codes[-1] == 429


def test_a_sign_in_forgets_the_failures_before_it():
    fail(LIMIT - 1)
    sign_in()

    assert fail(LIMIT - 1) == [200] * (LIMIT - 1)


def test_each_failure_is_a_line_in_the_log_without_the_password(caplog):
    sign_in("keeper", "secret words")
    sign_in("nobody\nERROR made-up line", "secret words")
    fail(LIMIT)
    lines = [record.getMessage() for record in caplog.records]

    assert lines[0] == "Sign-in failed: account 'keeper' from 192.0.2.1"
    assert "nobody\\nERROR made-up line" in lines[1]
    assert lines[-1] == "Sign-in stopped after too many failures: account 'keeper' from 192.0.2.1"
    assert len(lines) == 2 + LIMIT
    assert "secret words" not in caplog.text


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [
        ("192.0.2.1", "203.0.113.9", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
        ("::ffff:192.0.2.1", "", "192.0.2.1"),
        ("", "", None),
    ],
)
def test_without_a_proxy_the_address_is_that_of_the_connection(remote, forwarded, address):
    request = RequestFactory(REMOTE_ADDR=remote, headers={"x-forwarded-for": forwarded}).get("/")

    assert counted_address(request) == address


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("10.9.8.7, 203.0.113.9", "203.0.113.9"),
        ("203.0.113.9:5678", "203.0.113.9"),
        ("[2001:db8::1]:5678", "2001:db8::"),
        ("unknown", None),
        ("", "127.0.0.1"),
    ],
)
def test_behind_a_proxy_it_is_the_one_that_the_proxy_adds(settings, forwarded, address):
    settings.BEHIND_PROXY = True
    request = RequestFactory(REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": forwarded}).get("/")

    assert counted_address(request) == address


@pytest.fixture
def moments_ago(client):
    """Signed in, with a login session whose last renewal lies some seconds in the past."""
    client.post(LOGIN, {"username": "keeper", "password": PASSWORD})

    def move(seconds):
        session = client.session
        session["renewed"] -= seconds
        session.save()
        left = timedelta(seconds=site_settings.SESSION_COOKIE_AGE - seconds)
        LoginSession.objects.update(expire_date=timezone.now() + left)
        return client

    return move


def end_of_session():
    return LoginSession.objects.get().expire_date


@pytest.mark.parametrize("address", ["/admin/", "/fr/sessions/", "/signed-in/"])
def test_activity_prolongs_a_login_session(moments_ago, address):
    client = moments_ago(1000)
    before = end_of_session()
    response = client.get(address)

    assert end_of_session() > before
    assert response.cookies["sessionid"]["max-age"] == site_settings.SESSION_COOKIE_AGE


def test_what_a_page_sends_by_itself_prolongs_nothing(moments_ago):
    client = moments_ago(1000)
    before = end_of_session()
    client.get("/signed-in/", headers={"unattended": "1"})

    assert end_of_session() == before


def test_a_login_session_is_not_written_with_every_request(moments_ago, django_assert_num_queries):
    client = moments_ago(5)

    with django_assert_num_queries(2):  # the login session and the account
        client.get("/signed-in/")


def test_who_was_idle_signs_in_again_and_is_back_where_they_were(moments_ago):
    client = moments_ago(site_settings.SESSION_COOKIE_AGE + 1)
    page = "/admin/ccpcj_sessions/state/"
    response = client.get(page, follow=True)

    assert response.redirect_chain == [(f"{LOGIN}?next={page}", 302)]
    assert f"signed out after {site_settings.IDLE_MINUTES} minutes" in response.content.decode()
    assert client.post(LOGIN, {"username": "keeper", "password": PASSWORD, "next": page})["Location"] == page


def test_an_open_page_learns_whether_it_is_signed_in(client):
    assert client.get("/signed-in/").json() == {"token": ""}
    client.post(LOGIN, {"username": "keeper", "password": PASSWORD})
    response = client.get("/signed-in/")

    assert response.json()["token"]
    assert "no-store" in response["Cache-Control"]


def test_visitors_get_no_cookie_and_no_page_of_their_own(client):
    response = client.get("/fr/sessions/")

    assert response.cookies == {}
    assert "Cookie" not in response.get("Vary", "")
