"""The admin in a real browser, within the content policy."""

import pytest
from django.contrib import admin
from django.urls import reverse
from selenium.webdriver.common.by import By

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
    complaints = {}
    for model in admin.site._registry:
        for kind in ("changelist", "add"):
            page = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{kind}")
            staff.open(page)
            complaints[page] = staff.complaints()

    assert {page: found for page, found in complaints.items() if found} == {}
