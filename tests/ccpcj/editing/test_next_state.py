"""A change of a public record that waits: kept, looked at as the public would see it, released in one step."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from ccpcj.editing.models import NextState
from resolutions.models import Paragraph, ParagraphText
from tests import factories as make
from tests.forms import errors_of, filled_in
from tests.history import changed_fields
from tests.resolutions.admin.screen import form_of, new_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def text():
    resolution = make.make_resolution(make.make_session())
    version = make.make_version(resolution)
    make.make_paragraph(version, text="Words of today;")
    return resolution


def address(record, name: str = "") -> str:
    return f"/admin/next-state/{record._meta.label_lower}/{record.pk}/{name}"


def typed(staff, text, **changes):
    return filled_in(staff.get(form_of(text)), **changes)


@pytest.fixture
def waiting(staff, text):
    """The text with a next state: another title, other words, a further paragraph."""
    row = new_row("paragraphs", 1, part="operative", number="2", text="A further paragraph;")
    form = typed(staff, text, title_en="The next title", **{"paragraphs-0-text": "Words of tomorrow;"}, **row)
    response = staff.post(address(text, "save/"), form)
    assert response.status_code == 302, errors_of(response)
    return text


def titles(text) -> tuple:
    text.refresh_from_db()
    return text.title_en, *ParagraphText.objects.order_by("pk").values_list("text", flat=True)


TODAY = ("Measures against made-up crime, part 61/1", "Words of today;")
TOMORROW = ("The next title", "Words of tomorrow;", "A further paragraph;")


def test_what_waits_changes_nothing(waiting, client):
    assert titles(waiting) == TODAY
    assert "The next title" not in client.get("/resolutions/61-1/").content.decode()
    assert changed_fields(waiting, "keeper") == []
    assert NextState.objects.get().author == "keeper"


def test_the_screen_tells_of_it(staff, waiting):
    page = staff.get(form_of(waiting)).content.decode()

    assert "kept by keeper" in page
    assert address(waiting, "preview/") in page


def test_the_preview_is_the_public_page_as_it_would_be_and_nothing_of_it_stays(staff, waiting):
    page = staff.get(address(waiting, "preview/"))

    assert page.status_code == 200
    for words in ("The next title", "of tomorrow;", "further paragraph;", "This is a preview of the next state"):
        assert words in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert titles(waiting) == TODAY
    assert changed_fields(waiting, "keeper") == []


def test_the_preview_can_be_read_in_another_language(staff, waiting):
    page = staff.get(f"/fr{address(waiting, 'preview/')}").content.decode()

    assert '<html lang="fr"' in page
    assert 'href="/fr/resolutions/' in page


def test_it_is_released_in_one_step(staff, waiting, client):
    response = staff.post(address(waiting, "release/"))

    assert response.status_code == 302
    assert titles(waiting) == TOMORROW
    assert "The next title" in Client().get("/resolutions/61-1/").content.decode()
    assert not NextState.objects.exists()
    assert "The next title" in [after for _, _, after in changed_fields(waiting, "keeper")]


def test_it_is_opened_to_go_on_typing(staff, waiting):
    page = staff.get(address(waiting))

    assert page.context["adminform"].form["title_en"].value() == "The next title"
    assert "This is the <strong>next state</strong>" in page.content.decode()
    again = staff.post(address(waiting, "save/"), filled_in(page, title_en="A better title"))
    assert again.status_code == 302, errors_of(again)
    assert titles(waiting) == TODAY
    staff.post(address(waiting, "release/"))
    assert titles(waiting) == ("A better title", *TOMORROW[1:])


def test_what_others_changed_meanwhile_stays(staff, waiting):
    staff.post(form_of(waiting), typed(staff, waiting, title_fr="Titre"))

    staff.post(address(waiting, "release/"))

    waiting.refresh_from_db()
    assert (waiting.title_en, waiting.title_fr) == ("The next title", "Titre")


def test_what_others_changed_otherwise_is_asked_about_when_it_is_released(staff, waiting):
    staff.post(form_of(waiting), typed(staff, waiting, title_en="Another title"))

    page = staff.post(address(waiting, "release/"))

    assert "Another title" in errors_of(page)["title_en"][0]
    assert titles(waiting) == ("Another title", "Words of today;")
    assert staff.get(address(waiting, "preview/")).status_code == 302
    choice = page.content.decode().partition('name="resolve-title_en" value="mine:')[2].partition('"')[0]
    released = staff.post(address(waiting, "release/"), filled_in(page, **{"resolve-title_en": f"mine:{choice}"}))
    assert released.status_code == 302, errors_of(released)
    assert titles(waiting) == TOMORROW


def test_what_could_not_be_saved_is_not_kept(staff, text):
    response = staff.post(address(text, "save/"), typed(staff, text, title_en=""))

    assert errors_of(response)
    assert not NextState.objects.exists()


def test_it_can_be_discarded(staff, waiting):
    assert staff.post(address(waiting, "discard/")).status_code == 302
    assert not NextState.objects.exists()
    assert staff.get(address(waiting)).status_code == 404


def test_enter_in_a_field_neither_releases_nor_discards_it(staff, waiting):
    """A browser presses the first button of the form then."""
    form = staff.get(address(waiting)).content.decode().partition('id="resolution_form"')[2]

    buttons = re.findall(r'<(?:input|button)[^>]* type="submit"[^>]*>', form.partition("</form>")[0])
    assert 'name="_next"' in buttons[0]
    assert any("discard/" in button for button in buttons)


def test_a_draft_has_no_next_state(staff):
    draft = make.make_resolution(make.make_session(), release="draft")

    assert "Save as next state" not in staff.get(form_of(draft)).content.decode()
    assert staff.post(address(draft, "save/"), typed(staff, draft)).status_code == 404


def test_who_only_reads_neither_sees_nor_releases_it(waiting, django_user_model):
    reader = django_user_model.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client = Client()
    client.force_login(reader)

    assert client.get(address(waiting)).status_code == 403
    assert client.get(address(waiting, "preview/")).status_code == 403
    assert client.post(address(waiting, "release/")).status_code == 403
    assert Paragraph.objects.count() == 1


@pytest.mark.parametrize("place", ["next-state/resolutions.nothing/1/", "next-state/x/1/", "next-state/auth.user/99/"])
def test_what_has_no_screen_has_no_next_state(staff, place):
    assert staff.get(f"/admin/{place}").status_code == 404


def test_a_state_that_another_keeps_is_replaced_only_by_who_was_told_of_it(staff, waiting):
    mine = typed(staff, waiting, title_en="Another title")
    asked = staff.post(address(waiting, "save/"), mine)
    before = dict(NextState.objects.get().form_data)["title_en"]
    told = filled_in(asked)
    replaced = staff.post(address(waiting, "save/"), told)

    assert (asked.status_code, before) == (200, ["The next title"])
    assert "which yours would replace" in asked.content.decode()
    assert told["title_en"] == "Another title"
    assert replaced.status_code == 302
    assert dict(NextState.objects.get().form_data)["title_en"] == ["Another title"]


def test_a_state_that_was_opened_is_kept_anew_without_a_question(staff, waiting):
    opened = filled_in(staff.get(address(waiting)), title_en="The title after next")

    assert staff.post(address(waiting, "save/"), opened).status_code == 302
    assert dict(NextState.objects.get().form_data)["title_en"] == ["The title after next"]
