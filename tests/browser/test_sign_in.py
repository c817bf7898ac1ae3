"""Signing in, being stopped, and being signed out while a form is open, in a real browser."""

import pytest
from django.conf import settings as site_settings
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import text_to_be_present_in_element
from selenium.webdriver.support.wait import WebDriverWait

from sessions.models import Person

PASSWORD = "a long made-up password"
BAR = (By.ID, "signed-in-bar")
SECONDS = 8  # without activity


@pytest.fixture
def fast_hasher(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def keeper(browser, fast_hasher, django_user_model):
    django_user_model.objects.create_superuser("keeper", password=PASSWORD)
    return browser


def sign_in(browser, password=PASSWORD):
    browser.find_element(By.NAME, "username").send_keys("keeper")
    browser.enter(browser.find_element(By.NAME, "password"), password)


def test_who_mistypes_too_often_reads_how_long_to_wait(keeper):
    keeper.open("/admin/")
    for _ in range(site_settings.AXES_FAILURE_LIMIT):
        keeper.find_element(By.NAME, "username").clear()
        sign_in(keeper, "wrong")

    words = keeper.find_element(By.ID, "content-main").text
    assert "for 15 minutes, not even with the right password" in words
    keeper.find_element(By.LINK_TEXT, "Back to the sign-in").click()
    assert keeper.find_element(By.NAME, "password")
    assert [line for line in keeper.complaints() if "429" not in line] == []


@pytest.fixture
def idle(keeper, settings):
    """A site on which staff are signed out after some seconds, open at the form of a new person."""
    settings.IDLE_MINUTES = SECONDS / 60
    settings.SESSION_COOKIE_AGE = SECONDS
    keeper.open("/admin/ccpcj_sessions/person/add/")
    sign_in(keeper)
    yield keeper
    keeper.get("about:blank")  # which asks the site nothing any more


def wait_for(browser, words):
    WebDriverWait(browser, 2 * SECONDS).until(text_to_be_present_in_element(BAR, words))


def test_who_is_about_to_be_signed_out_is_warned_and_stays(idle):
    wait_for(idle, "You will be signed out in 1 minute.")
    before = idle.get_cookie("sessionid")["expiry"]
    idle.find_element(By.CSS_SELECTOR, "#signed-in-bar button").click()
    WebDriverWait(idle, SECONDS).until(lambda browser: not browser.find_elements(*BAR))

    assert idle.get_cookie("sessionid")["expiry"] > before
    assert idle.complaints() == []


def test_typing_is_activity(idle):
    before = idle.get_cookie("sessionid")["expiry"]
    field = idle.find_element(By.NAME, "printed")

    def later(browser):
        field.send_keys("x")
        return browser.get_cookie("sessionid")["expiry"] > before + SECONDS

    assert WebDriverWait(idle, 10 * SECONDS).until(later)
    assert not idle.find_elements(By.LINK_TEXT, "Sign in on a new page")


def test_what_was_typed_before_the_end_is_saved_after_signing_in_on_a_new_page(idle):
    for name in ("printed", "name_en"):
        idle.find_element(By.NAME, name).send_keys("Made-up Person")
    wait_for(idle, "You were signed out.")
    form = idle.current_window_handle
    idle.find_element(By.LINK_TEXT, "Sign in on a new page").click()
    (other,) = {*idle.window_handles} - {form}
    idle.switch_to.window(other)
    sign_in(idle)
    idle.close()
    idle.switch_to.window(form)
    idle.execute_script("dispatchEvent(new Event('focus'))")  # which a browser without a screen does not tell
    WebDriverWait(idle, SECONDS).until(lambda browser: not browser.find_elements(*BAR))
    idle.find_element(By.NAME, "_save").click()
    WebDriverWait(idle, SECONDS).until(lambda browser: Person.objects.filter(printed="Made-up Person").exists())
