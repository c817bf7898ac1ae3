"""What each strength of folding leaves of a word."""

import pytest

from ccpcj.lib import folding
from ccpcj.lib.folding import for_lookup, for_names, for_search

# printed: as_typed, for_comparison, for_phrases, for_order, for_search, for_lookup, for_names
# fmt: off
STRENGTHS = {
    "l'État": ("l'État", "l'État", "l'état", "l'etat", "l'etat", "l etat", "etat"),
    "l’État": ("l’État", "l'État", "l'état", "l'etat", "l’etat", "l etat", "etat"),
    "État": ("État", "État", "état", "etat", "etat", "etat", "etat"),
    "مكافحة": ("مكافحة", "مكافحة", "مكافحة", "مكافحة", "مكافحه", "مكافحه", "مكافحه"),
    "مُكافَحة": ("مُكافَحة", "مكافحة", "مكافحة", "مكافحة", "مكافحه", "مكافحه", "مكافحه"),
    "الصيـــن": ("الصيـــن", "الصين", "الصين", "الصيـــن", "الصين", "الصين", "الصين"),
    "٢٠٣٠": ("2030", "٢٠٣٠", "٢٠٣٠", "٢٠٣٠", "2030", "2030", "2030"),
    "Ёлка": ("Ёлка", "Ёлка", "ёлка", "елка", "елка", "елка", "елка"),
    "Йемен": ("Йемен", "Йемен", "йемен", "иемен", "йемен", "йемен", "иемен"),
    "Москва\u0301": ("Москва\u0301", "Москва\u0301", "москва\u0301", "москва", "москва", "москва", "москва"),
    "30\u2011летие": ("30-летие", "30-летие", "30-летие", "30\u2010летие", "30\u2010летие", "30 летие", "30 летие"),
    "naïve": ("naïve", "naïve", "naïve", "naive", "naive", "naive", "naive"),
    "œuvre": ("œuvre", "œuvre", "œuvre", "œuvre", "oeuvre", "oeuvre", "oeuvre"),
    "São Tomé": ("São Tomé", "São Tomé", "são tomé", "sao tome", "sao tome", "sao tome", "sao tome"),
    "ﬁn": ("fin", "fin", "fin", "fin", "fin", "fin", "fin"),
    "ＡＢＣ": ("ABC", "ABC", "abc", "abc", "abc", "abc", "abc"),
    "co\u00adop": ("coop", "coop", "coop", "co\u00adop", "coop", "coop", "coop"),
    "犯 罪": ("犯 罪", "犯 罪", "犯 罪", "犯 罪", "犯 罪", "犯 罪", "犯 罪"),
}
# fmt: on


@pytest.mark.parametrize("printed", STRENGTHS)
def test_each_strength_leaves_of_a_word_what_its_purpose_wants(printed):
    plain = (folding.as_typed, folding.for_comparison, folding.for_phrases, folding.for_order, for_search, for_lookup)

    assert (*(fold(printed) for fold in plain), for_names(printed, "fr").text) == STRENGTHS[printed]


def test_a_filter_finds_nothing_by_punctuation_alone():
    assert (for_lookup(" '- "), for_lookup(" ")) == ("'-", "")


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
    assert for_names(one, language).text == for_names(other, language).text


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("en", "Niger", "Nigeria"), ("fr", "Dominique", "République dominicaine"), ("zh", "印度", "印度尼西亚")],
)
def test_two_names_stay_two(language, one, other):
    assert for_names(one, language).text != for_names(other, language).text


def test_a_word_that_is_only_an_article_is_kept():
    assert for_names("La", "fr").text == "la"


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
    folded = for_names(text, language)
    end = folded.ends[len(name) - 1]

    assert folded.text.startswith(name)
    assert for_names(text[:end], language).text == name
    assert not text[end : end + 1].isalpha()
