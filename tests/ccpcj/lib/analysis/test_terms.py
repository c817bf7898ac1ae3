"""The analyser: what is typed in any usual form is found in six languages."""

import pytest

from ccpcj.lib.analysis import analyse


def terms(text: str, language: str) -> list[str]:
    return [term.text for term in analyse(text, language)]


@pytest.mark.parametrize(
    ("language", "printed", "typed"),
    [
        ("en", "Encouraging", "encourages"),
        ("en", "ＦＩＮＧＯＶ", "fingov"),
        ("en", "Member States’", "member states'"),
        ("fr", "prévention", "prevention"),
        ("fr", "PRÉVENTION", "prévention"),
        ("fr", "l’Organisation", "organisation"),
        ("fr", "œuvre", "oeuvre"),
        ("es", "cooperación", "cooperacion"),
        ("es", "pequeños", "pequeno"),
        ("ru", "преступность", "преступности"),
        ("ru", "преступностью", "преступность"),
        ("ru", "учёт", "учет"),
        ("ar", "الجَرِيمَة", "الجريمة"),
        ("ar", "الجريمة", "الجريمه"),
        ("ar", "الجـــريمة", "الجريمة"),
        ("ar", "الأعضاء", "الاعضاء"),
        ("ar", "ﻻ", "لا"),
        ("ar", "٢٠٣٠", "2030"),
        ("ru", "UNODC", "unodc"),
    ],
)
def test_forms_of_a_word_give_the_same_terms(language, printed, typed):
    assert terms(printed, language) == terms(typed, language) != []


@pytest.mark.parametrize(("language", "word", "other"), [("ru", "война", "воина"), ("en", "crime", "criminal")])
def test_different_words_stay_apart(language, word, other):
    assert terms(word, language) != terms(other, language)


def test_chinese_gives_overlapping_pairs_and_the_last_character():
    assert terms("预防犯罪，罪", "zh") == ["预防", "防犯", "犯罪", "罪", "罪"]


def test_digits_and_chinese_characters_do_not_join():
    assert terms("13吁请2030年", "zh") == ["13", "吁请", "请", "2030", "年"]


@pytest.mark.parametrize("symbol", ["E/CN.15/2022/L.2", "2004/27", "77/232", "ES-11/1", "E/CN.15/2022/L.4/Rev.1"])
@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
def test_a_symbol_stays_whole_between_any_characters(symbol, language):
    assert terms(f"第{symbol}号。{symbol}. ({symbol}),", language).count(symbol.lower()) == 3


def test_a_resolution_is_found_by_its_number_alone():
    assert terms("A/RES/77/232", "en") == ["a/res/77/232", "77/232"]


def test_a_slash_between_words_makes_no_symbol():
    assert terms("and/or", "en") == terms("and or", "en")


def test_a_term_knows_its_place_in_the_text():
    text = "l’État « préviendra » le crime 犯罪"

    assert [text[term.start : term.end] for term in analyse(text, "fr")] == [
        "État", "préviendra", "le", "crime", "犯罪", "罪",
    ]  # fmt: skip


def test_nothing_gives_no_terms():
    assert terms(" ,;—()\u200f\u064b", "ar") == []


def test_no_word_gives_an_empty_term():
    letters = [chr(code) for code in range(0x621, 0x64B)]
    words = " ".join([*letters, *(letter + other for letter in letters for other in letters)])

    assert all(terms(words, "ar"))
