"""Which body can have adopted a text under a number, and when."""

import pytest

from ccpcj.lib.numbering import is_number_of


@pytest.mark.parametrize(
    ("body", "number", "day"),
    [
        ("GA", "75/1", "2020-09-21"), ("GA", "75/9", "2021-09-01"), ("GA", "217 A (III)", "1948-12-10"),
        ("GA", "S-30/1", "2016-04-19"), ("GA", "9 (ES-V)", None), ("ECOSOC", "2004/9", "2004-07-21"),
        ("ECOSOC", "9 C (VII)", "1948-08-13"), ("SC", "1373 (2001)", "2001-09-28"), ("SC", "9999 (2051)", None),
        ("HRC", "45/9", "2020-10-06"), ("HRC", "5/1", "2007-06-18"), ("HRC", "S-19/1", None),
        ("CHR", "2004/9", "2004-04-16"),
        ("CCPCJ", "27/3", "2018-05-18"), ("CND", "61/2", "2018-03-16"), ("CSW", "51/2", "2007-03-09"),
        ("STATCOM", "53/9", "2022-03-11"), ("UNTOC-COP", "10/4", "2020-10-16"), ("UNTOC-COP", "2/1", "2005-10-10"),
        ("UNCAC-COSP", "9/4", "2021-12-17"), ("UNCAC-COSP", "3/1", "2009-11-13"), ("UNCAC-COSP", "1/1", "2006-12-14"),
        ("UNODC", "9", "2020-01-01"),
    ],
)  # fmt: skip
def test_a_body_numbers_in_the_years_of_its_sessions(body, number, day):
    assert is_number_of(body, number, day)


@pytest.mark.parametrize(
    ("body", "number", "day"),
    [
        ("GA", "45/12", "2020-10-06"), ("GA", "30/1", None), ("GA", "2004/9", None), ("GA", "9 (XXXII)", None),
        ("ECOSOC", "43/9", None), ("ECOSOC", "2004/9", "2010-07-21"), ("SC", "12 (1999)", None),
        ("SC", "2191 (2041)", None),
        ("HRC", "45/9", "2016-10-06"), ("CHR", "2010/9", None), ("CCPCJ", "27/3", "2019-05-18"),
        ("CND", "2004/9", None),
    ],
)  # fmt: skip
def test_another_number_or_year_is_none_of_its(body, number, day):
    assert not is_number_of(body, number, day)


def test_a_session_that_was_to_come_is_not_cited():
    assert is_number_of("HRC", "44/9", until=2020)
    assert not is_number_of("HRC", "74/9", until=2020)
