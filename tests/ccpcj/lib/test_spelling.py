"""A name is the same however it is typeset."""

import pytest

from ccpcj.lib.spelling import fold


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("zh", "77 国集团和中国", "７７国集团和中国"),
        ("zh", "亚洲―太平洋国家组", "亚洲－太平洋国家组"),
        ("zh", "玻利维亚（多民族国）", "玻利维亚(多民族国)"),
        ("fr", "les ÉMIRATS  arabes\u00a0unis", "Émirats arabes unis"),
        ("fr", "du Maroc", "Maroc"),
        ("fr", "de l’Équateur", "Equateur"),
        ("fr", "Guinée\u2011Bissau", "Guinée-Bissau"),
        ("es", "de los Emiratos Árabes Unidos", "Emiratos Arabes Unidos"),
        ("es", "El Salvador", "Salvador"),
        ("en", "the Gambia", "Gambia"),
        ("en", "Côte d’Ivoire", "Cote d'Ivoire"),
        ("ru", "Объединённых Арабских Эмиратов", "Объединенных Арабских Эмиратов"),
        ("ru", "Папуа — Новая Гвинея", "Папуа-Новая Гвинея"),
        ("ar", "المغرب", "مغرب"),
        ("ar", "أَفْغَانِسْتَان", "أفغانستان"),
        ("ar", "الأردن", "الاردن"),
        ("ar", "غينيا - بيساو", "غينيا-بيساو"),
        ("ar", "\u202bالصين\u202c", "الصيـــن"),
    ],
)
def test_two_ways_to_print_one_name_are_equal(language, one, other):
    assert fold(one, language).text == fold(other, language).text


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("en", "Niger", "Nigeria"), ("fr", "Dominique", "République dominicaine"), ("zh", "印度", "印度尼西亚")],
)
def test_two_names_stay_two(language, one, other):
    assert fold(one, language).text != fold(other, language).text


def test_a_word_that_is_only_an_article_is_kept():
    assert fold("La", "fr").text == "la"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "  de  la\u00a0Suisse (en ligne)", "suisse"),
        ("zh", "泰 国（线下）", "泰国"),
        ("en", "Co\u0302te d’Ivoire, online", "cote d'ivoire"),
        ("de", "ﬁnnland", "finnland"),
    ],
)
def test_the_end_of_a_folded_name_is_known_in_the_text(language, text, name):
    folded = fold(text, language)
    end = folded.ends[len(name) - 1]

    assert folded.text.startswith(name)
    assert fold(text[:end], language).text == name
    assert not text[end : end + 1].isalpha()
