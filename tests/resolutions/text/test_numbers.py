"""The numbers of paragraphs and items, in six languages and their forms."""

import pytest

from resolutions.text.numbers import (
    FIGURE,
    LETTER,
    SMALL,
    NumberSequence,
    Place,
    leading,
    place_label,
    place_of_number,
)


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        ("12.", Place(FIGURE, 12)), ("1 -", Place(FIGURE, 1)), ("3-", Place(FIGURE, 3)),
        ("(a)", Place(LETTER, 1)), ("b)", Place(LETTER, 2)), ("с)", Place(LETTER, 3)), ("(bb)", Place(LETTER, 28)),
        ("(ب)", Place(LETTER, 2)), ("(هـ)", Place(LETTER, 5)), ("(ﻫ)", Place(LETTER, 5)),
        ("(ii)", Place(SMALL, 2)), ("’3‘", Place(SMALL, 3)), ("㈢", Place(SMALL, 3)), ("(十二)", Place(SMALL, 12)),
        ("(xiv)", Place(SMALL, 14)), ("", None), ("?", None),
    ],
)  # fmt: skip
def test_a_printed_number_stands_for_a_place(number, wanted):
    assert place_of_number(number) == wanted


def test_i_after_h_is_a_letter_and_elsewhere_a_small_numeral():
    numbering = NumberSequence()

    assert [numbering.next(number) for number in ("(h)", "(i)", "(j)")] == [Place(LETTER, n) for n in (8, 9, 10)]
    assert [NumberSequence().next("(i)")] == [Place(SMALL, 1)]


def test_a_figure_begins_the_letters_anew():
    numbering = NumberSequence()
    for number in ("(h)", "2."):
        numbering.next(number)

    assert numbering.next("(i)") == Place(SMALL, 1)


@pytest.mark.parametrize(
    ("text", "number"),
    [("\t4 -\tx", "4 -"), ("‎ 10.‎ Invita", "10."), ("(a)\tx", "(a)"), ("1.鼓励", "1."), ("(十一)侵犯", "(十一)")],
)
def test_a_number_begins_a_text(text, number):
    assert leading(text)["number"].strip() == number


@pytest.mark.parametrize("text", ["1.5 million", "3-й год", "2030 Agenda", "Decides", "(see below) x", "12 lamps"])
def test_what_only_looks_like_a_number_stays_in_the_text(text):
    assert leading(text) is None


@pytest.mark.parametrize(
    ("at", "wanted"), [(Place(FIGURE, 3), "3"), (Place(LETTER, 28), "bb"), (Place(SMALL, 14), "xiv")]
)
def test_a_place_has_a_label_for_addresses(at, wanted):
    assert place_label(at) == wanted
