"""A record that another person deleted while somebody typed into its page."""

import pytest

from ccpcj.history.services import change
from ccpcj.lib.services import delete_record
from resolutions.models import Paragraph, ParagraphText, Resolution, Version
from sessions.models import Session
from tests import factories as make
from tests.forms import errors_of, filled_in
from tests.resolutions.admin.screen import form_of, new_row

pytestmark = pytest.mark.django_db

BRING_BACK = {"_bring_back": "1"}


@pytest.fixture
def text():
    resolution = make.make_resolution(make.make_session(), title_fr="Titre")
    make.make_paragraph(make.make_version(resolution, symbol="E/CN.15/2022/L.2", stage="tabled"))
    make.make_paragraph(make.make_version(resolution, 2, symbol="E/CN.15/2022/L.2/Rev.1", stage="tabled"))
    return resolution


@pytest.fixture
def anna(django_user_model):
    return django_user_model.objects.create(username="anna", first_name="Anna", last_name="Berg")


def delete(record, by) -> None:
    with change(user=by, through="admin"):
        delete_record(type(record).objects.get(pk=record.pk))


def typed(staff, text, query: str = "") -> dict:
    shown = {"shown_version": text.versions.last().pk, "shown_language": "en"}
    changes = {**shown, "title_en": "Typed for <long>", "paragraphs-0-text": "Typed words;"}
    return filled_in(staff.get(form_of(text, query)), **changes)


def typed_on(page) -> dict[str, str]:
    return {field.label: field.value for field in page.context["typed"]}


def test_the_page_says_who_deleted_it_and_lists_what_was_typed(staff, text, anna):
    theme = make.make_theme()
    row = new_row("paragraphs", 1, part="operative", number="2", text="A further one;")
    sent = {**typed(staff, text), **row, "themes": [theme.pk], "status": "rejected"}
    delete(text, anna)

    page = staff.post(form_of(text), sent)

    assert page.status_code == 409
    words = page.content.decode()
    assert "Anna Berg (" in words
    assert "Typed for &lt;long&gt;" in words
    assert "/admin/resolutions/resolution/bin/" in words
    assert typed_on(page) == {
        "Title, English": "Typed for <long>", "Status": "not adopted", "Themes": str(theme),
        "Paragraph 1, text": "Typed words;",
        "Paragraph 2, Part": "operative paragraph", "Paragraph 2, Number": "2", "Paragraph 2, text": "A further one;",
    }  # fmt: skip
    assert not Resolution.objects.exists()


def test_it_comes_back_with_what_was_typed_to_be_saved(staff, text, anna):
    sent = typed(staff, text)
    delete(text, anna)

    page = staff.post(form_of(text), {**sent, **BRING_BACK})

    assert page.status_code == 200
    assert "It is not saved yet" in page.content.decode()
    assert Resolution.objects.get().title_en == text.title_en
    assert staff.post(form_of(text), filled_in(page)).status_code == 302, errors_of(page)
    text.refresh_from_db()
    assert (text.title_en, text.title_fr) == ("Typed for <long>", "Titre")
    assert ParagraphText.objects.filter(text="Typed words;", paragraph__version__position=2).exists()
    assert Paragraph.objects.count() == 2


def test_what_another_brought_back_first_is_not_saved_unseen(staff, text, anna):
    sent = typed(staff, text)

    page = staff.post(form_of(text), {**sent, **BRING_BACK})

    assert "It is not saved yet" in page.content.decode()
    assert Resolution.objects.get().title_en == text.title_en


def test_what_was_typed_into_a_deleted_version_lands_in_no_other(staff, text, anna):
    sent = typed(staff, text)
    delete(text.versions.get(position=2), anna)

    page = staff.post(form_of(text), sent)

    assert page.status_code == 409
    assert page.context["name"] == "version “E/CN.15/2022/L.2/Rev.1”"
    assert "Paragraph 1, text" in typed_on(page)
    assert not ParagraphText.objects.filter(text="Typed words;").exists()

    page = staff.post(form_of(text), {**sent, **BRING_BACK})
    assert staff.post(form_of(text), filled_in(page)).status_code == 302, errors_of(page)
    assert ParagraphText.objects.get(text="Typed words;").paragraph.version.position == 2
    assert Version.objects.count() == 2


def test_where_it_cannot_come_back_the_page_says_why_and_keeps_what_was_typed(staff, text, anna):
    sent = typed(staff, text)
    delete(text, anna)
    make.make_resolution(Session.objects.get(), "61/7", slug=text.slug)

    page = staff.post(form_of(text), {**sent, **BRING_BACK})

    assert page.status_code == 409
    assert "It cannot be restored beside what is there now" in page.content.decode()
    assert typed_on(page)["Title, English"] == "Typed for <long>"


def test_what_never_was_there_is_said_as_before(staff, text):
    response = staff.post("/admin/resolutions/resolution/4711/change/", typed(staff, text))

    assert response.status_code == 302


def test_every_screen_has_the_page(staff, anna):
    session = make.make_session(62)
    address = f"/admin/ccpcj_sessions/session/{session.pk}/change/"
    sent = filled_in(staff.get(address), theme_en="A typed theme")
    delete(session, anna)

    assert "A typed theme" in staff.post(address, sent).content.decode()
