"""Two people with one screen open: each keeps what the other did, and is asked where both changed the same."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ccpcj.history.services import change
from ccpcj.lib.services import delete_record, save_record
from resolutions.models import Paragraph, ParagraphText, Resolution, Sponsorship
from tests import factories as make
from tests.forms import errors_of, filled_in
from tests.history import changed_fields
from tests.resolutions.admin.screen import form_of, new_row

pytestmark = pytest.mark.django_db


def sign_in(users, name: str, **names: str) -> Client:
    client = Client()
    client.force_login(users.objects.create(username=name, is_staff=True, is_superuser=True, **names))
    return client


@pytest.fixture
def anna(django_user_model):
    return sign_in(django_user_model, "anna", first_name="Anna", last_name="Berg")


@pytest.fixture
def ben(django_user_model):
    return sign_in(django_user_model, "ben")


@pytest.fixture
def text():
    resolution = make.make_resolution(make.make_session(), title_fr="Titre")
    version = make.make_version(resolution)
    for number in "123":
        make.make_paragraph(version, number=number)
    make.make_sponsor(resolution, make.make_state("JPN"), version=version)
    return resolution


def open_page(client, resolution):
    return client.get(form_of(resolution))


def send(client, resolution, page, **changes):
    return client.post(form_of(resolution), filled_in(page, **changes))


def choose(page, name: str, whose: str) -> str:
    """The value of the choice that the page offers beside a field."""
    return re.search(rf'name="resolve-{name}" value="({whose}:[^"]+)"', page.content.decode())[1]


def updates(queries) -> list[str]:
    return [query["sql"] for query in queries if query["sql"].startswith("UPDATE")]


def test_different_fields_of_one_record_both_stay(anna, ben, text):
    pages = open_page(anna, text), open_page(ben, text)
    assert send(ben, text, pages[1], title_en="His title", **{"paragraphs-0-text": "His words;"}).status_code == 302

    assert send(anna, text, pages[0], title_fr="Son titre").status_code == 302

    text.refresh_from_db()
    assert (text.title_en, text.title_fr) == ("His title", "Son titre")
    assert ParagraphText.objects.get(paragraph__anchor="op-1").text == "His words;"


def test_the_history_names_what_the_person_changed_and_nothing_else(anna, ben, text):
    pages = open_page(anna, text), open_page(ben, text)
    send(ben, text, pages[1], title_en="His title")

    send(anna, text, pages[0], title_fr="Son titre")

    assert changed_fields(text, "anna") == [("title, Français", "Titre", "Son titre")]


def test_only_what_was_changed_is_written(anna, text):
    page = open_page(anna, text)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        send(anna, text, page, title_fr="Son titre", **{"paragraphs-1-verb": "requests"})

    record, row = (sql for sql in updates(queries) if "resolutions_" in sql)
    assert re.findall(r'"(\w+)" = ', record.partition("WHERE")[0]) == ["title_fr"]
    assert re.findall(r'"(\w+)" = ', row.partition("WHERE")[0]) == ["verb"]


def test_a_form_that_changes_nothing_writes_nothing(anna, text):
    page = open_page(anna, text)

    with CaptureQueriesContext(connection) as queries:
        send(anna, text, page)

    assert [sql for sql in updates(queries) if "resolutions_" in sql] == []


@pytest.fixture
def conflict(anna, ben, text):
    """Both gave the text another English title; Anna, who was later, gets the page back."""
    pages = open_page(anna, text), open_page(ben, text)
    send(anna, text, pages[0], title_en="Her title")
    return send(ben, text, pages[1], title_en="His title", number="61/2")


def test_the_same_field_is_asked_about_and_nothing_is_written(conflict, text):
    message = errors_of(conflict)["title_en"][0]

    assert re.search(r"Anna Berg \(\d+ \w+, \d\d:\d\d\) changed this to .*“Her title”", message)
    assert conflict.context["adminform"].form["title_en"].value() == "His title"
    text.refresh_from_db()
    assert (text.title_en, text.number) == ("Her title", "61/1")


def test_an_import_that_changed_the_same_field_is_named(ben, text):
    page = open_page(ben, text)
    with change(through="import", source="E-2022-30.docx"):
        text.title_en = "Title of the report"
        save_record(text, fields=["title_en"])
        words = ParagraphText.objects.get(paragraph__anchor="op-1")
        words.text = "Words of the report;"
        save_record(words, fields=["text"])
        delete_record(Paragraph.objects.get(anchor="op-2"))

    page = send(ben, text, page, title_en="Mine", **{"paragraphs-0-text": "Mine;", "paragraphs-1-text": "Mine too;"})

    asked = errors_of(page)
    assert asked["title_en"][0].startswith("The import of E-2022-30.docx (")
    assert asked["paragraphs-0-text"][0].startswith("The import of E-2022-30.docx (")
    assert asked["paragraphs-2-__all__"][0].startswith("The import of E-2022-30.docx (")


def test_who_changed_another_field_later_is_not_named(anna, ben, text):
    pages = open_page(anna, text), open_page(ben, text)
    send(anna, text, pages[0], title_en="Her title", **{"paragraphs-0-text": "Hers;"})
    with change(through="command", source="tidy"):
        text.refresh_from_db()
        text.title_fr = "Autre titre"
        save_record(text, fields=["title_fr"])

    asked = errors_of(send(ben, text, pages[1], title_en="His title", **{"paragraphs-0-text": "His;"}))

    assert asked["title_en"][0].startswith("Anna Berg (")
    assert asked["paragraphs-0-text"][0].startswith("Anna Berg (")


@pytest.mark.parametrize(("whose", "title"), [("mine", "His title"), ("theirs", "Her title")])
def test_the_person_chooses(ben, text, conflict, whose, title):
    choice = {"resolve-title_en": choose(conflict, "title_en", whose)}

    assert send(ben, text, conflict, **choice).status_code == 302

    text.refresh_from_db()
    assert (text.title_en, text.number) == (title, "61/2")


def test_without_a_choice_it_is_asked_again(ben, text, conflict):
    assert "title_en" in errors_of(send(ben, text, conflict))


def test_a_choice_does_not_count_for_a_third_value(anna, ben, text, conflict):
    choice = {"resolve-title_en": choose(conflict, "title_en", "mine")}
    send(anna, text, open_page(anna, text), title_en="Her second title")

    assert "Her second title" in errors_of(send(ben, text, conflict, **choice))["title_en"][0]


def test_what_both_changed_alike_is_no_conflict(anna, ben, text):
    pages = open_page(anna, text), open_page(ben, text)
    send(anna, text, pages[0], title_en="One title")

    assert send(ben, text, pages[1], title_en="One title").status_code == 302


def test_both_may_add_a_theme(anna, ben, text):
    first, second, third = (make.make_theme(name) for name in ("first", "second", "third"))
    text.themes.set([first])
    pages = open_page(anna, text), open_page(ben, text)
    send(anna, text, pages[0], themes=[second.pk])

    assert send(ben, text, pages[1], themes=[first.pk, third.pk]).status_code == 302

    assert {*text.themes.all()} == {second, third}


def test_a_row_that_another_deleted_comes_back_with_what_was_typed(anna, ben, text):
    pages = open_page(anna, text), open_page(ben, text)
    assert send(anna, text, pages[0], **{"paragraphs-1-DELETE": "on"}).status_code == 302

    page = send(ben, text, pages[1], **{"paragraphs-1-text": "Typed for long;"})

    (message,) = errors_of(page)["paragraphs-2-__all__"]
    assert message.startswith("Anna Berg (")
    assert "deleted this row while you had the page open: save to add it again" in message
    assert page.context["inline_admin_formsets"][1].formset.forms[2]["text"].value() == "Typed for long;"
    assert send(ben, text, page).status_code == 302
    words = ParagraphText.objects.filter(text="Typed for long;").get()
    assert (words.paragraph.anchor, words.paragraph.version.resolution) == ("op-2", text)


def test_a_row_that_another_deleted_and_nobody_else_touched_stays_deleted(anna, ben, text):
    pages = open_page(anna, text), open_page(ben, text)
    send(anna, text, pages[0], **{"sponsorships-0-DELETE": "on"})

    response = send(ben, text, pages[1], title_fr="Son titre")

    assert response.status_code == 302, errors_of(response)
    assert not Sponsorship.objects.exists()
    assert Resolution.objects.get().title_fr == "Son titre"


def test_both_may_delete_the_same_row(anna, ben, text):
    pages = open_page(anna, text), open_page(ben, text)
    send(anna, text, pages[0], **{"sponsorships-0-DELETE": "on"})

    assert send(ben, text, pages[1], **{"sponsorships-0-DELETE": "on"}).status_code == 302


def test_rows_of_both_stay(anna, ben, text):
    pages = open_page(anna, text), open_page(ben, text)
    send(anna, text, pages[0], **new_row("paragraphs", 3, part="operative", number="4", text="Hers;"))

    send(ben, text, pages[1], **new_row("paragraphs", 3, part="operative", number="5", text="His;"))

    assert [*Paragraph.objects.values_list("anchor", flat=True)] == ["op-1", "op-2", "op-3", "op-5", "op-4"]


def test_a_row_that_another_changed_is_not_deleted_unseen(anna, ben, text):
    pages = open_page(anna, text), open_page(ben, text)
    send(anna, text, pages[0], **{"paragraphs-1-text": "Her words;"})

    page = send(ben, text, pages[1], **{"paragraphs-1-DELETE": "on"})

    (message,) = errors_of(page)["paragraphs-1-__all__"]
    assert message.startswith("Anna Berg (")
    assert "(text): tick Delete again" in message
    assert page.context["inline_admin_formsets"][1].formset.forms[1]["text"].value() == "Her words;"
    assert send(ben, text, page, **{"paragraphs-1-DELETE": "on"}).status_code == 302
    assert not Paragraph.objects.filter(anchor="op-2").exists()


def test_a_page_from_before_the_tokens_saves_what_it_shows(ben, text):
    sent = filled_in(open_page(ben, text), title_en="His title")
    del sent["shown"]

    assert ben.post(form_of(text), sent).status_code == 302
    assert Resolution.objects.get().title_en == "His title"


def test_what_is_no_token_does_no_harm(ben, text):
    assert send(ben, text, open_page(ben, text), shown="|;=,|x;a|b", title_en="His title").status_code == 302
