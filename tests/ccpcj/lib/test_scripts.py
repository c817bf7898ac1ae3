"""The language of a printed line, by its script."""

import pytest

from ccpcj.lib.scripts import as_printed


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("日本（Vienna）", "zh"),
        ("ممثل اليابان", "ar"),
        ("представитель Японии", "ru"),
        ("France (en ligne)", ""),
        ("", ""),
    ],
)
def test_a_script_tells_the_language_where_it_can(line, lang):
    assert as_printed(line) == (line, lang)
