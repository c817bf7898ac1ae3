"""Every opening phrase that is listed is read whole where a paragraph opens with it."""

import pytest

from ccpcj.reports.reading.lexicon import Lexicon, available, lexicon
from ccpcj.reports.reading.report import Text

from .readings import PLAIN, read_text, specimen, with_text
from .typeset import typeset


def opened(phrases: list[str], words: Lexicon, mark: str) -> list[str]:
    """A made-up paragraph for each phrase."""
    space = "" if words.language == "zh" else " "
    return [f"{phrase}{space}Qxlor{mark}" for phrase in phrases]


def read_opened(preamble: list[str], operative: list[str], words: Lexicon) -> Text:
    chapeau = next(line for line in specimen(words.language).paragraphs if words.patterns["chapeau"].match(line))
    numbered = [f"{number}. {paragraph}" for number, paragraph in enumerate(opened(operative, words, ";"), 1)]
    body = ["Qxlor", chapeau, *opened(preamble, words, ","), *numbered]
    return read_text(typeset(with_text(words.language, body), PLAIN)).texts[0]


@pytest.mark.parametrize("language", available())
def test_each_listed_phrase_is_read_whole(language):
    words = lexicon(language)
    preamble, operative = sorted(words.preambles), sorted(words.phrases - words.preambles)

    text = read_opened(preamble, operative, words)

    assert [paragraph.phrase for paragraph in text.preamble] == preamble
    assert [paragraph.phrase for paragraph in text.operative] == operative
