"""What cites what, among the texts held."""

import pytest

from resolutions.models import Citation, Resolution, Version
from resolutions.pages.relations import relations
from tests import factories as make

pytestmark = pytest.mark.django_db


def text(number: str, **values: object) -> tuple[Resolution, Version]:
    resolution = make.make_resolution(None, number, **values)
    return resolution, make.make_version(resolution)


def cite(version: Version, position: int = 1, **values: object) -> Citation:
    paragraph = make.make_paragraph(version, number=str(version.paragraphs.count() + 1))
    return Citation.objects.create(paragraph=paragraph, position=position, **{"kind": "resolution", **values})


def test_citations_are_told_both_ways_by_symbol():
    held, held_version = text("60/1")
    Version.objects.filter(pk=held_version.pk).update(symbol="A/RES/60/1")
    citing, citing_version = text("61/1")
    cite(citing_version, number="60/1", symbol="A/RES/60/1")

    assert [cited.work for cited in relations(citing, citing_version).cites] == [held]
    (found,) = relations(held, held_version).cited_by
    assert (found.work, [mention.address for mention in found.mentions]) == (citing, ["/resolutions/61-1/#op-1"])


def test_a_text_without_symbol_is_known_by_its_body_and_number():
    held, held_version = text("60/1")
    other, other_version = text("60/1", slug="ga-60-1", body="GA")
    citing, citing_version = text("61/1")
    cite(citing_version, number="60/1", body="CCPCJ")

    assert [cited.work for cited in relations(citing, citing_version).cites] == [held]
    assert [found.work for found in relations(held, held_version).cited_by] == [citing]
    assert relations(other, other_version).cited_by == []


def test_a_text_cited_twice_is_listed_once_with_both_places():
    citing, version = text("61/1")
    cite(version, number="60/1", symbol="A/RES/60/1")
    cite(version, number="60/1", symbol="A/RES/60/1")
    (found,) = relations(citing, version).cites

    assert [mention.place for mention in found.mentions] == ["para. 1", "para. 2"]
    assert found.work is None


def test_a_draft_neither_cites_nor_is_cited():
    held, held_version = text("60/1")
    draft, draft_version = text("60/2", release="draft")
    citing, citing_version = text("61/1")
    cite(draft_version, number="60/1", body="CCPCJ")
    cite(citing_version, number="60/2", body="CCPCJ")

    assert relations(held, held_version).cited_by == []
    assert [cited.work for cited in relations(citing, citing_version).cites] == [None]
    assert draft.release == "draft"


def test_report_paragraphs_that_cite_are_told():
    held, version = text("60/1")
    paragraph = make.make_report_paragraph(make.make_session(61), 8)
    hidden = make.make_report_paragraph(make.make_session(62, release="draft"), 9)
    for position, where in enumerate((paragraph, hidden), 1):
        Citation.objects.create(
            report_paragraph=where, position=position, kind="resolution", body="CCPCJ", number="60/1"
        )

    assert relations(held, version).reports == [paragraph]
