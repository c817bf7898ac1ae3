"""The same made-up report in every language says the same: its numbers, codes, states, modes, kinds and actions."""

from dataclasses import replace
from typing import Any

import pytest

from ccpcj.lib.wording.lexicon import lexicon_languages, lexicon_of
from tests.ccpcj.reports.expected import expected
from tests.ccpcj.reports.readings import TYPESET, content, read_specimen, read_text, specimen
from tests.ccpcj.reports.typeset import typeset

LANGUAGES = [language for language in lexicon_languages() if language != "zh"]
WORDS = {
    "body_printed", "chapeau", "label", "name", "office", "on_behalf_of", "person", "phrase", "place", "printed",
    "speaker", "state_printed", "text", "theme", "title",
}  # fmt: skip
LAYOUTS = {
    "form feeds": replace(TYPESET, page_mark="feed"),
    "indented": replace(TYPESET, double_spaced=False, page_mark="feed", hard_ends=False, indent=4),
    "narrow pages": replace(
        TYPESET, double_spaced=False, page_mark="feed", hard_ends=False, indent=4, columns=80, lines=15
    ),
    "blank lines between": replace(
        TYPESET, double_spaced=False, page_mark="feed", hard_ends=False, indent=0, gaps=True
    ),
    "no page marks": replace(TYPESET, double_spaced=False, page_mark="", hard_ends=False, indent=2),
    "a paragraph a line": replace(TYPESET, double_spaced=False, page_mark="", hard_ends=False, columns=100_000),
}


def structure(value: Any, language: str, key: str = "") -> Any:
    """A reading without its words: each is only there or not, of a list of words the length is left."""
    letters = lexicon_of(language).codes["letters"]
    if isinstance(value, dict):
        return {name: structure(inner, language, name) for name, inner in value.items() if name != "language"}
    if key in ("items", "text") and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return len(value)
    if key == "marks":
        return [number for number, _ in value]
    if isinstance(value, list):
        return [structure(inner, language, key) for inner in value]
    if key == "number" and isinstance(value, str) and value.startswith("("):
        return letters.get(value.strip("()"), value.strip("()"))
    return "…" if key in WORDS and value else value


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_in_each_language_what_it_says_in_chinese(language):
    assert structure(expected(language, "specimen"), language) == structure(expected("zh", "specimen"), "zh")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_layout_does_not_matter(language, layout):
    assert content(read_specimen(LAYOUTS[layout], language)) == content(read_specimen(TYPESET, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_accounted_for(language):
    assert read_specimen(TYPESET, language).coverage["unread"] == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stay_as_printed(language):
    report, source = read_specimen(TYPESET, language), " ".join(specimen(language).paragraphs)
    items = [item for text in report.texts for item in (*text.preamble, *text.operative) if not item.footnotes]

    assert all(item.text in source and (item.phrase or "") in item.text for item in items)


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_that_are_not_seen_are_no_words(language):
    text = typeset(specimen(language), TYPESET)

    assert content(read_text("\u200f" + text.replace(" (", "\u200e (\u200f"))) == content(
        read_specimen(TYPESET, language)
    )
