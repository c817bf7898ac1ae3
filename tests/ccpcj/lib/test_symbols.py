"""The normal form of symbols, and what they tell."""

import pytest

from ccpcj.lib import symbols


@pytest.mark.parametrize("typed", ["A/RES/97/9", " A/RES/97/9/", "A / RES / 97 / 9", "/A/RES/97/9"])
def test_spaces_and_slashes_around_a_symbol_are_no_part_of_it(typed):
    assert symbols.normal_form(typed) == "A/RES/97/9"


@pytest.mark.parametrize(
    ("symbol", "number", "resolution"),
    [
        ("A/RES/97/9", "97/9", ("GA", "97/9")),
        ("E/RES/2049/14", "2049/14", ("ECOSOC", "2049/14")),
        ("E/DEC/2049/14", "2049/14", None),
        ("S/RES/9999(2051)", "", ("SC", "9999(2051)")),
        ("E/CN.15/2052/L.4", "", None),
        ("", "", None),
    ],
)
def test_an_adopted_text_has_its_number_in_its_symbol(symbol, number, resolution):
    assert symbols.number_in_symbol(symbol) == number
    assert symbols.resolution_in_symbol(symbol) == resolution


def test_a_version_without_a_symbol_has_no_number_in_it():
    assert symbols.number_in_symbol(None) == ""


@pytest.mark.parametrize(
    ("body", "kind", "number", "symbol"),
    [
        ("GA", "resolution", "97/9 A", "A/RES/97/9A"),
        ("SC", "resolution", "9999 (2051)", "S/RES/9999(2051)"),
        ("GA", "decision", "97/9", None),
        ("CCPCJ", "resolution", "61/1", None),
        (None, "resolution", "97/9", None),
        ("GA", "resolution", "ninety", None),
    ],
)
def test_a_symbol_is_made_of_the_number_where_the_body_does_so(body, kind, number, symbol):
    assert symbols.resolution_symbol(body, kind, number) == symbol


def test_a_small_symbol_of_a_resolution_gets_its_capitals():
    assert symbols.with_capitals("e/res/155 (vii)") == "E/RES/155(VII)"
    assert symbols.with_capitals("E/CN.15/2052/l.4") == "E/CN.15/2052/l.4"


@pytest.mark.parametrize(
    ("symbol", "session"), [("A/RES/97/9", "97"), ("A/RES/ES-12/1", "ES-12"), ("E/RES/2049/1", "")]
)
def test_a_symbol_of_the_assembly_tells_its_session(symbol, session):
    assert symbols.assembly_session(symbol) == session


def test_a_number_may_say_which_kind_of_text_it_is():
    assert symbols.numbered_text("Decision  61/1") == ("decision", "61/1")
    assert symbols.numbered_text("61/1") == ("", "61/1")
    assert symbols.numbered_text("E/CN.15/2052/2") is None


@pytest.mark.parametrize("body", ["CCPCJ", ""])
def test_the_name_of_a_text_without_a_symbol_is_read_back(body):
    assert symbols.named_text(symbols.name_text(body, "resolution", "61/3")) == (body, "resolution", "61/3")


def test_a_symbol_is_no_name_of_that_form():
    assert symbols.named_text("A/RES/97/9") is None


def test_a_joint_document_has_several_symbols():
    assert symbols.symbols_of_joint("E/CN.7/2052/2-E/CN.15/2052/2") == ["E/CN.7/2052/2", "E/CN.15/2052/2"]


def test_a_number_within_another_does_not_stand_by_itself():
    text = "See 97/90 and A/RES/97/9, then 97/9."

    assert symbols.by_itself("97/9").search(text).start() == text.rindex("97/9")
