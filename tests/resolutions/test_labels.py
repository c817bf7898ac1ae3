"""What a work is called: by the number under which it was adopted, once that is public."""

import csv
import io
from datetime import date

import pytest
from django.utils import translation

from resolutions.models import Citation, Resolution
from tests import factories as make
from tests.queries import queries

COUNCIL = "Economic and Social Council resolution"
pytestmark = pytest.mark.django_db


def make_chain(n: int = 3, **values: object) -> Resolution:
    session = Resolution.objects.filter(stage="draft").first()
    session = session.session if session else make.make_session(61)
    work = make.make_resolution(session, str(n), slug=f"61-draft-{n}", stage="draft", body="GA")
    make.make_paragraph(make.make_version(work, 1, stage="recommended", body="GA"))
    adopted = make.make_version(work, 2, **{"body": "GA", "symbol": f"A/RES/107/23{n}", **values})
    make.make_paragraph(adopted)
    return work


@pytest.mark.parametrize(
    ("values", "label", "former"),
    [
        ({}, "General Assembly resolution 107/233", "Draft resolution III"),
        ({"release": "draft"}, "Draft resolution III", ""),
        ({"symbol": None}, "Draft resolution III", ""),
        ({"stage": "tabled", "symbol": "A/C.3/107/L.4"}, "Draft resolution III", ""),
        (
            {"body": "ECOSOC", "symbol": "E/RES/2052/14"},
            f"{COUNCIL} 2052/14",
            "Draft resolution III",
        ),
    ],
)
def test_the_adopted_number_comes_first_once_it_is_public(values, label, former):
    make_chain(**values)
    for work in (Resolution.objects.get(), Resolution.objects.public().get()):
        assert (work.label, work.former_label) == (label, former)


def test_a_decision_stays_one():
    work = make.make_resolution(make.make_session(61), "2", kind="decision", stage="draft", body="ECOSOC")
    make.make_version(work, body="ECOSOC", symbol="E/DEC/2052/240")

    assert work.label == "Economic and Social Council decision 2052/240"


def test_pages_and_files_say_the_adopted_number_and_what_it_was_before(client):
    work = make_chain()
    page = work.get_absolute_url()
    for address in (page, f"{page}lineage/", "/resolutions/", "/sessions/61/"):
        html = client.get(address).content.decode()
        assert "General Assembly resolution 107/233" in html, address
    for address in (page, "/resolutions/", "/sessions/61/"):
        assert "Draft resolution III" in client.get(address).content.decode(), address

    make.make_sponsor(work, make.make_state())
    rows = csv.DictReader(io.StringIO(client.get(f"{page}sponsors.csv").getvalue().decode("utf-8-sig")))
    assert [row["Resolution or decision"] for row in rows] == ["General Assembly resolution 107/233"]


@pytest.mark.parametrize(("lang", "words"), [("en", "draft resolution III"), ("fr", "projet de résolution III")])
def test_search_still_finds_it_as_the_draft_that_it_was(client, lang, words):
    make_chain(2)
    make_chain(3)
    html = client.get(f"/{lang}/search/", {"q": words}).content.decode()

    assert html.count("<h2><a") == 1
    assert f'href="/{lang}/resolutions/61-draft-3/"' in html


def test_a_paragraph_of_the_draft_is_found_under_the_adopted_number(client):
    make_chain()
    html = client.get("/en/search/?q=registers").content.decode()

    adopted = "General Assembly resolution 107/233"
    for label in (f"{adopted}, Draft resolution III (session 61)", adopted):
        assert f">{label}, paragraph 1</a>" in html


def test_a_label_begins_with_a_capital_in_every_language():
    work = make_chain()
    labels = {}
    for lang in ("fr", "ru", "es", "zh"):
        with translation.override(lang):
            labels[lang] = work.label

    assert labels == {
        "fr": "Résolution 107/233 de l’Assemblée générale",
        "ru": "Резолюция 107/233 Генеральной Ассамблеи",
        "es": "Resolución 107/233 de la Asamblea General",
        "zh": "大会第107/233号决议",
    }


def test_labels_ask_nothing_more_for_longer_lists(client):
    cited = make.make_resolution(make.make_session(60), "60/1")
    meeting = make.make_meeting(cited.session)
    state = make.make_state("QQA")

    def add(n: int) -> None:
        work = make_chain(n, date=date(2052, 12, 15))
        Citation.objects.create(
            paragraph=work.versions.last().paragraphs.get(), position=1, kind="resolution", body="CCPCJ", number="60/1"
        )
        make.make_sponsor(work, state)
        paragraph = make.make_report_paragraph(cited.session, n)
        make.make_adoption(work.versions.first(), meeting=meeting, paragraph=paragraph)

    pages = ["/resolutions/", "/resolutions/60-1/", "/sessions/61/", "/sessions/60/meetings/1/", "/sessions/60/report/",
             "/states/QQA/", "/resolutions/sponsors.csv", "/search/?q=registers"]  # fmt: skip
    add(1)
    client.get("/en/search/?q=made-up")
    before = [queries(client, f"/en{page}") for page in pages]
    for n in (2, 3, 4):
        add(n)
    client.get("/en/search/?q=made-up")  # takes up what was written

    assert [queries(client, f"/en{page}") for page in pages] == before
