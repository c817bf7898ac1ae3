"""Every word stands out from its ground as WCAG 2.2 AA asks (1.4.3), in light and in dark."""

import pytest

from tests.page_addresses import PAGES

FAINT = """
const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
const pixel = (colours) => {
  for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
  return canvas.getImageData(0, 0, 1, 1).data;
};
const linear = (value) => value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
const grounds = (e) => e ? [...grounds(e.parentElement), getComputedStyle(e).backgroundColor] : ["Canvas"];
const ratio = (e) => {
  const ground = grounds(e);
  const [a, b] = [light(pixel(ground)), light(pixel([...ground, getComputedStyle(e).color]))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
const large = ({fontSize, fontWeight}) => parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24);
const hasWords = (e) => [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
return [...document.querySelectorAll("body *")]
  .filter((e) => hasWords(e) && e.checkVisibility() && !e.disabled && !["SCRIPT", "OPTION"].includes(e.tagName))
  .filter((e) => ratio(e) < (large(getComputedStyle(e)) ? 3 : 4.5))
  .map((e) => `${ratio(e).toFixed(2)} ${e.outerHTML.slice(0, 80)}`);
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(browser, scheme):
    preference = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [preference]})
    faint = {}
    for page in PAGES:
        browser.open(page)
        faint[page] = browser.execute_script(FAINT)

    assert {page: elements for page, elements in faint.items() if elements} == {}


def test_faint_words_would_be_seen(browser):
    browser.open("/")
    browser.execute_script("document.querySelector('h1').style.color = 'rgb(250 250 250)'")
    browser.execute_script("document.querySelector('main').style.backgroundColor = 'white'")

    assert [element for element in browser.execute_script(FAINT) if "<h1" in element]
