"""What a person wrote about the texts of the thirty-first session: titles, themes and summaries."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
WORDS = json.loads((ROOT / "ccpcj/demo/data/session_31_words.json").read_text())
THEMES = {theme["slug"] for theme in json.loads((ROOT / "resolutions/themes/data/themes.json").read_text())}


@pytest.mark.parametrize(
    ("key", "anchors"),
    [
        ("draft-resolution-1", range(1, 10)),
        ("draft-resolution-2", range(1, 13)),
        ("draft-resolution-3", range(1, 23)),
        ("draft-decision-1", [1]),
        ("draft-decision-2", "abc"),
        ("resolution-31-1", range(1, 5)),
        ("decision-31-1", [1]),
    ],
)
def test_every_operative_paragraph_has_one_sentence(key, anchors):
    summaries = WORDS["texts"][key]["summaries"]

    assert list(summaries) == [f"op-{anchor}" for anchor in anchors]
    assert [text for text in summaries.values() if not 8 <= len(text.split()) <= 26 or text[-1] != "."] == []


def test_every_text_has_a_title_and_themes_of_the_tree():
    texts = WORDS["texts"].values()

    assert all(text["title"]["en"] and text["title"]["zh"] for text in texts)
    assert all(text["themes"] and set(text["themes"]) <= THEMES for text in texts)


@pytest.mark.parametrize("agenda", ["agenda", "next_agenda"])
def test_both_agendas_have_thirteen_items_and_nine_sub_items(agenda):
    items = WORDS[agenda]

    assert [key for key in items if key.isdigit()] == [str(number) for number in range(1, 14)]
    assert [key for key in items if not key.isdigit()] == ["4a", "4b", "4c", "4d", "6a", "6b", "6c", "6d", "6e"]


def test_every_chapter_has_a_title():
    assert list(WORDS["chapters"]) == [str(number) for number in range(1, 14)]
