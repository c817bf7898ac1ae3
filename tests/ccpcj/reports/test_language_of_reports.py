"""A language of reports that the site does not speak: its reports are kept whole, and no page stumbles over them."""

import copy

import pytest
from django.test import Client
from django.urls import reverse

from ccpcj.lib.admin import translated_names
from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.printed_field import PrintedLine, printed_fields
from ccpcj.reports.merge import match
from ccpcj.reports.merge.load_report import load_report
from resolutions.models import Footnote, ParagraphText, ResolutionText, Sponsorship, Version
from sessions.models import DocumentEntry, Officer, Person, ReportParagraphText, Statement
from sessions.states.services import load_reference
from tests.ccpcj.reports.readings import read_specimen
from tests.forms import filled_in
from tests.public_addresses import addresses

pytestmark = pytest.mark.django_db
PRINTED = (Statement, Officer, DocumentEntry, Sponsorship, Version)


@pytest.fixture(autouse=True)
def german(monkeypatch):
    """Reports in German, as `LANGUAGES_OF_REPORTS` would make them known."""
    for model in PRINTED:
        monkeypatch.delitem(vars(model._meta), "_property_names", raising=False)  # remembered by the framework
        for field in printed_fields(model):
            monkeypatch.setattr(model, f"{field.name}_de", PrintedLine(field.name, "de"), raising=False)
    monkeypatch.setattr(translated_names, "REPORTS", (*translated_names.REPORTS, "de"))
    for module in ("ccpcj.lib.printed_field", match.__name__):
        monkeypatch.setattr(f"{module}.LANGUAGES_OF_REPORTS", (*LANGUAGES, "de"))


@pytest.fixture(autouse=True)
def reference(db):
    load_reference()


def in_german(marked="Wort"):
    """The made-up report in English with other words, as if German had printed it."""
    report = copy.deepcopy(read_specimen(language="en").to_json()) | {"language": "de"}
    for paragraph in report["paragraphs"]:
        paragraph["text"] = f"{marked} {paragraph['number']}"
    for note in report["footnotes"]:
        note["text"] = f"{marked} der Note {note['number']}"
    for entry in (*report["statements"], *report["officers"], *report["documents"]):
        for name in {"printed", "office", "title"} & entry.keys():
            entry[name] = entry[name] and f"{marked} {entry[name]}"
    for text in report["texts"]:
        text["title"] = f"{marked} {text['title']}"
        for sponsor in text["sponsors"]:
            sponsor["name"] = f"{marked} {sponsor['name']}"
        for paragraph in (*text["preamble"], *text["operative"]):
            paragraph["text"] = f"{marked} {paragraph['text']}"
    return report


def load(report, publish=False):
    return load_report(report, "made-up.txt", report["language"], publish=publish)[0]


def test_its_lines_and_texts_stand_beside_those_of_the_site():
    load(read_specimen(language="en").to_json())
    load(in_german())

    assert all(statement.printed_de == f"Wort {statement.printed_en}" for statement in Statement.objects.all())
    assert {sponsor.printed_de for sponsor in Sponsorship.objects.printed_entries()} == {
        f"Wort {sponsor.printed_en}" for sponsor in Sponsorship.objects.printed_entries()
    }
    assert all(officer.office_de for officer in Officer.objects.all())
    for model in (ReportParagraphText, ResolutionText, ParagraphText, Footnote):
        assert model.objects.filter(language="de").count() == model.objects.filter(language="en").count() > 0


def test_a_second_import_changes_nothing():
    load(read_specimen(language="en").to_json())
    load(in_german())

    assert load(in_german()).changed == 0
    assert load(read_specimen(language="en").to_json()).changed == 0


def test_a_record_of_that_language_alone_is_kept():
    load(in_german())

    assert Statement.objects.exclude(printed__de=None).count() == Statement.objects.count() > 0
    assert Person.objects.exclude(printed="").exists()


@pytest.mark.parametrize("others", [["en"], []])
def test_every_page_and_file_answers_and_shows_none_of_its_texts(others):
    for language in others:
        load(read_specimen(language=language).to_json(), publish=True)
    load(in_german(), publish=True)
    client = Client()

    for address in addresses()[0]:
        response = client.get(address, follow=True)
        assert response.status_code in (200, 404), address
        if others and response.get("Content-Type", "").startswith("text/"):
            assert "Wort" not in b"".join(response).decode(), address


def test_a_text_is_not_offered_in_that_language():
    load(read_specimen(language="en").to_json(), publish=True)
    load(in_german(), publish=True)
    slug = Version.objects.filter(texts__language="de").first().resolution.slug
    page = reverse("resolution_detail", args=[slug])

    assert Client().get(page, {"language": "de"}).status_code == 404
    assert Client().get(reverse("resolution_text", args=[slug, "de", "txt"])).status_code == 404


def test_staff_correct_what_that_language_alone_prints(admin_client):
    load(in_german())
    statement = Statement.objects.exclude(printed__de=None).first()
    page = reverse("admin:ccpcj_sessions_statement_change", args=[statement.pk])
    response = admin_client.post(page, filled_in(admin_client.get(page), mode="online"))
    saved = Statement.objects.get(pk=statement.pk)

    assert response.status_code == 302
    assert (saved.mode, saved.printed) == ("online", statement.printed)
