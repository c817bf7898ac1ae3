"""Several resolutions that are cited together, with their bodies and dates."""

import pytest

from ccpcj.lib.wording.lexicon import lexicon_of
from ccpcj.reports.reading.citation_reader import CitationReader


def cited(language, text):
    citations = CitationReader(lexicon_of(language)).find(text, {}, "GA")
    return [(citation.number, citation.date) for citation in citations]


SHARED = [("105/401", "2050-11-30"), ("105/402", "2050-11-30")]
OTHER = [("104/1", None), ("105/402", "2050-11-30")]
SAID = [("104/1", "2050-11-30"), ("105/402", "2050-11-30")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "its resolutions 105/401 and 105/402 of 30 November 2050", SHARED),
        ("fr", "ses résolutions 105/401 et 105/402 du 30 novembre 2050", SHARED),
        ("es", "sus resoluciones 105/401 y 105/402, de 30 de noviembre de 2050", SHARED),
        ("ru", "свои резолюции 105/401 и 105/402 от 30 ноября 2050 года", SHARED),
        ("ar", "قراريها 105/401 و105/402 المؤرخ 30 تشرين الثاني/نوفمبر 2050", SHARED),
        ("en", "its resolutions 104/1 and 105/402 of 30 November 2050", OTHER),
        ("fr", "ses résolutions 104/1 et 105/402 du 30 novembre 2050", OTHER),
        ("es", "sus resoluciones 104/1 y 105/402, de 30 de noviembre de 2050", OTHER),
        ("ru", "свои резолюции 104/1 и 105/402 от 30 ноября 2050 года", OTHER),
        ("ar", "قراراتها 104/1 و105/402 المؤرخ 30 تشرين الثاني/نوفمبر 2050", OTHER),
        ("en", "its resolutions 104/1 and 105/402, both of 30 November 2050", SAID),
        ("fr", "ses résolutions 104/1 et 105/402, toutes deux du 30 novembre 2050", SAID),
        ("es", "sus resoluciones 104/1 y 105/402, ambas de 30 de noviembre de 2050", SAID),
        ("ru", "свои резолюции 104/1 и 105/402, обе от 30 ноября 2050 года", SAID),
        ("ar", "قراريها 104/1 و105/402 المؤرخين 30 تشرين الثاني/نوفمبر 2050", SAID),
        (
            "fr",
            "ses résolutions 101/2 du 1er mai 2046, 104/8, 105/401 et 105/402 du 30 novembre 2050",
            [("101/2", "2046-05-01"), ("104/8", None), *SHARED],
        ),
        (
            "en",
            "resolutions 105/1 of the Economic and Social Council and 105/402 of 30 November 2050 of the Assembly",
            [("105/1", None), ("105/402", "2050-11-30")],
        ),
        ("en", "resolutions 901 (2050) and 902 (2050) of 3 May 2050", [("901 (2050)", None), ("902 (2050)", "2050-05-03")]),
    ],
)  # fmt: skip
def test_a_date_is_that_of_the_session_it_stands_behind_or_of_all_where_it_is_said(language, text, expected):
    assert cited(language, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("回顾其2050年11月30日第105/401号和第105/402号决议", [("CCPCJ", *numbered) for numbered in SHARED]),
        ("回顾大会2050年11月30日第105/401和105/402号决议", [("GA", *numbered) for numbered in SHARED]),
        (
            "回顾其2049年1月2日第104/1号、2050年11月30日第105/401号和第105/402号决议",
            [("CCPCJ", "104/1", "2049-01-02"), *(("CCPCJ", *numbered) for numbered in SHARED)],
        ),
        (
            "大会第104/1号、经济及社会理事会2050年7月3日第2050/19号以及第2050/20号决议",
            [("GA", "104/1", None), *(("ECOSOC", f"2050/{n}", "2050-07-03") for n in (19, 20))],
        ),
    ],
)
def test_each_number_of_a_chinese_list_is_cited(text, expected):
    citations = CitationReader(lexicon_of("zh")).find(text, {}, "CCPCJ")

    assert [(citation.body, citation.number, citation.date) for citation in citations] == expected
