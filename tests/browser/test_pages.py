"""The public pages in a real browser: on a phone, by keyboard, right to left, within the content policy."""

from urllib.parse import parse_qs, urlsplit

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from tests.page_addresses import PAGES

WIDER = """
const room = document.documentElement.clientWidth;
const scrolls = (e) => e && (getComputedStyle(e).overflowX !== "visible" || scrolls(e.parentElement));
const sticksOut = ({left, right}) => right > room + 1 || left < -1;
const wide = [...document.querySelectorAll("body *")]
  .filter((e) => sticksOut(e.getBoundingClientRect()) && !scrolls(e.parentElement));
return document.documentElement.scrollWidth <= room ? [] : ["too wide", ...wide.map((e) => e.outerHTML.slice(0, 80))];
"""


def test_no_page_makes_the_browser_complain(browser):
    complaints = {}
    for page in PAGES:
        browser.open(page)
        complaints[page] = browser.complaints()

    assert {page: elements for page, elements in complaints.items() if elements} == {}


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_no_page_is_wider_than_a_phone(browser, language):
    browser.speak(language)
    browser.narrow()
    wider = {}
    for page in PAGES:
        browser.open(page)
        wider[page] = browser.execute_script(WIDER)

    assert {page: elements for page, elements in wider.items() if elements} == {}


def test_the_rows_of_the_navigation_begin_at_one_line(browser):
    browser.narrow()
    browser.open("/en/resolutions/61-1/")
    links = browser.find_elements(By.CSS_SELECTOR, "body > header nav a")
    rows = {link.rect["y"]: link.rect["x"] for link in reversed(links)}

    assert len(rows) > 1
    assert len(set(rows.values())) == 1


def test_the_search_field_of_the_first_page_is_wide(browser):
    for narrow, least in ((False, 400), (True, 220)):
        if narrow:
            browser.narrow()
        browser.open("/en/")
        assert browser.find_element(By.ID, "home-search").rect["width"] > least


PRINTED = """
const style = (found) => getComputedStyle(document.querySelector(found));
const {display, breakInside} = style(arguments[0]), {orphans, widows} = style(arguments[0] + " p");
return [display, breakInside, orphans, widows, style("h2").breakAfter];
"""


@pytest.mark.parametrize(
    ("page", "part"),
    [("/en/resolutions/61-1/", ".paragraph"), ("/en/compare/?a=61-1:1&b=61-1:2&view=one&in=ar", ".compared-row")],
)
def test_paragraphs_break_across_printed_pages_and_headings_stay_with_them(browser, page, part):
    browser.open(page)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert browser.execute_script(PRINTED, part) == ["block", "auto", "3", "3", "avoid"]
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_arabic_reads_from_the_right(browser):
    browser.speak("ar")
    browser.open("/resolutions/61-1/")
    html = browser.find_element(By.TAG_NAME, "html")
    name, main = (browser.find_element(By.CSS_SELECTOR, selector) for selector in (".site-name", "main"))

    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
    assert name.rect["x"] > main.rect["width"] / 2


def test_the_keyboard_skips_to_the_content(browser):
    browser.open("/resolutions/")
    browser.switch_to.active_element.send_keys(Keys.TAB)
    skip = browser.switch_to.active_element

    assert skip.get_attribute("href").endswith("#main")
    assert skip.is_displayed()
    assert skip.rect["y"] >= 0

    skip.send_keys(Keys.ENTER)

    WebDriverWait(browser, 10).until(lambda _: browser.switch_to.active_element.get_attribute("id") == "main")


@pytest.mark.parametrize("page", ["/resolutions/", "/sessions/61/statements/"])
def test_a_list_is_filtered_by_keyboard_alone(browser, page):
    browser.open(page)
    browser.enter(browser.find_element(By.CSS_SELECTOR, "main form input[name=q]"), "made-up")
    address = urlsplit(browser.current_url)

    assert address.path == page
    assert parse_qs(address.query)["q"] == ["made-up"]


def test_what_has_the_focus_is_seen(browser):
    browser.open("/resolutions/")
    unmarked = []
    for _ in range(25):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        focused = browser.switch_to.active_element
        marks = [focused.value_of_css_property(name) for name in ("outline-style", "box-shadow")]
        if marks == ["none", "none"]:
            unmarked.append(focused.get_attribute("outerHTML")[:80])

    assert unmarked == []
