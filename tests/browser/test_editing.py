"""Two people at one screen of the admin, each with a browser; and what was typed when a session ends."""

import pytest
from django.contrib.sessions.models import Session as LoginSession
from django.urls import reverse
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import (
    presence_of_element_located,
    staleness_of,
    text_to_be_present_in_element,
)
from selenium.webdriver.support.wait import WebDriverWait

from resolutions.models import Resolution

PASSWORD = "a long made-up password"


def sign_in(browser, users, name):
    users.create_superuser(name, password=PASSWORD)
    browser.open("/admin/")
    enter_account(browser, name)
    return browser


def enter_account(browser, name):
    browser.find_element(By.NAME, "username").send_keys(name)
    browser.enter(browser.find_element(By.NAME, "password"), PASSWORD)


@pytest.fixture
def anna(browser, django_user_model):
    return sign_in(browser, django_user_model.objects, "anna")


@pytest.fixture
def ben(second_browser, django_user_model):
    return sign_in(second_browser, django_user_model.objects, "ben")


def change_page() -> str:
    return reverse("admin:resolutions_resolution_change", args=[Resolution.objects.get(slug="61-1").pk])


def open_change_page(browser):
    browser.open(change_page())
    wait_for_script(browser)


def wait_for_script(browser):
    """Until the script of the page has seen what the form shows."""
    browser.execute_async_script("const done = arguments[0]; setTimeout(done, 500);")


def retype(browser, name, words):
    field = browser.find_element(By.NAME, name)
    field.clear()
    field.send_keys(words)


def press(browser, css):
    before = browser.find_element(By.TAG_NAME, "html")
    browser.find_element(By.CSS_SELECTOR, css).click()
    WebDriverWait(browser, 10).until(staleness_of(before))
    WebDriverWait(browser, 10).until(lambda _: browser.execute_script("return document.readyState") == "complete")


def test_two_people_save_one_text(anna, ben):
    open_change_page(anna)
    open_change_page(ben)
    retype(anna, "title_fr", "Son titre")
    retype(anna, "title_en", "Her title")
    press(anna, "[name=_continue]")
    retype(ben, "title_en", "His title")
    retype(ben, "title_es", "Título")

    press(ben, "[name=_continue]")

    question = ben.find_element(By.CSS_SELECTOR, ".field-title_en .errorlist").text
    assert "anna" in question
    assert "“Her title”" in question
    assert ben.find_element(By.NAME, "title_en").get_attribute("value") == "His title"
    ben.find_element(By.CSS_SELECTOR, "[name=resolve-title_en][value^=theirs]").click()
    press(ben, "[name=_continue]")
    text = Resolution.objects.get(slug="61-1")
    assert (text.title_en, text.title_fr, text.title_es) == ("Her title", "Son titre", "Título")
    assert (anna.complaints(), ben.complaints()) == ([], [])


def test_each_sees_that_the_other_has_the_page_open(anna, ben):
    open_change_page(anna)
    open_change_page(ben)

    WebDriverWait(ben, 10).until(text_to_be_present_in_element((By.CSS_SELECTOR, ".others-here"), "anna"))
    assert "anna" in ben.find_element(By.CSS_SELECTOR, ".others-here").text
    anna.open("/admin/")
    open_change_page(ben)
    WebDriverWait(ben, 10).until(lambda _: not ben.find_element(By.CSS_SELECTOR, ".others-here").is_displayed())


def sponsor_rows(browser):
    return browser.find_elements(By.CSS_SELECTOR, "[id^=sponsorships-][class*=form-row]:not(.empty-form)")


def test_what_was_typed_comes_back_after_the_session_ended(anna):
    open_change_page(anna)
    retype(anna, "title_en", "Typed for long")
    anna.find_element(By.CSS_SELECTOR, "#sponsorships-group .add-row a").click()
    rows = len(sponsor_rows(anna))
    LoginSession.objects.all().delete()
    press(anna, "[name=_save]")
    assert anna.find_element(By.CSS_SELECTOR, ".typed-note").is_displayed()

    enter_account(anna, "anna")

    WebDriverWait(anna, 10).until(presence_of_element_located((By.CSS_SELECTOR, ".typed-before")))
    assert Resolution.objects.get(slug="61-1").title_en != "Typed for long"
    press(anna, ".typed-before button")
    assert anna.find_element(By.NAME, "title_en").get_attribute("value") == "Typed for long"
    assert "It is not saved yet" in anna.find_element(By.CSS_SELECTOR, ".typed-again").text
    assert len(sponsor_rows(anna)) == rows
    press(anna, "[name=_continue]")
    assert Resolution.objects.get(slug="61-1").title_en == "Typed for long"
    wait_for_script(anna)
    assert anna.find_elements(By.CSS_SELECTOR, ".typed-before") == []
    assert anna.execute_script("return Object.keys(localStorage).filter((key) => key.startsWith('typed:'))") == []


def test_leaving_a_page_with_unsaved_words_warns(anna):
    """The driver answers the question itself: the test asks whether the page puts it."""
    warns = "return !dispatchEvent(new Event('beforeunload', {cancelable: true}))"
    open_change_page(anna)
    assert not anna.execute_script(warns)

    retype(anna, "title_en", "Unsaved")

    assert anna.execute_script(warns)
    retype(anna, "title_en", Resolution.objects.get(slug="61-1").title_en)
    assert not anna.execute_script(warns)
