"""What cites what, among the texts held."""

import re

import pytest

from resolutions.citations.relations import relations
from resolutions.models import Citation, Resolution, Version
from tests import factories as make
from tests.queries import queries

pytestmark = pytest.mark.django_db


def text(number: str, **values: object) -> tuple[Resolution, Version]:
    resolution = make.make_resolution(None, number, **values)
    return resolution, make.make_version(resolution)


def cite(version: Version, position: int = 1, **values: object) -> Citation:
    paragraph = make.make_paragraph(version, number=str(version.paragraphs.count() + 1))
    return Citation.objects.create(paragraph=paragraph, position=position, **{"kind": "resolution", **values})


def test_citations_are_told_both_ways_by_symbol():
    work, work_version = text("60/1")
    Version.objects.filter(pk=work_version.pk).update(symbol="A/RES/60/1")
    citing, citing_version = text("61/1")
    cite(citing_version, number="60/1", symbol="A/RES/60/1")

    assert [cited.work for cited in relations(citing, citing_version).cites] == [work]
    (related,) = relations(work, work_version).cited_by
    assert (related.work, [mention.address for mention in related.mentions]) == (citing, ["/resolutions/61-1/#op-1"])


def links(html: str) -> list[str]:
    return re.findall(r'href="([^"]*(?:/resolutions/a-res|undocs)[^"]*)">(?:A/RES/)?6\d/\d</a>', html)


def test_what_is_cited_leads_to_its_page_here_before_its_document(client):
    _work, work_version = text("60/1", slug="a-res-60-1")
    Version.objects.filter(pk=work_version.pk).update(symbol="A/RES/60/1")
    _citing, version = text("61/1")
    for n, number in enumerate(("60/1", "60/2"), 1):
        symbol = f"A/RES/{number}"
        paragraph = make.make_paragraph(version, number=str(n), text=f"Recalls resolution {number} of the Assembly;")
        Citation.objects.create(paragraph=paragraph, position=1, kind="resolution", number=number, symbol=symbol)
    html = client.get("/en/resolutions/61-1/").content.decode()

    page, document = "/en/resolutions/a-res-60-1/", "https://undocs.org/A/RES/60/2"
    assert links(html) == [page, document, page, document]
    assert links(client.get("/en/citations/").content.decode()) == [page, document]


def test_looking_for_what_is_held_asks_no_more_for_more_citations(client):
    _citing, version = text("61/1")

    def add(number: str) -> None:
        text(number, slug=f"a-res-{number.replace('/', '-')}")
        cite(version, number=number, symbol=f"A/RES/{number}", body="CCPCJ")

    add("60/1")
    before = queries(client, "/en/resolutions/61-1/")
    for n in (2, 3, 4):
        add(f"60/{n}")

    assert queries(client, "/en/resolutions/61-1/") == before


def test_a_text_without_symbol_is_known_by_its_body_and_number():
    work, work_version = text("60/1")
    other, other_version = text("60/1", slug="ga-60-1", body="GA")
    citing, citing_version = text("61/1")
    cite(citing_version, number="60/1", body="CCPCJ")

    assert [cited.work for cited in relations(citing, citing_version).cites] == [work]
    assert [related.work for related in relations(work, work_version).cited_by] == [citing]
    assert relations(other, other_version).cited_by == []


def test_a_text_cited_twice_is_listed_once_with_both_places():
    citing, version = text("61/1")
    cite(version, number="60/1", symbol="A/RES/60/1")
    cite(version, number="60/1", symbol="A/RES/60/1")
    (related,) = relations(citing, version).cites

    assert [mention.place for mention in related.mentions] == ["para. 1", "para. 2"]
    assert related.work is None


def test_a_draft_neither_cites_nor_is_cited():
    work, work_version = text("60/1")
    draft, draft_version = text("60/2", release="draft")
    citing, citing_version = text("61/1")
    cite(draft_version, number="60/1", body="CCPCJ")
    cite(citing_version, number="60/2", body="CCPCJ")

    assert relations(work, work_version).cited_by == []
    assert [cited.work for cited in relations(citing, citing_version).cites] == [None]
    assert draft.release == "draft"


def test_report_paragraphs_that_cite_are_told():
    work, version = text("60/1")
    paragraph = make.make_report_paragraph(make.make_session(61), 8)
    hidden = make.make_report_paragraph(make.make_session(62, release="draft"), 9)
    for position, where in enumerate((paragraph, hidden), 1):
        Citation.objects.create(
            report_paragraph=where, position=position, kind="resolution", body="CCPCJ", number="60/1"
        )

    assert relations(work, version).reports == [paragraph]
