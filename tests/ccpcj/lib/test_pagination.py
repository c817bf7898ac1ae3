"""A page of a list."""

import pytest

from ccpcj.lib.pagination import NotAvailable, page_of


def test_the_first_page_is_shown_when_none_is_asked_for():
    assert list(page_of([1, 2, 3], None, per_page=2)) == [1, 2]


@pytest.mark.parametrize("number", ["0", "-1", "3", "two", "1.5", "9" * 30])
def test_a_page_that_is_not_there_says_how_many_there_are(number):
    with pytest.raises(NotAvailable, match="1 to 2"):
        page_of([1, 2, 3], number, per_page=2)
