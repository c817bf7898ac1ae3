"""A real browser, where there is one; where the tests must be complete (CI) there has to be one."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.page_addresses import make_record

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,1600",
]  # fmt: skip
NARROW = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": False}


class Browser(webdriver.Chrome):
    """Chromium that knows the address of the site and hands over what its console complained of."""

    site = ""

    def open(self, path: str) -> None:
        self.get(f"{self.site}{path}")
        status = self.execute_script("return performance.getEntriesByType('navigation')[0].responseStatus")
        assert status == 200, f"{path}: {status}"

    def complaints(self) -> list[str]:
        """Errors of scripts, files that are missing and breaches of the content policy since the last question."""
        return [entry["message"] for entry in self.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def narrow(self) -> None:
        self.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", NARROW)

    def enter(self, field: WebElement, words: str) -> None:
        """Types into a field, presses Enter, and waits for the page that follows."""
        self.leave(lambda: field.send_keys(words, Keys.ENTER))

    def leave(self, act: Callable[[], object]) -> None:
        """Does what leads to another page, and waits until that page is there.

        The page that is left is marked: to ask one of its elements while Chromium changes pages is an error at times.
        """
        self.execute_script("window.isLeft = true")
        act()
        wait = WebDriverWait(self, 10, ignored_exceptions=(WebDriverException,))
        wait.until(lambda _: self.execute_script("return !window.isLeft && document.readyState === 'complete'"))

    def speak(self, language: str) -> None:
        self.open("/health/")
        self.add_cookie({"name": "django_language", "value": language})


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory, live_server: LiveServer) -> Iterator[Browser]:
    """It quits before the server does, which would else wait for it with a database that is gone."""
    browser = start_chromium(tmp_path_factory.mktemp("chromium"), live_server)
    yield browser
    browser.quit()


@pytest.fixture
def second_browser(
    browser: "Browser", tmp_path_factory: pytest.TempPathFactory, live_server: LiveServer
) -> Iterator[Browser]:
    """The browser of another person, at the same time."""
    other = start_chromium(tmp_path_factory.mktemp("chromium"), live_server)
    yield other
    other.quit()


def start_chromium(profile: Path, live_server: LiveServer) -> Browser:
    binary = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not (binary and driver):
        reason = "chromium or chromedriver is not installed"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    options = webdriver.ChromeOptions()
    options.binary_location = str(Path(binary))
    for flag in [*FLAGS, f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = Browser(options=options, service=Service(driver))
    browser.site = live_server.url
    return browser


@pytest.fixture
def browser(chromium: Browser, transactional_db: None) -> Browser:
    """The browser with nothing remembered, before a site with a small record."""
    make_record()
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    chromium.execute_cdp_cmd("Network.clearBrowserCookies", {})
    chromium.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": chromium.site, "storageTypes": "local_storage"})
    chromium.complaints()
    return chromium
