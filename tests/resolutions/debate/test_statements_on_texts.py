"""A statement says which texts it was about, and carries its words: on pages, in search, in files."""

import csv
import io

import pytest
from django.core.exceptions import ValidationError

from ccpcj.lib.services import create_record, update_record
from resolutions.chain.services import join
from resolutions.debate.services import set_subjects
from resolutions.models import Resolution, StatementSubject, Version
from sessions.models import Statement, StatementText
from tests import factories as make
from tests.forms import errors_of, filled_in
from tests.queries import queries
from tests.resolutions.admin.screen import new_row, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement() -> Statement:
    """A statement of a state on a text, in two languages."""
    session = make.make_session(61)
    statement = make.make_statement(session, make.make_state("QQA", name_en="Quaggaland"), kind="item")
    for language, text in (("en", "We herd quaggas by moonlight."), ("ar", "نرعى الكواغا")):
        StatementText.objects.create(statement=statement, language=language, text=text)
    set_subjects(statement, [make.make_resolution(session)])
    return statement


def test_a_statement_may_be_about_several_texts_and_versions(statement):
    work = Resolution.objects.get()
    version = make.make_version(make.make_resolution(work.session, "61/2"), symbol="E/CN.15/2052/L.2")
    set_subjects(statement, [work, version])
    set_subjects(statement, [work, version])

    assert sorted(statement.subjects.values_list("resolution__number", "version__symbol"), key=str) == [
        ("61/1", None), ("61/2", "E/CN.15/2052/L.2"),
    ]  # fmt: skip
    set_subjects(statement, [version])
    assert [str(row) for row in statement.subjects.all()] == ["E/CN.15/2052/L.2"]


def test_a_version_of_another_text_is_refused(statement):
    version = make.make_version(make.make_resolution(statement.session, "61/2"))
    with pytest.raises(ValidationError, match="one of another text"):
        create_record(
            StatementSubject,
            {"statement": statement, "resolution": Resolution.objects.get(number="61/1"), "version": version},
        )


@pytest.mark.parametrize("address", ["resolutions/61-1/", "sessions/61/statements/", "states/QQA/"])
def test_pages_show_the_words_and_the_text_that_they_were_about(statement, client, address):
    page = client.get(f"/en/{address}").content.decode()

    assert '<p lang="en" dir="ltr">We herd quaggas by moonlight.</p>' in page
    assert address == "resolutions/61-1/" or '<div>on <a href="/en/resolutions/61-1/">Resolution 61/1</a></div>' in page
    arabic = client.get(f"/ar/{address}").content.decode()
    assert '<p lang="ar" dir="rtl">نرعى الكواغا</p>' in arabic


def test_a_text_that_is_not_public_is_named_nowhere(statement, client):
    Resolution.objects.update(release="draft")

    for address in ("sessions/61/statements/", "states/QQA/", "states/QQA/statements.csv"):
        assert "61/1" not in client.get(f"/en/{address}").getvalue().decode().replace("sessions/61/1", "")


def test_pages_ask_nothing_more_for_more_statements(statement, client):
    pages = ["/en/resolutions/61-1/", "/en/sessions/61/statements/", "/en/states/QQA/", "/en/search/?q=moonlight",
             "/en/sessions/61/statements.csv"]  # fmt: skip
    client.get("/en/search/?q=moonlight")
    before = [queries(client, page) for page in pages]
    for number in (2, 3):
        other = make.make_statement(statement.session, statement.state)
        StatementText.objects.create(statement=other, language="en", text="Also by moonlight.")
        set_subjects(other, [*Resolution.objects.all(), make.make_resolution(statement.session, f"61/{number}")])
    client.get("/en/search/?q=moonlight")

    assert [queries(client, page) for page in pages] == before


@pytest.mark.parametrize("query", ["moonlight", "الكواغا", "61/1 Quaggaland"])
def test_a_statement_is_found_by_its_words_and_by_its_text(statement, client, query):
    page = client.get("/en/search/", {"q": query}).content.decode()

    assert "Statement at session 61" in page
    update_record(StatementText.objects.get(language="en"), {"text": "Other words"})
    assert "Statement at session 61" not in client.get("/en/search/?q=moonlight").content.decode()


@pytest.mark.parametrize("address", ["sessions/61", "states/QQA", "resolutions/61-1"])
def test_statements_go_out_with_their_words_and_texts(statement, client, address):
    make.make_statement(statement.session, make.make_state())
    content = client.get(f"/en/{address}/statements.csv?state=QQA").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))

    assert [(row["State code"], row["Resolution or decision"], row["Language"], row["Text"]) for row in rows] == [
        ("QQA", "Resolution 61/1", "ar", "نرعى الكواغا"),
        ("QQA", "Resolution 61/1", "en", "We herd quaggas by moonlight."),
    ]


def test_statements_go_along_when_two_works_are_joined(statement):
    adopted = make.make_version(make.make_resolution(None, "107/3", body="GA"), body="GA", symbol="A/RES/107/3")
    draft = Resolution.objects.get(number="61/1")
    set_subjects(statement, [draft, adopted.resolution, adopted])
    join(draft, adopted)

    assert sorted(map(str, statement.subjects.values_list("resolution__number", "version__symbol"))) == [
        "('61/1', 'A/RES/107/3')", "('61/1', None)",
    ]  # fmt: skip
    assert Version.objects.get().resolution == draft


def test_staff_type_words_and_texts_on_both_screens(staff, statement):
    work, address = Resolution.objects.get(), f"/admin/ccpcj_sessions/statement/{statement.pk}/change/"
    other = make.make_resolution(statement.session, "61/2")
    rows = new_row("subjects", 1, resolution=other.pk) | new_row("texts", 2, language="fr", text="De nuit.")
    response = staff.post(address, filled_in(staff.get(address), **rows))

    assert response.status_code == 302, errors_of(response)
    assert (statement.subjects.count(), statement.texts.get(language="fr").text) == (2, "De nuit.")
    further = make.make_statement(statement.session)
    response = save(staff, work, **new_row("statement_subjects", 1, statement=further.pk))
    assert response.status_code == 302, errors_of(response)
    assert further.subjects.get().resolution == work
