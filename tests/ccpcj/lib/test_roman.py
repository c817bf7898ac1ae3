"""Roman numerals, written and read."""

import pytest

from ccpcj.lib.roman import from_roman, in_roman


@pytest.mark.parametrize(
    ("number", "printed"),
    [(1, "I"), (4, "IV"), (21, "XXI"), (39, "XXXIX"), (49, "XLIX"), (90, "XC"), (100, "C"), (1994, "MCMXCIV"), (0, "")],
)
def test_a_number_is_written_in_roman_numerals(number, printed):
    assert in_roman(number) == printed


@pytest.mark.parametrize(("printed", "number"), [("iv", 4), ("XXI", 21), ("xl", 40)])
def test_roman_numerals_are_read_large_or_small(printed, number):
    assert from_roman(printed) == number
