"""What documents call states, groups and organizations, and what a name is refused for."""

from datetime import date

import pytest

from sessions.states.names import GAP, Match, Names
from sessions.states.reference import read_reference, reference_names, reference_spans


@pytest.fixture(scope="module")
def names() -> Names:
    return Names.from_files()


@pytest.mark.parametrize(
    ("language", "text", "kind", "key"),
    [
        ("zh", "美国", "state", "USA"),
        ("zh", "联合王国", "state", "GBR"),
        ("zh", "捷克", "state", "CZE"),
        ("zh", "捷克共和国", "state", "CZE"),
        ("zh", "多米尼加共和国", "state", "DOM"),
        ("zh", "教廷", "state", "VAT"),
        ("zh", "委内瑞拉玻利瓦尔共和国", "state", "VEN"),
        ("zh", "77 国集团和中国", "group", "G77"),
        ("zh", "欧洲联盟及其成员国", "group", "EU"),
        ("zh", "联合国会员国中的欧洲联盟成员国", "group", "EU"),
        ("zh", "亚洲―太平洋国家组", "group", "APG"),
        ("zh", "西欧和其他国家组", "group", "WEOG"),
        ("zh", "欧洲委员会", "organization", "council-of-europe"),
        ("zh", "国际刑事警察组织（国际刑警组织）", "organization", "interpol"),
        ("en", "Bolivia (Plurinational State of)", "state", "BOL"),
        ("en", "the Plurinational State of Bolivia", "state", "BOL"),
        ("en", "Turkey", "state", "TUR"),
        ("en", "United Kingdom of Great Britain and Northern Ireland", "state", "GBR"),
        ("en", "Netherlands (Kingdom of the)", "state", "NLD"),
        ("en", "Group of Asia-Pacific States", "group", "APG"),
        ("fr", "Iran (République islamique d’)", "state", "IRN"),
        ("fr", "de la République islamique d'Iran", "state", "IRN"),
        ("fr", "du Maroc", "state", "MAR"),
        ("fr", "des Émirats arabes unis", "state", "ARE"),
        ("es", "de los Emiratos Árabes Unidos", "state", "ARE"),
        ("es", "del Japón", "state", "JPN"),
        ("ru", "Швейцарии", "state", "CHE"),
        ("ru", "Объединенных Арабских Эмиратов", "state", "ARE"),
        ("ru", "Европейского союза", "group", "EU"),
        ("ar", "إيران (جمهورية - الإسلامية)", "state", "IRN"),
        ("ar", "جمهورية إيران الإسلامية", "state", "IRN"),
        ("ar", "المملكة المتحدة", "state", "GBR"),
    ],
)
def test_a_name_finds_its_bearer(names, language, text, kind, key):
    assert names.find(text, language) == Match(kind, key)


def day_of(key: str) -> date | None:
    """A day on which the state of that code existed."""
    since, until = reference_spans().get(key, (None, None))
    return until or since


def test_every_name_of_the_files_finds_its_bearer(names):
    wrong = [
        (kind, key, language, name)
        for kind, key, language, name in reference_names()
        if GAP not in name and names.on(day_of(key)).find(name, language) != Match(kind, key)
    ]

    assert wrong == []


def test_every_name_of_the_files_is_found_before_a_bracket(names):
    wrong = [
        (kind, key, language, name)
        for kind, key, language, name in reference_names()
        if GAP not in name
        and names.on(day_of(key)).longest_prefix(f"{name} (x)", language) != (Match(kind, key), len(name))
    ]

    assert wrong == []


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
def test_no_two_states_share_a_name(language):
    shown = [state["name"][language] for state in read_reference("states")]

    assert len(set(shown)) == len(shown) == 195


@pytest.mark.parametrize(
    ("language", "text", "key", "taken"),
    [
        ("zh", "印度尼西亚国家反恐局首席秘书", "IDN", "印度尼西亚"),
        ("zh", "印度内政部联合秘书", "IND", "印度"),
        ("zh", "阿拉伯叙利亚共和国驻联合国", "SYR", "阿拉伯叙利亚共和国"),
        ("zh", "阿拉伯联合酋长国常驻联合国", "ARE", "阿拉伯联合酋长国"),
        ("zh", "泰国司法部常务秘书", "THA", "泰国"),
        ("zh", "泰国司法研究所观察员", "tij", "泰国司法研究所"),
        ("zh", "澳大利亚犯罪学研究所副所长", "aic", "澳大利亚犯罪学研究所"),
        ("zh", "欧洲联盟驻联合国", "EU", "欧洲联盟"),
        ("zh", "南 非（线上）", "ZAF", "南 非"),
        ("zh", "马特和平、发展和人权基金会（预录视频）", "maat", "马特和平、发展和人权基金会"),
        ("fr", "les Émirats arabes unis (en ligne)", "ARE", "les Émirats arabes unis"),
        ("en", "Nigeria, on behalf of", "NGA", "Nigeria"),
    ],
)
def test_the_longest_name_at_the_start_wins(names, language, text, key, taken):
    match, length = names.longest_prefix(text, language)

    assert (match.key, text[:length]) == (key, taken)


def test_a_name_is_no_part_of_a_longer_word():
    names = Names([("state", "NER", "en", "Niger"), ("state", "OMN", "zh", "EU")])

    assert names.longest_prefix("Nigerian police", "en") is None
    assert names.longest_prefix("EUROPOL", "zh") is None


def test_a_garbled_name_finds_nothing_and_says_so(names):
    assert names.find("Anorw", "zh") is None
    assert names.longest_prefix("Anorw 警务机构文职专员", "zh") is None
    assert names.why("Anorw", "zh") == "No state or group or organization is called “Anorw” in Chinese."


def test_a_name_of_another_language_finds_nothing(names):
    assert names.find("瑞士", "en") is None


def test_a_name_of_two_states_finds_neither_and_says_so():
    names = Names([("state", "COG", "en", "Congo"), ("state", "COD", "en", "the Congo"), ("state", "TCD", "en", "Con")])

    assert names.find("Congo", "en") is None
    assert names.longest_prefix("Congo (online)", "en") is None
    assert names.ambiguous("CONGO", "en") == (Match("state", "COD"), Match("state", "COG"))
    assert names.why("Congo", "en") == "“Congo” may be state COD or state COG."


def test_a_name_found_leaves_no_choice_and_no_why(names):
    assert names.ambiguous("Japan", "en") == ()
    assert names.why("Japan", "en") == ""


def test_a_group_is_found_before_an_organization_of_its_name():
    names = Names([("organization", "union", "en", "The Union"), ("group", "UN", "en", "Union")])

    assert names.find("the Union", "en") == Match("group", "UN")
    assert names.find("the Union", "en", kinds=["organization"]) == Match("organization", "union")
    assert names.find("the Union", "en", kinds=["state"]) is None


def test_a_shortened_name_matches_with_any_words_in_its_gap():
    names = Names([("organization", "mechanism", "en", f"Mechanism to {GAP} in Law Enforcement")])
    text = "the Mechanism to keep made-up promises in law enforcement (online)"

    assert names.longest_prefix(text, "en") == (Match("organization", "mechanism"), len(text) - len(" (online)"))
    assert names.find(text.removesuffix(" (online)"), "en") == Match("organization", "mechanism")
    assert names.find(text, "en") is None
    assert names.find("Mechanism to", "en") is None
