"""Every opening phrase that is listed is read whole where a paragraph opens with it."""

import pytest

from ccpcj.lib.wording.lexicon import Lexicon, lexicon_languages, lexicon_of
from ccpcj.lib.wording.opening_phrases import opening_phrases
from ccpcj.reports.reading.printed_report import PrintedText
from tests.ccpcj.reports.readings import (
    PLAIN,
    read_text,
    specimen,
    with_text,
)
from tests.ccpcj.reports.typeset import typeset


def paragraphs_with(phrases: list[str], words: Lexicon, mark: str) -> list[str]:
    """A made-up paragraph for each phrase."""
    space = "" if words.language == "zh" else " "
    return [f"{phrase}{space}Qxlor{mark}" for phrase in phrases]


def read_text_with(preamble: list[str], operative: list[str], words: Lexicon) -> PrintedText:
    chapeau = next(line for line in specimen(words.language).paragraphs if words.patterns["chapeau"].match(line))
    numbered = [f"{number}. {paragraph}" for number, paragraph in enumerate(paragraphs_with(operative, words, ";"), 1)]
    body = ["Qxlor", chapeau, *paragraphs_with(preamble, words, ","), *numbered]
    return read_text(typeset(with_text(words.language, body), PLAIN)).texts[0]


@pytest.mark.parametrize("language", lexicon_languages())
def test_each_listed_phrase_is_read_whole(language):
    words = lexicon_of(language)
    preamble, operative = sorted(words.preambles), sorted(words.phrases - words.preambles)

    text = read_text_with(preamble, operative, words)

    assert [paragraph.phrase for paragraph in text.preamble] == preamble
    assert [paragraph.phrase for paragraph in text.operative] == operative


@pytest.mark.parametrize(
    ("language", "text", "verbs"),
    [
        ("ar", "تطلب إلى الحراس أن يقرأوا، وتشير إلى دفتر المنارة", ["recalls"]),
        ("en", "Requests the wardens to read, and demands oil", ["demands"]),
        ("es", "Solicita a los faroleros que lean, y reconoce su paciencia", ["recognizes"]),
        ("fr", "Prie les gardiens de lire, et demande aux marins de chanter", ["calls upon"]),
        ("ru", "просит смотрителей читать, и отмечает их терпение", ["notes"]),
        ("ru", "просит смотрителей читать, и выражает надежду на весну", []),  # of hope, as of concern
        ("zh", "请守灯人读书，并通过窗户唱歌", []),  # "through", which is also "adopts"
        ("zh", "请守灯人读书，并考虑到潮水，又请水手唱歌", ["requests"]),
    ],
)
def test_a_further_action_is_one_in_any_short_form(language, text, verbs):
    assert opening_phrases(lexicon_of(language)).further_verbs(text) == verbs


@pytest.mark.parametrize("language", lexicon_languages())
def test_each_manner_is_read_with_its_phrase(language):
    words = lexicon_of(language)
    noting = {"ar": "تلاحظ", "zh": "注意到", "en": "Notes", "fr": "Note", "ru": "отмечает", "es": "Observa"}[language]
    space = "" if language == "zh" else " "
    before, behind = words.lists["manners"], words.lists["manners_behind"]
    phrases = [f"{manner}{space}{noting}" for manner in before] + [f"{noting} {manner}" for manner in behind]

    text = read_text_with(sorted(words.preambles)[:1], phrases, words)

    assert [paragraph.phrase for paragraph in text.operative] == phrases
    assert {paragraph.verb for paragraph in text.operative} >= {"notes"}


@pytest.mark.parametrize(
    ("language", "opening", "phrase"),
    [
        ("ru", "поощряет также чтение вслух", "поощряет также"),
        ("ar", "تكرر دعوة الحراس إلى القراءة", "تكرر دعوة"),
        ("zh", "再次表示日益关切灯油短缺", "再次表示日益关切"),
    ],
)
def test_a_phrase_of_concern_or_encouragement_is_whole(language, opening, phrase):
    words = lexicon_of(language)

    text = read_text_with(sorted(words.preambles)[:1], [opening], words)

    assert [paragraph.phrase for paragraph in text.operative] == [phrase]


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("en", "Welcomes and further supports"),
        ("fr", "Salue et appuie"),
        ("es", "Acoge con beneplácito y alienta"),
        ("ru", "приветствует и поддерживает"),
        ("ar", "تؤيد وتشجع"),
        ("zh", "欢迎并鼓励"),
    ],
)
def test_two_phrases_joined_open_one_paragraph(language, phrase):
    words = lexicon_of(language)

    text = read_text_with(sorted(words.preambles)[:1], [phrase], words)

    assert [paragraph.phrase for paragraph in text.operative] == [phrase]
