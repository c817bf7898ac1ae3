"""Which texts are cited most, by how many texts and in which sessions."""

import re

import pytest

from resolutions.citations.most_cited import Holding, most_cited, with_sessions
from resolutions.models import Citation, Version
from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db


def cite(number, *cited, session=None, **values):
    work = make.make_resolution(session, number, **values)
    paragraph = make.make_paragraph(make.make_version(work))
    for position, (kind, body, name, symbol) in enumerate(cited, 1):
        Citation.objects.create(
            paragraph=paragraph, position=position, kind=kind, body=body, number=name, symbol=symbol
        )
    return work


def rows(held=Holding.ALL):
    return with_sessions(list(most_cited(held)))


GA = ("resolution", "GA", "60/1", "A/RES/60/1")
ECOSOC = ("resolution", "ECOSOC", "2040/7", "")


def test_the_most_cited_come_first_with_their_sessions():
    cite("77/1", GA, slug="ga-77-1", body="GA")
    cite("77/2", GA, GA, ECOSOC, slug="ga-77-2", body="GA")
    cite("61/1", GA, session=make.make_session(61))
    first, second = rows()

    assert (first.citation.symbol, first.works, first.sessions) == ("A/RES/60/1", 3, [("GA 77", 2), ("CCPCJ 61", 1)])
    assert (second.citation.number, second.works, second.sessions) == ("2040/7", 1, [("GA 77", 1)])


def test_the_count_leads_to_exactly_those_that_cite(client):
    cite("77/1", GA, slug="ga-77-1", body="GA", title_en="Of A/RES/60/1")
    cite("77/2", ("resolution", "GA", "60/10", "A/RES/60/10"), slug="ga-77-2", title_en="Word of A/RES/60/1")
    cite("61/1", GA, ECOSOC, ("resolution", "", "9/4", ""))
    cite("61/2", ("resolution", "ECOSOC", "2040/71", ""), ("resolution", "CCPCJ", "9/4", ""), release="published")
    cite("61/3", GA, release="draft")
    page = client.get("/en/citations/").content.decode()
    links = re.findall(r'href="(/en/resolutions/\?cites=[^"]+)">(\d+)</a>', page)

    assert len(links) == 6
    for link, count in links:
        listed = client.get(link)
        assert listed.context["page"].paginator.count == int(count), link
        assert not listed.context["filterset"].complaints
    assert client.get("/en/resolutions/?cites=60/1").context["page"].paginator.count == 2


def test_the_sessions_of_a_row_may_stand_on_several_lines(client):
    for number in ("77/1", "76/1", "75/1"):
        cite(number, GA, slug=f"ga-{number.replace('/', '-')}", body="GA")

    assert client.get("/zh/citations/").content.decode().count("，<wbr>") == 2


def test_a_text_named_twice_in_two_ways_is_one_by_its_symbol():
    cite("61/1", GA, ("resolution", "", "60/01", "A/RES/60/1"))

    assert [row.works for row in rows()] == [1]


def test_what_is_held_is_told_from_what_is_not():
    held = make.make_resolution(None, "60/1", body="GA")
    Version.objects.filter(pk=make.make_version(held).pk).update(symbol="A/RES/60/1")
    cite("61/1", GA, ECOSOC)

    assert [row.work for row in rows(Holding.HELD)] == [held]
    assert [row.citation.number for row in rows(Holding.ABSENT)] == ["2040/7"]


def test_a_draft_record_neither_counts_nor_shows(client):
    make.make_version(make.make_resolution(None, "60/1", body="GA", release="draft"), symbol="A/RES/60/1")
    cite("61/1", GA, release="draft")

    assert rows() == []
    assert "cites another" in client.get("/citations/").content.decode()


def test_the_page_asks_as_often_for_three_as_for_one(client):
    cite("61/1", GA)
    before = queries(client, "/citations/")
    cite("61/2", ECOSOC, ("document", "", "E/2050/4", "E/2050/4"))
    cite("61/3", GA)

    assert queries(client, "/citations/") == before


def test_an_unknown_choice_shows_all(client):
    cite("61/1", GA)

    assert "A/RES/60/1" in client.get("/citations/?held=perhaps").content.decode()
