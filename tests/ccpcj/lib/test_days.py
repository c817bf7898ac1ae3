"""Days in the form of each language."""

from datetime import date

import pytest
from django.conf import settings
from django.utils import translation

from ccpcj.lib.days import day_in_words

MAY_20, MAY_1, AUGUST_3 = date(2022, 5, 20), date(2022, 5, 1), date(2022, 8, 3)


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("ar", ["20 أيار/مايو 2022", "1 أيار/مايو 2022", "3 آب/أغسطس 2022"]),
        ("zh", ["2022年5月20日", "2022年5月1日", "2022年8月3日"]),
        ("en", ["20 May 2022", "1 May 2022", "3 August 2022"]),
        ("fr", ["20 mai 2022", "1er mai 2022", "3 août 2022"]),
        ("ru", ["20 мая 2022 года", "1 мая 2022 года", "3 августа 2022 года"]),
        ("es", ["20 de mayo de 2022", "1 de mayo de 2022", "3 de agosto de 2022"]),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(language, printed):
    with translation.override(language):
        assert [day_in_words(value) for value in (MAY_20, MAY_1, AUGUST_3)] == printed


def test_a_day_without_its_year_keeps_the_form():
    for language, printed in (("fr", "1er mai"), ("es", "1 de mayo"), ("ru", "1 мая"), ("zh", "5月1日")):
        with translation.override(language):
            assert day_in_words(MAY_1, "MONTH_DAY_FORMAT") == printed


def test_no_day_is_nothing():
    assert day_in_words(None) == ""


def test_pages_write_every_day_in_this_form():
    pages = [path for path in (settings.ROOT / "templates").rglob("*.html") if "admin" not in path.parts]

    assert [path.name for path in pages if 'date:"DATE_FORMAT"' in path.read_text(encoding="utf-8")] == []
