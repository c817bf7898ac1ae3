"""Where a symbol leads."""

import pytest

from resolutions.citations.symbol_addresses import symbol_address
from sessions.models import Document, DocumentSymbol, Session
from tests import factories as make

pytestmark = pytest.mark.django_db


def make_document(session: Session, *symbols: str, **values: bool) -> None:
    document = Document.objects.create(session=session, **values)
    for position, symbol in enumerate(symbols, 1):
        DocumentSymbol.objects.create(document=document, symbol=symbol, position=position)


@pytest.fixture
def session() -> Session:
    return make.make_session(61)


@pytest.mark.parametrize(
    "typed",
    ["A/RES/77/232", "a/res/77/232", "A/RES/77/232/", " A/RES/77/232 ", "A / RES / 77 / 232", "77/232",
     "resolution 77/232", "Resolution  77/232"],
)  # fmt: skip
def test_a_text_is_found_by_its_symbol_as_people_type_it(typed):
    make.make_version(make.make_resolution(None, "77/232", body="GA"), symbol="A/RES/77/232")

    assert symbol_address(typed) == "/resolutions/77-232/"


def test_every_version_leads_to_the_work(session):
    resolution = make.make_resolution(session)
    make.make_version(resolution, 1, symbol="E/CN.15/2052/L.4")
    make.make_version(resolution, 2, symbol="E/CN.15/2052/L.4/Rev.1")

    assert symbol_address("e/cn.15/2052/l.4") == symbol_address("E/CN.15/2052/L.4/REV.1") == "/resolutions/61-1/"


@pytest.mark.parametrize("typed", ["E/CN.7/2052/2", "e/cn.15/2052/2", "E/CN.7/2052/2-E/CN.15/2052/2"])
def test_a_document_leads_to_its_place_on_the_page_of_its_session(session, typed):
    make_document(session, "E/CN.7/2052/2", "E/CN.15/2052/2")

    assert symbol_address(typed).startswith("/sessions/61/#E-CN.")


def test_the_report_leads_to_the_session(session):
    make_document(session, "E/2052/30", is_report=True)

    assert symbol_address("E/2052/30") == "/sessions/61/"


def test_a_decision_is_told_from_a_resolution_of_the_same_number(session):
    make.make_resolution(session, "61/1")
    make.make_resolution(session, "61/1", slug="decision-61-1", kind="decision")

    assert symbol_address("decision 61/1") == "/resolutions/decision-61-1/"
    assert symbol_address("61/1") == "/resolutions/61-1/"


@pytest.mark.parametrize("typed", ["", "/", " ", "A/RES/77/999", "\0", "%", "_/RES/77/232", "x" * 5000])
def test_what_names_nothing_leads_nowhere(typed):
    make.make_version(make.make_resolution(None, "77/232"), symbol="A/RES/77/232")

    assert symbol_address(typed) is None


def test_drafts_are_not_given_away(session):
    make.make_version(make.make_resolution(session, release="draft"), symbol="E/CN.15/2052/L.4")
    make_document(make.make_session(62, release="draft"), "E/CN.15/2053/2")

    assert [symbol_address(typed) for typed in ("E/CN.15/2052/L.4", "61/1", "E/CN.15/2053/2")] == [None] * 3


def test_the_page_of_the_session_has_the_place_to_which_a_document_leads(client, session):
    make_document(session, "E/CN.15/2052/2")
    document = Document.objects.get()
    for position in (1, 2):
        document.entries.create(
            position=position, title_en="A note", paragraph=make.make_report_paragraph(session, position)
        )
    page, _hash, place = symbol_address("E/CN.15/2052/2").partition("#")

    assert client.get(page).content.decode().count(f'id="{place}"') == 1
