"""What files cite: the words come before the symbol to which a file links them."""

import pytest

from ccpcj.review.models import Finding
from ccpcj.texts.load_texts import load_files
from ccpcj.texts.stated_facts import ReferenceData
from resolutions.models import Citation
from sessions.states.names_in_database import names_from_database
from tests.resolutions.akn.specimen import files, link, write

pytestmark = pytest.mark.django_db
COMMISSION = "Commission on Crime Prevention and Criminal Justice resolution"


def load(tmp_path, words: str) -> None:
    preamble = f"<container><p>{words}</p></container>"
    load_files(files(write(tmp_path, preamble=preamble)), ReferenceData(names_from_database()), {})


def held() -> list[tuple[str, ...]]:
    return list(Citation.objects.values_list("body", "number", "symbol"))


def found(code: str) -> list[str]:
    return list(Finding.objects.filter(code=code).values_list("place", flat=True))


def linked(symbol: str, words: str) -> str:
    return f'<a href="https://undocs.org/en/{symbol}">{words}</a>'


def test_what_words_alone_name_is_cited_too_and_what_is_not_certain_is_a_finding(tmp_path):
    load(tmp_path, f"See {COMMISSION} {link('en', '9/3')}, and see resolution {link('en', '2049/4')};")
    load(tmp_path, f"See {COMMISSION} {link('en', '9/3')}, and see resolution {link('en', '2049/4')} ;")

    assert held() == [("CCPCJ", "9/3", ""), ("", "2049/4", "")]
    assert found("whose-resolution") == ["pp-1"]

    Citation.objects.filter(number="2049/4").update(body="UNTOC-COP")
    load(tmp_path, f"See {COMMISSION} 9/3, and see resolution {link('en', '2049/4')};")
    assert held() == [("CCPCJ", "9/3", ""), ("UNTOC-COP", "2049/4", "")]
    assert not found("whose-resolution")


def test_the_words_stand_where_a_file_links_another_number_and_a_finding_names_it(tmp_path):
    load(tmp_path, f"Recalling its resolution {linked('A/RES/70/139', '71/172')} of 18 December 2016,")

    assert held() == [("GA", "71/172", "A/RES/71/172")]
    assert found("link-differs") == ["pp-1"]


def test_a_general_comment_is_no_resolution_of_the_security_council(tmp_path):
    load(tmp_path, f"Taking note of general comment {linked('S/RES/21(1992)', 'No. 21 (1992)')},")

    assert held() == []


def test_a_link_without_a_number_in_its_words_is_cited_in_the_normal_form(tmp_path):
    load(tmp_path, f"Recalling the {linked('a/hrc/res/24/14', 'previous text')} of the Council,")

    assert held() == [("HRC", "24/14", "A/HRC/RES/24/14")]


def test_rows_that_are_held_take_their_normal_form_and_those_that_the_words_contradict_are_put_right(tmp_path):
    words = "Recalling Human Rights Council resolution 30/14 of 9 October 2015 and resolution 217 A (III),"
    load(tmp_path, words)
    first = held()
    Citation.objects.filter(body="HRC").update(body="GA", symbol="A/RES/30/14")
    Citation.objects.filter(body="GA", number="217 A (III)").update(symbol="A/RES/217A(III)")
    paragraph = Citation.objects.first().paragraph
    for position, symbol in enumerate(("A/hrc/RES/30/14", "en/A/RES/217 (III)", "A/RES/5/1", "A/99/1"), 5):
        Citation.objects.create(paragraph=paragraph, position=position, kind="document", number=symbol, symbol=symbol)
    load(tmp_path, f"{words} ")
    load(tmp_path, words.replace("Recalling", "Recalling also"))

    assert sorted(held()) == sorted([*first, ("", "A/99/1", "A/99/1")])
