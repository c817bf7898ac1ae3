"""What became weaker or stronger between two wordings."""

import re

import pytest

from ccpcj.lib.alignment import compare_words, tokens
from ccpcj.lib.languages import LANGUAGES
from ccpcj.lib.verbs import VERBS
from resolutions.compare.strength import (
    WORDS,
    Direction,
    Opening,
    strength_changes,
)


def changes_in(before: str, after: str, language: str = "en", verbs: tuple[str, str] = ("", "")) -> list[tuple]:
    """`before` and `after` begin with their opening phrase, up to a bar."""
    (old, one), (new, other) = (text.split("|") if "|" in text else ("", text) for text in (before, after))
    openings = [Opening(phrase, [verb] if verb else []) for phrase, verb in zip((old, new), verbs, strict=True)]
    runs = compare_words(tokens(old + one), tokens(new + other))
    return [
        (change.direction, change.before, change.after, change.name)
        for change in strength_changes(*openings, runs, language)
    ]


@pytest.mark.parametrize(
    ("verbs", "direction"),
    [
        (("urges", "encourages"), Direction.WEAKER),
        (("encourages", "invites"), Direction.WEAKER),
        (("invites", "urges"), Direction.STRONGER),
        (("requests", "decides"), Direction.STRONGER),
        (("welcomes", "takes note"), Direction.WEAKER),
        (("condemns", "strongly condemns"), Direction.STRONGER),
        (("stresses", "emphasizes"), Direction.OTHER),
        (("urges", "condemns"), Direction.OTHER),
    ],
)
def test_actions_of_a_family_stand_above_each_other(verbs, direction):
    assert changes_in("Former| all;", "Later| all;", verbs=verbs) == [(direction, "Former", "Later", "")]


def test_a_word_of_repetition_changes_no_action():
    assert changes_in("Also urges| all;", "Further urges| all;", verbs=("urges", "calls upon")) == []
    assert changes_in("还促请|各国；", "促请|各国；", "zh", verbs=("urges", "calls upon")) == []
    assert changes_in("请|各国；", "邀请|各国；", "zh", ("requests", "invites")) == [
        (Direction.WEAKER, "请", "邀请", "")
    ]


def test_an_action_whose_words_are_the_same_did_not_change():
    assert changes_in("Urges| all;", "Urges| some;", verbs=("urges", "encourages")) == []


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "States shall keep owls", "States should keep owls"),
        ("fr", "les États doivent agir", "les États devraient agir"),
        ("es", "los Estados deben actuar", "los Estados deberían actuar"),
        ("ru", "государства должны действовать", "государствам следует действовать"),
        ("ar", "يجب على الدول أن تعمل", "ينبغي للدول أن تعمل"),
        ("zh", "各国必须采取行动", "各国应当采取行动"),
    ],
)
def test_a_duty_that_became_an_advice_is_weaker_and_the_other_way_stronger(language, before, after):
    assert [change[0] for change in changes_in(before, after, language)] == [Direction.WEAKER]
    assert [change[0] for change in changes_in(after, before, language)] == [Direction.STRONGER]


def test_a_verb_of_duty_that_was_only_added_or_is_a_month_is_none():
    assert changes_in("States keep owls", "States should keep owls") == []
    assert changes_in("in May 2052", "on days that should be told in 2052") == []


LIMITS = {
    "where appropriate": [
        "as appropriate",
        "le cas échéant",
        "según proceda",
        "в соответствующих случаях",
        "حسب الاقتضاء",
        "酌情",
    ],
    "in accordance with national law": [
        "in accordance with national law",
        "conformément à leur droit interne",
        "de conformidad con la legislación nacional",
        "в соответствии с национальным законодательством",
        "وفقا لقوانينها الوطنية",
        "依照国内法",
    ],
    "subject to the availability of extrabudgetary resources": [
        "subject to the availability of extrabudgetary resources",
        "sous réserve de la disponibilité de ressources extrabudgétaires",
        "con sujeción a la disponibilidad de recursos extrapresupuestarios",
        "при условии наличия внебюджетных ресурсов",
        "رهنا بتوافر موارد من خارج الميزانية",
        "在有预算外资源的情况下",
    ],
    "within existing resources": [
        "within existing resources",
        "dans les limites des ressources existantes",
        "dentro de los límites de los recursos existentes",
        "в рамках имеющихся ресурсов",
        "في حدود الموارد المتاحة",
        "在现有资源范围内",
    ],
    "upon request": ["upon request", "à leur demande", "previa solicitud", "по просьбе", "بناء على طلبها", "应请求"],
}
CASES = [
    (name, language, words)
    for name, wordings in LIMITS.items()
    for language, words in zip(("en", "fr", "es", "ru", "ar", "zh"), wordings, strict=True)
]


@pytest.mark.parametrize(("name", "language", "words"), CASES)
def test_a_limit_that_was_added_or_removed_is_told_in_the_words_of_the_text(name, language, words):
    text = {"zh": "各国", "ar": "الدول", "ru": "государства"}.get(language, "States")

    assert changes_in(f"{text}；", f"{text}，{words}；", language) == [(Direction.ADDED, "", words, name)]
    assert changes_in(f"{text}，{words}；", f"{text}；", language) == [(Direction.REMOVED, words, "", name)]


def test_a_limit_that_only_moved_within_the_paragraph_is_no_change():
    assert changes_in("to keep, where appropriate, owls", "to keep owls, as appropriate") == []


def test_marks_on_letters_and_typesetting_hide_no_limit():
    assert [change[0] for change in changes_in("الدول؛", "الدول، حَسَب\u00a0الاقتضاء؛", "ar")] == [Direction.ADDED]
    assert [change[0] for change in changes_in("les États", "les États, s’il y a lieu", "fr")] == [Direction.ADDED]


def test_every_action_of_the_ladders_is_known_and_stands_once_in_its_family():
    for family in WORDS["actions"].values():
        names = [name for rung in family for name in rung]
        assert len(set(names)) == len(names)
        assert set(names) <= set(VERBS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_speak_every_language(language):
    assert len(WORDS["modals"][language]) == 3
    assert WORDS["degrees"][language]
    assert all(re.compile(patterns[language]) for patterns in WORDS["qualifiers"].values())
