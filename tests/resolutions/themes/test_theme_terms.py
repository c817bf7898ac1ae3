"""Which themes words name."""

import json

import pytest

from ccpcj.lib.languages import LANGUAGES
from resolutions.themes.theme_terms import DATA, ThemeTerms, stems_of, theme_terms, themes_of_text

TREE = [
    {"slug": "general", "parent": None, "general": True},
    {"slug": "upper", "parent": None, "general": False},
    {"slug": "lower", "parent": "upper", "general": False},
    {"slug": "other", "parent": None, "general": False},
]
TERMS = ThemeTerms(
    {
        "names": {"en": ["bureau of copper crime"], "zh": ["铜类局"]},
        "themes": {
            "general": {"en": {"order": 1, "whole order": 2}},
            "upper": {"en": {"copper": 1, "metal": 0.5, "ore": 0.5}, "fr": {"vol de cuivre": 1}, "zh": {"铜": 1}},
            "lower": {"en": {"copper wires": 1}, "ar": {"أسلاك النحاس": 1}, "ru": {"медный провод": 1}},
            "other": {"en": {"copper wires at night": 1}, "zh": {"夜间盗窃": 1}},
        },
    },
    TREE,
)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Copper, and copper again", "en", {"upper": 2}),
        ("The bureau of copper crime", "en", {}),  # a name
        ("Crimes of the copper bureau", "en", {"upper": 1}),  # another
        ("Copper wire", "en", {"lower": 1}),  # not that of the theme above
        ("Copper wires at night", "en", {"lower": 1, "other": 1}),  # a theme elsewhere hides nothing
        ("metals", "en", {"upper": 0.5}),
        ("le vol des cuivres", "fr", {"upper": 1}),
        ("копия медного провода", "ru", {"lower": 1}),
        ("التقرير وأسلاك النحاس", "ar", {"lower": 1}),
        ("防止夜间盗窃的措施", "zh", {"other": 1}),
        ("copper", "es", {}),
    ],
)
def test_the_weight_of_themes_in_a_text(text, language, expected):
    assert TERMS.weigh(text, language) == expected


@pytest.mark.parametrize(
    ("wordings", "expected"),
    [
        ({"en": "metals"}, []),
        ({"en": "metals and ores"}, ["upper"]),
        ({"en": "order"}, ["general"]),
        ({"en": "order and copper"}, ["upper"]),
        ({"en": "the whole order and copper"}, ["general", "upper"]),
        ({"en": "copper", "fr": "vol"}, ["upper"]),
        ({"en": "copper", "fr": "vol", "ru": "вол"}, []),  # in fewer than half of the languages
        ({}, []),
    ],
)
def test_the_themes_that_a_paragraph_names(wordings, expected):
    assert TERMS.themes_of(wordings) == expected


@pytest.mark.parametrize(
    ("title", "counts", "size", "keywords", "expected"),
    [
        (["corruption"], {}, 50, [], (set(), {"corruption"})),
        ([], {"drugs": 15}, 50, [], (set(), {"drugs"})),
        ([], {"drugs": 14}, 50, [], (set(), set())),
        ([], {"drugs": 2}, 2, [], (set(), set())),  # too few
        (["drugs"], {"drug-use": 4}, 50, [], (set(), {"drugs", "drug-use"})),
        (["crime-prevention"], {"sport": 4}, 50, [], (set(), {"crime-prevention"})),  # too general to say what is below
        ([], {"drugs": 8}, 50, ["drugs"], ({"drugs"}, set())),
        ([], {"drugs": 7}, 50, ["drugs"], (set(), set())),
        ([], {}, 0, ["drugs"], ({"drugs"}, set())),  # no words to bear it out
        ([], {}, 50, ["made-up"], ({"made-up"}, set())),  # a theme of staff, without terms
        ([], {"drugs": 8}, 50, ["drugs", "crime-prevention"], ({"drugs"}, set())),
        ([], {"crime-prevention": 8}, 50, ["crime-prevention"], ({"crime-prevention"}, set())),
    ],
)
def test_the_themes_of_a_text(title, counts, size, keywords, expected):
    paragraphs = [[theme for theme, count in counts.items() if place < count] for place in range(size)]

    assert tuple(themes_of_text(title, paragraphs, keywords)) == expected


def test_every_theme_with_terms_has_them_in_six_languages_and_stands_in_the_tree():
    data = json.loads((DATA / "theme_terms.json").read_text(encoding="utf-8"))
    terms = [
        (theme, lang, term, weight)
        for theme, languages in data["themes"].items()
        for lang, weights in languages.items()
        for term, weight in weights.items()
    ]

    assert set(data["themes"]) <= set(theme_terms().parents)
    assert [theme for theme, languages in data["themes"].items() if set(languages) != set(LANGUAGES)] == []
    assert [term for *_, term, weight in terms if weight not in (0.5, 1, 2)] == []
    assert [(theme, lang, term) for theme, lang, term, _ in terms if not stems_of(term, lang)] == []
    assert [term for *_, term, _ in terms if len(term.split()) > 10] == []


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("Made-up measures against crimes that affect the environment", "en", ["wildlife-and-environmental-crime"]),
        ("Вымышленный конкурс против торговли людьми", "ru", ["trafficking-in-persons"]),
        ("مسابقة ضد الفساد والإرهاب", "ar", ["corruption", "terrorism"]),
        ("关于贩运人口的虚构竞赛", "zh", ["trafficking-in-persons"]),
        ("A contest of the Office on Drugs and Crime", "en", []),
    ],
)
def test_the_terms_of_the_project(title, language, expected):
    assert theme_terms().themes_of({language: title}) == expected
