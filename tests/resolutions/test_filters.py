"""The filters of the list of texts, and the counts beside their choices."""

import re
from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection
from django.http import QueryDict
from django.utils import translation

from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.index.update import bring_up_to_date
from resolutions.filters import ResolutionFilterSet, order_texts, with_sponsors
from resolutions.models import Resolution, Sponsorship
from tests import factories as make
from tests.bench.benchmark_titles import make_texts

pytestmark = pytest.mark.django_db


def filterset(query: str = "") -> ResolutionFilterSet:
    return ResolutionFilterSet(QueryDict(query), order_texts(Resolution.objects.public(), "newest"))


def numbers(query: str) -> list[str]:
    bring_up_to_date()
    return [resolution.number for resolution in filterset(query).qs]


def counts(query: str, facet: str) -> dict[str, int]:
    (found,) = [item for item in filterset(query).facets if item.name == facet]
    return {choice.value: choice.count for choice in found.choices}


@pytest.fixture
def texts() -> dict[str, Resolution]:
    """Two sessions, three texts, and a draft of each sort."""
    first, second = make.make_session(61), make.make_session(62)
    hidden = make.make_session(63, release="draft")
    japan, kenya = make.make_state("JPN"), make.make_state("KEN")
    found = {
        "61/1": make.make_resolution(first, "61/1", title_fr="Mesures contre le crime inventé"),
        "61/2": make.make_resolution(first, "61/2", kind="decision", status="withdrawn", body="GA"),
        "62/1": make.make_resolution(second, "62/1"),
    }
    drafts = [make.make_resolution(first, "61/9", release="draft"), make.make_resolution(hidden, "63/1")]
    for resolution in (found["61/1"], found["62/1"], *drafts):
        make.make_sponsor(resolution, japan)
        make.make_paragraph(make.make_version(resolution), verb="urges")
    make.make_sponsor(found["61/1"], kenya)
    return found


def test_without_filters_all_public_texts_are_listed_newest_session_first(texts):
    assert numbers("") == ["62/1", "61/1", "61/2"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("session=61", ["61/1", "61/2"]),
        ("session=61&session=62", ["62/1", "61/1", "61/2"]),
        ("kind=decision", ["61/2"]),
        ("status=withdrawn", ["61/2"]),
        ("body=GA", ["61/2"]),
        ("sponsor=KEN", ["61/1"]),
        ("sponsor=KEN&sponsor=JPN", ["62/1", "61/1"]),
        ("sponsor=JPN&session=62", ["62/1"]),
        ("verb=urges", ["62/1", "61/1"]),
        ("order=sponsors", ["61/1", "62/1", "61/2"]),
        ("order=title", ["61/1", "61/2", "62/1"]),
    ],
)
def test_filters_and_orders(texts, query, found):
    assert numbers(query) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("inventé", ["61/1"]),
        ("registers good", ["62/1", "61/1"]),
        ("registers absent", []),
        ("registers -good", []),
        ("INVENTE*", ["61/1"]),
        ("made-up 61/2", ["61/2"]),
        ("E/CN.15/2052/L.4", ["62/1"]),
        ("summarized", ["61/1"]),
        ("A/RES/98/76", ["62/1"]),
        ("100%", []),
    ],
)
def test_words_are_found_in_title_paragraph_summary_number_or_symbol(texts, words, found):
    revised = make.make_version(texts["62/1"], position=2, symbol="E/CN.15/2052/L.4")
    cited = {"position": 1, "kind": "resolution", "number": "98/76", "symbol": "A/RES/98/76"}
    make.make_paragraph(revised, verb="urges").citations.create(**cited)
    make.make_paragraph(make.make_version(texts["61/1"], position=2), summary="What is summarized")

    assert numbers(f"q={quote(words)}") == found


def test_a_query_that_the_search_does_not_understand_is_said_to_be_so(texts):
    asked = filterset('q="registers')

    assert (list(asked.qs), len(asked.complaints)) == ([], 1)
    assert "does not end" in asked.complaints[0]


def test_a_facet_is_counted_with_every_filter_but_its_own(texts):
    assert counts("session=62", "session") == {"62": 1, "61": 2}
    assert counts("session=62", "sponsor") == {"JPN": 1}
    assert counts("sponsor=KEN", "session") == {"61": 1}
    assert counts("sponsor=KEN", "sponsor") == {"JPN": 2, "KEN": 1}


def test_drafts_are_in_no_count(texts):
    everything = {choice.value: choice.count for facet in filterset().facets for choice in facet.choices}

    assert everything["JPN"] == 2
    assert everything["urges"] == 2
    assert "63" not in everything


def test_a_verb_of_drafts_alone_is_no_choice(texts):
    make.make_paragraph(make.make_version(make.make_resolution(None, "1", release="draft")), verb="conceals")

    assert not filterset("verb=conceals").is_valid()


def test_a_text_with_many_paragraphs_counts_once(texts):
    version = texts["62/1"].versions.get()
    for number in "234":
        make.make_paragraph(version, number=number, verb="urges")

    assert counts("", "verb") == {"urges": 2}
    assert numbers("verb=urges") == ["62/1", "61/1"]


