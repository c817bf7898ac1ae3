"""Words of a query are highlighted in a text of any language, and a long text is cut around them."""

import pytest

from ccpcj.search.query.evaluate import words_of_query
from ccpcj.search.query.grammar import parse_query
from ccpcj.search.results.highlight import CONTEXT, MAX_EXCERPT, Excerpt, Highlighter, excerpt_span, merge_spans

LONG = "The giraffe bends its neck to the tree. " * 60  # each sentence of 40 characters


def excerpt(query: str, text: str, lang: str = "en", max_length: int = MAX_EXCERPT) -> Excerpt:
    return Highlighter(list(words_of_query(parse_query(query)))).excerpt(text, lang, max_length)


def highlighted(query: str, text: str, lang: str = "en") -> list[str]:
    return [part.text for part in excerpt(query, text, lang).parts if part.highlighted]


@pytest.mark.parametrize(
    ("query", "text", "lang", "words"),
    [
        ("zebra", "The zebra; two Zebras.", "en", ["zebra", "Zebras"]),
        ("zebra giraffe", "A giraffe and a zebra", "en", ["giraffe", "zebra"]),
        ('"zebra counts"', "A zebra counts; counts the zebra", "en", ["zebra counts"]),
        ("zeb*", "zebra zebu zoo", "en", ["zebra", "zebu"]),
        ('"striped zeb*"', "striped zebra", "en", []),
        ("zebra -giraffe", "zebra giraffe", "en", ["zebra"]),
        ("zebra OR giraffe", "giraffe", "en", ["giraffe"]),
        ("the zebra", "the zebra of the plain", "en", ["zebra"]),
        ("the of", "the zebra of the plain", "en", ["the", "of", "the"]),
        ("sponsor:QQJ", "the sponsor QQJ", "en", []),
        ("zèbre", "Les zèbres, le ZEBRE", "fr", ["zèbres", "ZEBRE"]),
        ("зебра", "предлагает зебре сосчитать зебр", "ru", ["зебре", "зебр"]),
        ("斑马", "邀请斑马清点", "zh", ["斑马"]),
        ("条纹登记", "清点条纹登记册", "zh", ["条纹登记"]),
        ("A/RES/107/7", "Recalling resolution A/RES/107/7", "en", ["107/7"]),
        ("", "zebra", "en", []),
        ("zebra", "", "en", []),
    ],
)  # fmt: skip
def test_the_words_of_the_query_are_highlighted_and_no_others(query, text, lang, words):
    assert highlighted(query, text, lang) == words


def test_the_parts_of_an_excerpt_are_the_text():
    text = "The zebra counts; then the zebra rests"

    assert "".join(part.text for part in excerpt("zebra", text).parts) == text


def test_an_excerpt_has_the_direction_of_its_language():
    assert (excerpt("حمار", "تدعو حمار الوحش", "ar").dir, excerpt("zebra", "zebra").dir) == ("rtl", "ltr")


def test_a_long_text_is_cut_between_words_around_the_first_that_is_highlighted():
    text = f"{LONG}The zebra counts. {LONG}"
    parts = excerpt("zebra", text).parts
    shown = "".join(part.text for part in parts[1:-1])

    assert (parts[0].text, parts[-1].text) == ("… ", " …")
    assert [part.text for part in parts if part.highlighted] == ["zebra"]
    assert shown in text
    assert len(shown) <= MAX_EXCERPT
    assert text[text.index(shown) - 1] == text[text.index(shown) + len(shown)] == " "
    assert CONTEXT - 40 <= shown.index("zebra") <= CONTEXT


def test_a_long_text_without_the_words_is_shown_from_its_beginning():
    parts = excerpt("zebra", LONG).parts

    assert parts[0].text.startswith("The giraffe bends")
    assert parts[-1].text == " …"


def test_words_near_the_end_of_a_long_text_are_shown_to_the_end():
    parts = excerpt("zebra", f"{LONG}The zebra counts.").parts

    assert parts[0].text == "… "
    assert parts[-1].text == " counts."


def test_words_beyond_an_excerpt_are_not_highlighted():
    assert highlighted("zebra", f"A zebra. {LONG}A zebra.") == ["zebra"]


def test_chinese_is_cut_where_there_are_no_spaces():
    parts = excerpt("斑马", "长颈鹿" * 400 + "斑马" + "长颈鹿" * 400, "zh", 350).parts

    assert [(len(part.text), part.highlighted) for part in parts] == [
        (2, False), (CONTEXT, False), (2, True), (148, False), (2, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("spans", "merged"),
    [
        ([], []),
        ([(4, 6), (0, 2)], [(0, 2), (4, 6)]),
        ([(0, 2), (1, 3), (3, 5)], [(0, 5)]),
        ([(0, 9), (2, 3)], [(0, 9)]),
        ([(0, 2), (0, 2)], [(0, 2)]),
    ],
)  # fmt: skip
def test_spans_that_overlap_or_touch_are_one(spans, merged):
    assert merge_spans(spans) == merged


def test_a_text_as_long_as_an_excerpt_is_whole():
    assert excerpt_span("a" * 30, [], 30) == (0, 30)
