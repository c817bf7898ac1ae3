"""Whose resolution a number is: what the words name comes before the symbol to which a file ties it."""

import pytest

from ccpcj.lib.wording.cited_texts import FULL_NAMES, RecognizedCitation, bodies_by_number, recognize_reference
from ccpcj.review.models import Finding
from ccpcj.texts.load_texts import load_files
from ccpcj.texts.stated_facts import ReferenceData
from resolutions.models import Citation
from sessions.states.names_in_database import names_from_database
from tests.resolutions.akn.specimen import files, link, write

LINES = {
    "en": "See {} resolution 9/3 of 2099", "fr": "Voir résolution 9/3 de la {}", "es": "Véase resolución 9/3 de la {}",
    "ru": "См. резолюцию 9/3 {}", "zh": "见{}2099年5月1日第9/3号决议", "ar": "انظر قرار {} 9/3",
}  # fmt: skip
CRIME = {lang: line.format(FULL_NAMES[lang]["bodies"]["CCPCJ"]) for lang, line in LINES.items()}


@pytest.mark.parametrize("lang", CRIME)
def test_words_name_the_body_beside_the_number(lang):
    assert bodies_by_number({lang: CRIME[lang]}) == {"9/3": {"CCPCJ"}}


@pytest.mark.parametrize(
    "words",
    ["its resolution 9/3", "the Commission on Crime Prevention and Criminal Justice, and resolution 9/3",
     "Commission on Crime Prevention and Criminal Justice resolution 19/3/4"],
)  # fmt: skip
def test_a_name_that_is_not_beside_the_number_names_nothing(words):
    assert bodies_by_number({"en": words}) == {}


@pytest.mark.parametrize(
    ("symbol", "names", "expected"),
    [
        ("A/RES/76/902", {}, ("resolution", "GA", "76/902", "A/RES/76/902")),
        ("A/RES/31/1", {}, ("resolution", "GA", "31/1", "A/RES/31/1")),
        ("A/RES/9/3", {"9/3": {"CCPCJ"}}, ("resolution", "CCPCJ", "9/3", "")),
        ("A/RES/30/1", {}, ("resolution", "", "30/1", "")),
        ("A/RES/9/3", {"9/3": {"CCPCJ", "CND"}}, ("resolution", "", "9/3", "")),
        ("A/RES/61/2", {"61/2": {"CND"}}, ("resolution", "CND", "61/2", "")),
        ("A/RES/3281(XXIX)", {}, ("resolution", "GA", "3281(XXIX)", "A/RES/3281(XXIX)")),
        ("A/RES/S-30/1", {}, ("resolution", "GA", "S-30/1", "A/RES/S-30/1")),
        ("9/3", {"9/3": {"CCPCJ"}}, ("resolution", "CCPCJ", "9/3", "")),
        ("9/3", {}, ("resolution", "", "9/3", "")),
        ("e/res/155 (vii)", {}, ("resolution", "ECOSOC", "155(VII)", "E/RES/155(VII)")),
        ("E/RES/2004/27", {}, ("resolution", "ECOSOC", "2004/27", "E/RES/2004/27")),
    ],
)
def test_a_symbol_that_the_assembly_cannot_have_given_is_none(symbol, names, expected):
    assert recognize_reference(symbol, "", names) == RecognizedCitation(*expected)


def paragraph(words: str) -> str:
    return f"<container><p>{words}</p></container>"


def load(tmp_path, words: str) -> None:
    load_files(files(write(tmp_path, preamble=paragraph(words))), ReferenceData(names_from_database()), {})


def held() -> list[tuple[str, ...]]:
    return list(Citation.objects.values_list("body", "number", "symbol"))


@pytest.mark.django_db
def test_what_words_alone_name_is_cited_too_and_what_is_not_certain_is_a_finding(tmp_path):
    load(tmp_path, f"{CRIME['en'].replace('9/3', link('ar', '9/3'))}, and {link('en', '9/4')};")
    load(tmp_path, f"{CRIME['en'].replace('9/3', link('ar', '9/3'))}, and {link('en', '9/4')} ;")

    assert held() == [("CCPCJ", "9/3", ""), ("", "9/4", "")]
    assert list(Finding.objects.filter(code="whose-resolution").values_list("place", flat=True)) == ["pp-1"]

    Citation.objects.filter(number="9/4").update(body="UNTOC-COP")
    load(tmp_path, f"{CRIME['en']}, and {link('en', '9/4')};")
    assert held() == [("CCPCJ", "9/3", ""), ("UNTOC-COP", "9/4", "")]
    assert not Finding.objects.filter(code="whose-resolution").exists()