def test_a_withdrawn_sponsor_is_neither_found_nor_counted(texts):
    Sponsorship.objects.filter(state__iso3="KEN").update(withdrawn_on=date(2053, 1, 1))

    assert numbers("sponsor=KEN") == []
    assert "KEN" not in counts("", "sponsor")


def test_a_group_is_found_by_its_printed_entry_and_not_by_its_members(texts):
    union, member = make.make_group("EU", kind="political"), make.make_state("FRA")
    entry = make.make_sponsor(texts["62/1"], member, group=union)
    make.make_sponsor(texts["62/1"], make.make_state("DEU"), group=union, entry=entry)

    assert numbers("group=EU") == ["62/1"]
    assert counts("", "group") == {"EU": 1}
    assert numbers("sponsor=DEU") == ["62/1"]


def test_a_theme_stands_for_all_below_it(texts):
    crime = make.make_theme("crime")
    trafficking = make.make_theme("trafficking", parent=crime)
    texts["61/1"].themes.add(trafficking)
    texts["62/1"].themes.add(crime, trafficking)
    Resolution.objects.get(number="61/9").themes.add(trafficking)

    assert numbers("theme=crime") == ["62/1", "61/1"]
    assert counts("", "theme") == {"crime": 2, "trafficking": 2}
    (facet,) = [item for item in filterset().facets if item.name == "theme"]
    assert [choice.depth for choice in facet.choices] == [0, 1]


@pytest.mark.parametrize(
    "query",
    ["session=99", "session=63", "session=x", "sponsor=XXX", "theme=none", "order=up", "q=%00", "kind=law",
     "q=" + "a" * 201, "q=" + "a+" * 11, "verb=sings", "group=NATO"],
)  # fmt: skip
def test_an_invalid_value_finds_nothing_and_is_named(texts, query):
    asked = filterset(query)

    assert list(asked.qs) == []
    assert len(asked.complaints) == 1


def test_a_filter_that_the_list_does_not_know_is_named(texts):
    assert filterset("sesion=61&page=2").ignored == ["sesion"]


def test_each_filter_at_work_can_be_taken_out(texts):
    chips = filterset("session=61&session=62&q=crime&order=title&kind=").chips

    assert [(chip.label, str(chip.value)) for chip in chips] == [
        ("Words", "crime"), ("Session", "Session 61 (2052)"), ("Session", "Session 62 (2053)"),
    ]  # fmt: skip
    assert chips[1].address == "?session=62&q=crime&order=title&kind="


def test_titles_are_ordered_as_the_reader_s_language_is_and_those_in_another_come_after():
    make.make_resolution(None, "1/1", title_en="A", title_fr="Z")
    make.make_resolution(None, "1/2", title_en="B", title_fr="")
    make.make_resolution(None, "1/3", title_en="C", title_fr="A")

    with translation.override("fr"):
        assert numbers("order=title") == ["1/3", "1/1", "1/2"]


def test_a_new_text_comes_last_in_the_order_of_titles_until_its_title_is_read(texts):
    bring_up_to_date()
    make.make_resolution(None, "1/1", title_en="A")
    make.make_resolution(None, "1/2", title_en="A")

    assert [text.number for text in filterset("order=title").qs] == ["61/1", "61/2", "62/1", "1/1", "1/2"]
    assert numbers("order=title") == ["1/1", "1/2", "61/1", "61/2", "62/1"]


def test_among_equal_titles_the_newest_comes_first():
    for number, day in (("1/1", date(2050, 1, 1)), ("1/2", date(2051, 1, 1)), ("1/3", None)):
        text = make.make_resolution(None, number, title_en="The same")
        make.make_version(text, date=day)

    assert numbers("order=title") == ["1/2", "1/1", "1/3"]


def test_a_page_in_the_order_of_titles_is_read_from_the_index_of_its_language():
    make_texts(400)
    bring_up_to_date()
    if connection.vendor == "postgresql":  # which plans by what it knows of the tables
        connection.cursor().execute("ANALYZE")
    for lang in LANGUAGES:
        with translation.override(lang):
            plan = with_sponsors(filterset("order=title").qs)[:25].explain()
        assert f"search_titles_{lang}" in plan
        assert not re.search("USE TEMP B-TREE FOR ORDER BY|Sort Key: search_titlekey", plan)


def test_numbers_are_ordered_as_numbers():
    session = make.make_session(61)
    for number in ("61/10", "61/2"):
        make.make_resolution(session, number)

    assert numbers("") == ["61/2", "61/10"]


def test_the_newest_is_the_last_adopted_whatever_its_number():
    for number, day in (("107/3", date(2052, 10, 5)), ("107/223", date(2052, 12, 19)), ("107/267", date(2053, 3, 21))):
        work = make.make_resolution(None, number, body="GA")
        make.make_version(work, symbol=f"A/RES/{number}", body="GA", date=day)
    make.make_resolution(make.make_session(61, ends_on=date(2052, 12, 20)), "61/1")

    assert numbers("") == ["107/267", "61/1", "107/223", "107/3"]
    assert [text.number for text in order_texts(Resolution.objects.all(), "number")][:2] == ["61/1", "107/3"]
