"""A version of a public text is a draft until it is released, in its row or on its own screen."""

import pytest

from resolutions.models import Version
from tests import factories as make
from tests.forms import errors_of, filled_in
from tests.history import reasons

from .screen import form_of, new_row, save

pytestmark = pytest.mark.django_db


def version_rows(page):
    return page.context["inline_admin_formsets"][0].formset


@pytest.fixture
def text():
    resolution = make.make_resolution(make.make_session())
    make.make_version(resolution)
    return resolution


def add_version(staff, text):
    page = staff.get(form_of(text))
    row = version_rows(page).empty_form
    assert row["release"].value() == "draft"
    values = {name: row[name].value() or "" for name in ("release", "stage", "body")}
    return staff.post(form_of(text), filled_in(page, **new_row("versions", 1, symbol="E/CN.15/2052/L.9", **values)))


def test_a_new_version_of_a_public_text_is_not_public(staff, text, client):
    response = add_version(staff, text)

    assert response.status_code == 302, errors_of(response)
    assert Version.objects.get(symbol="E/CN.15/2052/L.9").release == "draft"
    assert Version.objects.public().count() == 1


def test_it_is_released_in_its_row_with_an_entry_in_its_history(staff, text):
    add_version(staff, text)

    assert save(staff, text, **{"versions-1-release": "published"}).status_code == 302

    version = Version.objects.get(symbol="E/CN.15/2052/L.9")
    assert version.release == "published"
    assert reasons(version)[-1] == ("keeper, through the admin", "Published.")


def test_what_a_draft_does_not_hide_is_said_beside_it(staff, text):
    version = make.make_version(text, 2, release="draft")

    screen = staff.get(f"/admin/resolutions/version/{version.pk}/change/").content.decode()

    assert "The title of the text, its number and its other sponsors are public with the text." in screen
    assert f"{text.label}: {text.title}" in screen
    assert "These titles are public as soon as they are saved" in staff.get(form_of(text)).content.decode()


def test_a_draft_text_makes_no_title_public(staff):
    draft = make.make_resolution(make.make_session(), release="draft")
    version = make.make_version(draft, release="draft")

    screen = staff.get(f"/admin/resolutions/version/{version.pk}/change/").content.decode()

    assert "Nothing: the text itself is a draft." in screen
    assert "These titles are public" not in staff.get(form_of(draft)).content.decode()
    assert version_rows(staff.get(form_of(draft))).empty_form["release"].value() == "published"
