"""What the words of a paragraph cite, in one language and in several."""

import pytest

from ccpcj.lib.wording.cited_texts import CitationRecognizer, cited_by_words
from ccpcj.lib.wording.lexicon import lexicon_of


def names(language: str, text: str, until: int | None = None) -> list[str]:
    return [
        cited.symbol or f"{cited.body} {cited.number}"
        for cited in CitationRecognizer(lexicon_of(language)).find(text, "GA", until)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # the date tells the body, whatever short name stands beside the number
        ("en", "pursuant to Council resolution 43/9 of 22 June 2020", ["A/HRC/RES/43/9"]),
        ("en", "Commission on Human Rights resolutions 2004/9 of 16 April 2004", ["E/CN.4/RES/2004/9"]),
        ("en", "Commission on the Status of Women resolution 51/9", ["CSW 51/9"]),
        ("en", "decision 53/9 of the Statistical Commission", ["STATCOM 53/9"]),
        ("zh", "人权理事会第39/9号决议", ["A/HRC/RES/39/9"]),
        ("ru", "учрежденного Советом по правам человека в его резолюции 39/9", ["A/HRC/RES/39/9"]),
        ("ar", "قراراتها 65/9 المؤرخ 21 كانون الأول/ديسمبر 2010 و 66/9", ["A/RES/65/9", "A/RES/66/9"]),
        # a report names the body whose resolutions stand in it
        ("en", "Official Records (A/97/53), chap. III, resolution 51/9", ["A/97/53", "A/HRC/RES/51/9"]),
        ("en", "Resolution S-30/9, annex", ["A/RES/S-30/9"]),
        ("ar", "القرار دإ-30/9", ["A/RES/S-30/9"]),
        ("en", "See CTOC/COP/2050/9 and A/CONF.999/9 (Part I)", ["CTOC/COP/2050/9", "A/CONF.999/9 (Part I)"]),
        ("en", "See A/HRC/RES/24/9", ["A/HRC/RES/24/9"]),
        ("zh", "第9号决议", []),
    ],
)  # fmt: skip
def test_symbols_and_bodies_are_those_that_the_words_name(language, text, expected):
    assert names(language, text) == expected


def test_a_resolution_of_a_session_to_come_is_not_cited():
    text = "the Rapporteur of the Human Rights Council, and the report submitted under resolution 74/9"

    assert names("en", text, until=2020) == ["A/RES/74/9"]


def test_the_body_is_the_one_that_most_languages_name():
    pieces = {
        "en": ["Human Rights Council resolution 39/9"],
        "fr": ["la résolution 39/9 du Conseil des droits de l’homme"],
        "es": ["su resolución 39/9"],
    }

    assert [cited.symbol for cited in cited_by_words(pieces, "GA")] == ["A/HRC/RES/39/9"]


def test_languages_that_disagree_leave_the_body_open():
    pieces = {"en": ["Human Rights Council resolution 39/9"], "es": ["su resolución 39/9"]}

    assert [(cited.body, cited.symbol) for cited in cited_by_words(pieces, "GA")] == [("", "")]


def test_a_language_that_leaves_out_the_letter_names_the_same_resolution():
    pieces = {"en": ["Resolution 217 A (III)"], "fr": ["Résolution 217 (III)"]}

    assert [cited.symbol for cited in cited_by_words(pieces, "GA")] == ["A/RES/217 A (III)"]


def test_a_date_that_one_language_prints_is_that_of_all():
    pieces = {"en": ["its resolution 70/9"], "fr": ["sa résolution 70/9 du 1 décembre 2015"]}

    assert [(cited.number, cited.date) for cited in cited_by_words(pieces, "GA")] == [("70/9", "2015-12-01")]
