"""The admin in a real browser, within the content policy."""

from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import text_to_be_present_in_element
from selenium.webdriver.support.wait import WebDriverWait

from resolutions.models import Resolution

PASSWORD = "a long made-up password"


@pytest.fixture
def staff(browser, django_user_model):
    django_user_model.objects.create_superuser("keeper", password=PASSWORD)
    browser.open("/admin/")
    browser.find_element(By.NAME, "username").send_keys("keeper")
    browser.enter(browser.find_element(By.NAME, "password"), PASSWORD)
    return browser


def test_staff_sign_in(staff):
    assert staff.find_element(By.ID, "logout-form")
    assert staff.complaints() == []


def test_every_list_and_form_of_the_admin_keeps_the_content_policy(staff):
    links = staff.find_elements(By.CSS_SELECTOR, "#content-main th a, #content-main a.addlink")
    complaints = {}
    for page in [urlsplit(link.get_attribute("href")).path for link in links]:
        staff.open(page)
        complaints[page] = staff.complaints()

    assert len(complaints) > 20
    assert {page: messages for page, messages in complaints.items() if messages} == {}


def test_a_text_with_all_that_hangs_from_it_is_edited_on_one_screen(staff):
    staff.open(reverse("admin:resolutions_resolution_change", args=[Resolution.objects.get(slug="61-1").pk]))

    assert staff.complaints() == []
    assert staff.find_element(By.CSS_SELECTOR, "[name$=-state]")


def test_a_state_is_found_as_its_name_is_typed(staff):
    staff.open("/admin/ccpcj_sessions/statement/add/")
    staff.find_element(By.CSS_SELECTOR, ".field-state .select2-selection").click()
    staff.find_element(By.CSS_SELECTOR, ".select2-container--open .select2-search__field").send_keys("made-up neigh")
    option = (By.CSS_SELECTOR, ".select2-results__option--highlighted")

    WebDriverWait(staff, 10).until(text_to_be_present_in_element(option, "United Federation"))
    assert staff.complaints() == []
