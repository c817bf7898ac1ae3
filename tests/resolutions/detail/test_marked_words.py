"""The marks within the words of a paragraph."""

import pytest

from ccpcj.lib.symbols import document_address
from resolutions.detail.marked_words import WordSegment, marked_segments, with_notes
from resolutions.models import Citation, Footnote


def marks(text: str, phrase: str = "", *citations: Citation) -> list[tuple[str, str]]:
    cut = marked_segments(text, phrase, citations)
    assert "".join(segment.text for segment in cut) == text
    return [(segment.kind, segment.text) for segment in cut if segment.kind]


def cite(number: str, symbol: str = "") -> Citation:
    return Citation(number=number, symbol=symbol, position=1, kind="resolution")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Recalling its resolution,", "Recalling"),
        ("回顾其决议，", "回顾"),
        ("The Commission, recalling its resolution", "recalling"),
    ],
)
def test_the_opening_phrase_is_marked_where_it_stands(text, phrase):
    assert marks(text, phrase) == [("phrase", phrase)]


def test_the_opening_phrase_is_marked_once():
    assert marks("Requests the body that requests; Requests", "Requests") == [("phrase", "Requests")]


def test_a_phrase_far_from_the_beginning_is_no_opening_phrase():
    assert marks("x" * 60 + " Recalling", "Recalling") == []


@pytest.mark.parametrize("text", ["resolution 76/182 of 2021", "第 76/182号决议", "第76/182号决议", "القرار 76/182،"])
def test_a_citation_is_marked_in_every_script(text):
    assert marks(text, "", cite("76/182", "A/RES/76/182")) == [("citation", "76/182")]


@pytest.mark.parametrize("text", ["176/182", "76/1825", "E/76/182", "76/182/Add.1"])
def test_a_number_within_a_longer_one_is_no_citation(text):
    assert marks(text, "", cite("76/182", "A/RES/76/182")) == []


def test_two_citations_and_a_phrase_keep_the_order_of_the_text():
    parts = marks("Recalling 75/1 and A/RES/76/2,", "Recalling", cite("76/2", "A/RES/76/2"), cite("75/1", "A/RES/75/1"))

    assert parts == [("phrase", "Recalling"), ("citation", "75/1"), ("citation", "A/RES/76/2")]


def test_a_symbol_is_written_safely_into_the_address():
    assert document_address("E/CN.15/2022/L.4/Rev.1") == "https://undocs.org/E/CN.15/2022/L.4/Rev.1"
    assert document_address('A/<b> "') == "https://undocs.org/A/%3Cb%3E%20%22"


def noted(text: str, phrase: str, *places: int | None) -> str:
    """The words with the numbers of their footnotes in brackets."""
    notes = [Footnote(number=number, place=place, language="en") for number, place in enumerate(places, 1)]
    cut = with_notes(marked_segments(text, phrase, [cite("76/182", "A/RES/76/182")]), notes, "en")
    return "".join(f"[{segment.text}]" if segment.kind.endswith("note") else segment.text for segment in cut)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((10,), "Recalling [1]76/182, and the treaties,"),
        ((17, 38), "Recalling 76/182,[1] and the treaties,[2]"),
        ((29, 29), "Recalling 76/182, and the tre[1][2]aties,"),
        ((None, 17), "Recalling 76/182,[2] and the treaties,[1]"),
        ((900,), "Recalling 76/182, and the treaties,[1]"),
        ((3,), "Recalling[1] 76/182, and the treaties,"),
        ((12,), "Recalling 76/182[1], and the treaties,"),
        ((0,), "Recalling[1] 76/182, and the treaties,"),
    ],
)
def test_the_marker_of_a_footnote_stands_where_it_is_printed_but_within_no_mark(places, expected):
    assert noted("Recalling 76/182, and the treaties,", "Recalling", *places) == expected


def test_the_place_of_a_marker_in_another_language_is_not_used():
    cut = with_notes([WordSegment("Recalling")], [Footnote(number=1, place=2, language="zh")], "en")

    assert [segment.text for segment in cut] == ["Recalling", "1"]


def test_numbers_that_follow_each_other_are_told_apart():
    notes = [Footnote(number=number, place=3, language="en") for number in (6, 7, 8)]
    cut = with_notes([WordSegment("Rec, and")], notes, "en")

    assert [(segment.kind, segment.text) for segment in cut] == [
        ("", "Rec"), ("note", "6"), ("next-note", "7"), ("next-note", "8"), ("", ", and"),
    ]  # fmt: skip
