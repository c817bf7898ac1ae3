"""The made-up reports hold every form that the word lists know, so that none is there untried."""

import pytest

from ccpcj.lib.wording.lexicon import lexicon_languages
from tests.ccpcj.reports.pattern_forms import pattern_forms
from tests.ccpcj.reports.unprinted_forms import unprinted


@pytest.mark.parametrize("language", lexicon_languages())
def test_every_form_of_the_word_list_stands_in_a_made_up_report(language):
    assert unprinted(language) == []


def test_each_alternative_of_a_pattern_is_a_form():
    written = r"(?:a|b\)|[|)]) c(?: d)?(?!e|f)(?P<g>h)*"

    assert dict(pattern_forms(written)) == {
        "a": r"(?:a) c(?: d)?(?!e|f)(?P<g>h)*",
        r"b\)": r"(?:b\)) c(?: d)?(?!e|f)(?P<g>h)*",
        "[|)]": r"(?:[|)]) c(?: d)?(?!e|f)(?P<g>h)*",
        " d": r"(?:a|b\)|[|)]) c(?: d)(?!e|f)(?P<g>h)*",
        "h": r"(?:a|b\)|[|)]) c(?: d)?(?!e|f)(?P<g>h)",
    }
