"""Texts under negotiation are read in each way, and each language of a mixed text by itself."""

import pytest

from ccpcj.lib.analysis.languages_of_text import parts_by_language
from ccpcj.lib.analysis.negotiated_text import readings


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Urges the zebra;", ["Urges the zebra;"]),
        ("[Urges] the zebra", ["Urges the zebra", "the zebra"]),
        ("~~Urges~~ **Invites** the zebra", ["Invites the zebra", "Urges the zebra"]),
        ("<del>Urges</del> <ins>Invites</ins> it", ["Invites it", "Urges it"]),
        ("the zebra [, as [far as] possible]", ["the zebra , as far as possible", "the zebra"]),
        ("U\u0336r\u0336g\u0336e\u0336s\u0336 Invites it", ["Invites it", "Urges Invites it"]),
        ("[ ]", []),
        ("[", []),
    ],
)
def test_readings(text, read):
    assert list(readings(text).values()) == read


def test_each_reading_has_its_way():
    texts = readings("[Possibly] ~~urges~~ **invites** the zebra")

    assert texts == {
        "proposed": "Possibly invites the zebra",
        "without brackets": "invites the zebra",
        "before": "Possibly urges the zebra",
    }


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Invites the zebra to count, as is usual;", ["en"]),
        ("Invite le zèbre à compter avec les autres;", ["fr"]),
        ("Invita a la cebra a contar con los otros;", ["es"]),
        ("sous réserve de la météo", ["fr"]),
        ("con sujeción a la disponibilidad de cebras", ["es"]),
        ("subject to rain", ["en"]),
        ("邀请斑马清点UNODC登记册；", ["zh"]),
        ("предлагает зебре сосчитать UNODC;", ["ru"]),
        ("تدعو حمار الوحش إلى العد؛", ["ar"]),
        ("邀请斑马清点条纹登记册并报告；Invites the zebra to count and to report;", ["zh", "en"]),
        ("Invites the zebra to count and to report; Invite le zèbre à compter et à rendre des rayures;", ["fr", "en"]),
        ("", []),
    ],
)  # fmt: skip
def test_languages_of_a_text(text, parts):
    assert list(parts_by_language(text)) == parts


def test_latin_letters_that_do_not_tell_are_taken_for_the_readers_language():
    assert list(parts_by_language("zebra registers", "es")) == ["es"]


def test_a_name_in_other_letters_stays_in_its_text():
    assert parts_by_language("邀请斑马清点UNODC登记册；") == {"zh": "邀请斑马清点UNODC登记册；"}
