"""The languages of a text, paragraph against paragraph."""

from resolutions.akn.reader import read_texts
from resolutions.text.align_languages import align_texts
from resolutions.text.document import TextBlock
from resolutions.text.numbers import NumberSequence
from resolutions.text.paragraph_tree import language_differences, paragraph_nodes
from tests.resolutions.akn.specimen import WORDS, specimen


def operative(*texts: str) -> list[TextBlock]:
    """Blocks of the operative part: "1. Decides", "(a) To light"; an indented one is an item."""
    numbering, blocks = NumberSequence(), []
    for text in texts:
        number, _, words = text.strip().partition(" ")
        depth = 1 if text.startswith(" ") else 0
        blocks.append(TextBlock("operative", words, depth, number, numbering.next(number)))
    return blocks


def shown(rows) -> list[dict[str, str]]:
    return [{language: block.text for language, block in row.blocks.items()} for row in rows]


def test_the_six_languages_of_a_text_stand_beside_each_other():
    rows = align_texts({language: read_texts(specimen(language))[0].blocks for language in WORDS})

    assert [len(row.blocks) for row in rows] == [6] * 9
    assert rows[4].blocks["zh"].text == WORDS["zh"].items[1]


def test_an_item_that_one_language_splits_off_stands_alone():
    one = operative("1. Asks:", " (a) Lights 12 lamps;", " (b) Trims 34 wicks;", "2. Decides")
    two = operative("1. Prie :", " a) Allume 12 lampes ;", "2. Décide")

    assert shown(align_texts({"en": one, "fr": two})) == [
        {"en": "Asks:", "fr": "Prie :"}, {"en": "Lights 12 lamps;", "fr": "Allume 12 lampes ;"},
        {"en": "Trims 34 wicks;"}, {"en": "Decides", "fr": "Décide"},
    ]  # fmt: skip


def test_a_paragraph_that_only_a_later_language_has_finds_its_place():
    one, two = operative("1. One", "2. Two"), operative("1. Uno", "2. Dos", "3. Tres")

    assert shown(align_texts({"en": one, "es": two}))[-1] == {"es": "Tres"}


def test_figures_align_what_has_no_number():
    one = [TextBlock("preambular", text) for text in ("Recalling 1991", "Noting lamps", "Recalling 2002")]
    two = [TextBlock("preambular", text) for text in ("Rappelant 1991", "Rappelant 2002")]

    assert shown(align_texts({"en": one, "fr": two})) == [
        {"en": "Recalling 1991", "fr": "Rappelant 1991"}, {"en": "Noting lamps"},
        {"en": "Recalling 2002", "fr": "Rappelant 2002"},
    ]  # fmt: skip


def test_no_language_wins_whichever_comes_first():
    one, two = operative("1. One", " (a) Item"), operative("1. Un")

    assert shown(align_texts({"fr": two, "en": one})) == shown(align_texts({"en": one, "fr": two}))


def test_a_heading_that_one_file_does_not_mark_is_still_one():
    marked = [TextBlock("operative", "Lamps", heading=2), *operative("1. Decides")]
    plain = [TextBlock("operative", "灯"), *operative("1. 决定")]
    rows = align_texts({"en": marked, "zh": plain})

    assert shown(rows) == [{"en": "Lamps", "zh": "灯"}, {"en": "Decides", "zh": "决定"}]
    assert rows[0].heading == 2


def test_anchors_tell_the_place_and_are_given_once():
    rows = align_texts({"en": read_texts(specimen())[0].blocks})
    twice = align_texts({"en": operative("1. One", " (a) Item", "1. Again")})

    assert [node.anchor for node in paragraph_nodes(rows)] == [
        "pp-1", "pp-2", "op-1", "op-1-a", "op-1-b", "op-2", "annex-h1", "annex-h2", "annex-1",
    ]  # fmt: skip
    assert [node.anchor for node in paragraph_nodes(twice)] == ["op-1", "op-1-a", "op-1-bis"]


def test_the_action_is_the_same_whatever_its_degree():
    (first, *_, last) = [
        node for node in paragraph_nodes(align_texts({"en": read_texts(specimen())[0].blocks})) if node.verb
    ]

    assert (first.verb, last.verb) == ("requests", "decides")


def test_differences_name_the_place_and_the_languages():
    one, two = operative("1. One", "2. Two"), operative("1. Uno", "3. Dos")
    three = operative("1. Un")
    found = list(
        language_differences(paragraph_nodes(align_texts({"en": one, "es": two, "fr": three})), ["en", "es", "fr"])
    )

    assert [(code, anchor) for code, _, anchor, _ in found] == [
        ("not-in-every-language", "op-2"),
        ("numbers-differ", "op-2"),
    ]
    assert found[0][3] == "Only in en, es, not in fr: “Two”."
