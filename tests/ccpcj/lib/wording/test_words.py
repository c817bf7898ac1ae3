"""The word lists hold what the code asks for, and nothing that it does not."""

import json
import re
from pathlib import Path

import pytest

from ccpcj.lib.wording.lexicon import (
    WORD_LISTS,
    lexicon_languages,
    lexicon_of,
    load_words,
)
from ccpcj.reports import reading

READING = Path(reading.__file__).parent
CODE = "".join(
    path.read_text(encoding="utf-8") for folder in (READING, WORD_LISTS.parent) for path in sorted(folder.glob("*.py"))
)
USED = {
    "patterns": set(re.findall(r"""patterns\[\s*["'](\w+)""", CODE)),
    "lists": set(re.findall(r"""lists"?\]?\[\s*["'](\w+)""", CODE)),
    "codes": set(re.findall(r"""codes"?\]?\[\s*["'](\w+)|\.code\(\s*"(\w+)""", CODE)),
}
USED["codes"] = {name for pair in USED["codes"] for name in pair if name}


def listed(language, part):
    data = load_words(language)[part]
    return {name for group in data.values() for name in group} if part == "patterns" else set(data)


@pytest.mark.parametrize("language", lexicon_languages())
@pytest.mark.parametrize("part", ["patterns", "lists", "codes"])
def test_what_the_code_asks_for_is_in_the_word_list(language, part):
    assert USED[part] - listed(language, part) == set()


@pytest.mark.parametrize("language", lexicon_languages())
@pytest.mark.parametrize("part", ["patterns", "lists", "codes"])
def test_what_is_in_the_word_list_is_used(language, part):
    patterns = json.dumps(load_words(language)["patterns"], ensure_ascii=False)
    named = set(re.findall(r"<<(\w+)>>", patterns)) | USED[part]
    if part == "patterns":
        named |= set(re.findall(r'"(\w+)"', CODE))  # names of patterns that are passed on
    unused = sorted(listed(language, part) - named)

    assert unused == []


def test_the_stages_hold_no_words_of_a_language():
    words = {
        path.name: re.findall(r"[\u3400-\u9fff\u0600-\u06ff\u0400-\u04ff]+", path.read_text(encoding="utf-8"))
        for path in READING.glob("*.py")
        if path.name != "unwrap.py"
    }
    letters = re.compile("[А-Яа-яЁё]{2,}|[\u3400-\u9fff]|[\u0621-\u064a]{2,}")

    assert {name: stretches for name, stretches in words.items() if any(map(letters.search, stretches))} == {}


def test_full_width_marks_meet_their_half_width_twins():
    assert lexicon_of("zh").patterns["mode"].fullmatch("(线下)")
    assert lexicon_of("zh").patterns["chapeau"].fullmatch("大会,")


@pytest.mark.parametrize(
    ("language", "word", "kind"),
    [
        ("ru", "Резолюциями", "resolution"),
        ("ru", "решениями", "decision"),
        ("fr", "Décisions", "decision"),
        ("es", "resoluciones", "resolution"),
    ],
)
def test_a_case_that_is_not_listed_is_read_by_its_beginning(language, word, kind):
    assert lexicon_of(language).kind(word) == kind
