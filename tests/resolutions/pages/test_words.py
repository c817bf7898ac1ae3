"""The marks within the words of a paragraph."""

import pytest

from resolutions.models import Citation
from resolutions.pages.words import document_address, segments


def marks(text: str, phrase: str = "", *citations: Citation) -> list[tuple[str, str]]:
    cut = segments(text, phrase, citations)
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
    found = marks("Recalling 75/1 and A/RES/76/2,", "Recalling", cite("76/2", "A/RES/76/2"), cite("75/1", "A/RES/75/1"))

    assert found == [("phrase", "Recalling"), ("citation", "75/1"), ("citation", "A/RES/76/2")]


def test_a_symbol_is_written_safely_into_the_address():
    assert document_address("E/CN.15/2022/L.4/Rev.1") == "https://undocs.org/E/CN.15/2022/L.4/Rev.1"
    assert document_address('A/<b> "') == "https://undocs.org/A/%3Cb%3E%20%22"
