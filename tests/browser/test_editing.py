"""Two people at one screen of the admin, each with a browser; and what was typed when a session ends."""

import pytest
from django.contrib.sessions.models import Session as LoginSession
from django.urls import reverse
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.expected_conditions import (
    presence_of_element_located,
    text_to_be_present_in_element,
)
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from resolutions.models import Resolution, Version

from .test_contrast import FAINT

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
    browser.leave(browser.find_element(By.CSS_SELECTOR, css).click)


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


def test_a_next_state_is_released_while_another_has_the_text_open(anna, ben):
    open_change_page(ben)
    open_change_page(anna)
    retype(anna, "title_en", "The next title")
    press(anna, "[name=_next]")
    press(anna, "a[href$='/preview/']")
    assert "The next title" in anna.find_element(By.TAG_NAME, "h1").text
    assert "preview of the next state" in anna.find_element(By.CLASS_NAME, "staff-bar").text
    assert Resolution.objects.get(slug="61-1").title_en != "The next title"

    press(anna, ".staff-bar button")
    assert Resolution.objects.get(slug="61-1").title_en == "The next title"
    retype(ben, "title_en", "His title")
    retype(ben, "title_es", "Título")
    press(ben, "[name=_continue]")

    assert "anna" in ben.find_element(By.CSS_SELECTOR, ".field-title_en .errorlist").text
    ben.find_element(By.CSS_SELECTOR, "[name=resolve-title_en][value^=theirs]").click()
    press(ben, "[name=_continue]")
    text = Resolution.objects.get(slug="61-1")
    assert (text.title_en, text.title_es) == ("The next title", "Título")
    assert (anna.complaints(), ben.complaints()) == ([], [])


def test_a_draft_version_is_seen_by_staff_alone_until_it_is_released(anna, second_browser):
    version = Resolution.objects.get(slug="61-1").versions.last()
    Version.objects.filter(pk=version.pk).update(release="draft")
    page = "/resolutions/61-1/"
    anna.narrow()
    anna.open(page)
    second_browser.open(page)
    assert anna.find_elements(By.CSS_SELECTOR, "#history mark.draft")
    assert anna.execute_script(FAINT) == []
    assert anna.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    assert not second_browser.find_elements(By.CSS_SELECTOR, "mark.draft, .staff-bar")

    press(anna, ".staff-bar button")
    assert not anna.find_elements(By.CSS_SELECTOR, "mark.draft")
    press(anna, ".staff-bar button")
    press(anna, ".staff-bar a")
    row = anna.find_element(By.CSS_SELECTOR, f"#versions-group [value='{version.pk}'][name$='-id']")
    name = row.get_attribute("name").replace("-id", "-release")
    Select(anna.find_element(By.NAME, name)).select_by_value("published")
    press(anna, "[name=_continue]")

    rows = len(second_browser.find_elements(By.CSS_SELECTOR, "#history tbody tr"))
    second_browser.open(page)
    assert len(second_browser.find_elements(By.CSS_SELECTOR, "#history tbody tr")) == rows + 1
    assert (anna.complaints(), second_browser.complaints()) == ([], [])


def test_a_text_that_was_deleted_comes_back_with_what_another_typed(anna, ben):
    page = change_page()
    open_change_page(ben)
    retype(ben, "title_en", "Typed for long")
    anna.open(page.replace("/change/", "/delete/"))
    press(anna, "#content [type=submit]")
    assert not Resolution.objects.filter(slug="61-1").exists()

    press(ben, "[name=_continue]")
    assert "anna (" in ben.find_element(By.ID, "deleted-meanwhile").text
    assert ben.find_element(By.CSS_SELECTOR, "#deleted-meanwhile textarea").text == "Typed for long"
    press(anna, "a[href$='/bin/']")
    assert "61/1" in anna.find_element(By.ID, "record-bin").text
    press(anna, "#record-bin .button")
    press(anna, "#content [value=Restore]")
    press(ben, "[name=_bring_back]")

    assert "It is not saved yet" in ben.find_element(By.CSS_SELECTOR, ".typed-again").text
    press(ben, "[name=_continue]")
    assert Resolution.objects.get(slug="61-1").title_en == "Typed for long"
    anna.open(page.replace("/change/", "/history/"))
    assert "Typed for long" in anna.find_element(By.ID, "record-history").text
    press(anna, ".act:nth-of-type(2) .button")
    press(anna, "#content [value=Restore]")
    assert Resolution.objects.get(slug="61-1").title_en != "Typed for long"
    assert anna.complaints() == []
    assert [words for words in ben.complaints() if "409" not in words] == []


def test_a_row_that_was_added_is_typed_in_next(anna):
    open_change_page(anna)
    for prefix in ("paragraphs", "sponsorships", "positions"):
        anna.find_element(By.CSS_SELECTOR, f"#{prefix}-group .add-row a").send_keys(Keys.ENTER)

        field = anna.switch_to.active_element.get_attribute("name")
        assert field.startswith(f"{prefix}-")
        assert field.rpartition("-")[2] in {"position", "kind"}
    assert anna.find_element(By.NAME, "positions-0-date").size["width"] > 100
