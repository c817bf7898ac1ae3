"""The units of a text."""

import pytest

from ccpcj.lib.alignment import is_visible, tokens, unit_keys

TEXTS = {
    "en": "Encourages States’ made-up  registers (2052), and so forth;\n ",
    "fr": "Encourage l’État à tenir ses registres\u00a0;",
    "zh": "鼓励各国 在2052年之前建立名册；",
    "ar": "تشجع الدول على ذلك\u200f، في عام 2052؛",
    "ru": "рекомендует государствам вести реестры;",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_units_make_up_the_text(text):
    assert "".join(token.text for token in tokens(text)) == text


def test_words_signs_and_chinese_characters_are_units():
    assert unit_keys(TEXTS["zh"]) == (*"鼓励各国在", "2052", *"年之前建立名册", ";")
    assert unit_keys("l'État (2052),") == ("l", "'", "État", "(", "2052", ")", ",")


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("States’ registers –\u00a0all", "States'  registers - all"),
        ("2052年，名册", "2052 年 ， 名册"),
        ("co\u00adoperation", "cooperation"),
        ("\u200fالدول\u0640ة", "الدولة"),
        ("عدَّت البوم أيضاً", "عدت البوم أيضا"),
        ("القبّرة", "القبرة"),
    ],
)
def test_typesetting_makes_no_difference(first, other):
    assert unit_keys(first) == unit_keys(other)


def test_case_and_marks_do():
    assert unit_keys("peché") != unit_keys("péché")
    assert unit_keys("Recalling") != unit_keys("recalling")


@pytest.mark.parametrize("text", ["", "  ", "\u200f"])
def test_nothing_visible_is_no_unit(text):
    assert tokens(text) == []
    assert not is_visible(text)
