"""Search in a real browser: live as one types, back and forward, with the focus where it was."""

from collections.abc import Callable

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests import factories as make

READY = "return document.readyState === 'complete' && 'htmx' in window"


@pytest.fixture
def searched(browser):
    version = make.make_version(make.make_resolution(None, number="99/1", body="GA"))
    make.make_paragraph(version, "preambular", number="1", text="Recalling the zebra and its stripes,")
    make.make_paragraph(version, number="2", text="Invites the zebra to stay;")
    make.make_paragraph(version, number="3", text="Thanks the giraffe;")
    browser.open("/en/search/?q=giraffe")
    return browser


def count(browser) -> str:
    return browser.find_element(By.CSS_SELECTOR, "#results .count").text.split()[0]


def pick(browser, box: str) -> None:
    """Ticks a choice of a facet, when it is there."""
    WebDriverWait(browser, 10).until(lambda _: browser.find_elements(By.ID, box))
    ActionChains(browser).move_to_element(browser.find_element(By.ID, box)).click().perform()


def turn(browser, leaf: Callable[[], None]) -> None:
    """Goes back or forward, which loads the page anew."""
    browser.leave(leaf)
    WebDriverWait(browser, 10).until(lambda _: browser.execute_script(READY))


def wait_for(browser, number: str) -> None:
    WebDriverWait(browser, 10, ignored_exceptions=(Exception,)).until(lambda _: count(browser) == number)


def test_hits_change_while_one_types_and_the_focus_stays(searched):
    field = searched.find_element(By.ID, "search-words")
    field.clear()
    field.send_keys("zebra")
    wait_for(searched, "3")

    assert searched.switch_to.active_element == field
    assert searched.current_url.endswith("/en/search/?q=zebra")
    assert "zebra" in searched.title
    assert searched.complaints() == []


def test_a_facet_narrows_at_once_and_back_and_forward_work(searched):
    searched.open("/en/search/?q=zebra")
    box = "kind-operative"
    pick(searched, box)
    wait_for(searched, "1")
    assert "kind=operative" in searched.current_url
    assert searched.switch_to.active_element.get_attribute("id") == box
    turn(searched, searched.back)
    wait_for(searched, "3")
    assert not searched.find_element(By.ID, box).is_selected()
    assert searched.find_element(By.ID, "search-words").get_attribute("value") == "zebra"
    turn(searched, searched.forward)
    wait_for(searched, "1")

    assert searched.find_element(By.ID, box).is_selected()
    assert searched.complaints() == []


def test_facets_go_on_narrowing_after_a_live_answer(searched):
    field = searched.find_element(By.ID, "search-words")
    field.clear()
    field.send_keys("zebra")
    wait_for(searched, "3")
    pick(searched, "kind-preambular")
    wait_for(searched, "1")

    assert "kind=preambular" in searched.current_url
