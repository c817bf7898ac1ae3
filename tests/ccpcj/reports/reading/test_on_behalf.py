"""For whom one speaks is read wherever the sentence says it, and what is printed stays as printed."""

import pytest

from ccpcj.reports.reading.unwrap import tidy
from tests.ccpcj.reports.readings import made_up, paragraph, read_specimen, specimen, statement_reader, statements_in
from tests.ccpcj.reports.typeset import MARKER

G77 = {
    "en": ("Ghana", "the Group of 77 and China"),
    "fr": ("Ghana", "Groupe des 77 et de la Chine"),
    "es": ("Ghana", "Grupo de los 77 y China"),
    "ru": ("Ганы", "Группы 77 и Китая"),
    "ar": ("غانا", "مجموعة الـ 77 والصين"),
    "zh": ("加纳代表", "77国集团和中国"),
}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The representative of Ghana made a statement on behalf of the Group of 77 and China."),
        ("en", "The representative of Ghana made, on behalf of the Group of 77 and China, a statement."),
        ("en", "A statement was made on behalf of the Group of 77 and China by the representative of Ghana."),
        ("fr", "Le représentant du Ghana a fait une déclaration au nom du Groupe des 77 et de la Chine."),
        ("fr", "Le représentant du Ghana a fait, au nom du Groupe des 77 et de la Chine, une déclaration."),
        ("fr", "Une déclaration a été faite au nom du Groupe des 77 et de la Chine par le représentant du Ghana."),
        ("es", "El representante de Ghana formuló una declaración en nombre del Grupo de los 77 y China."),
        ("es", "El representante de Ghana formuló, en nombre del Grupo de los 77 y China, una declaración."),
        ("es", "Formuló una declaración en nombre del Grupo de los 77 y China el representante de Ghana."),
        ("ru", "Представитель Ганы выступил с заявлением от имени Группы 77 и Китая."),
        ("ru", "Представитель Ганы выступил от имени Группы 77 и Китая с заявлением."),
        ("ru", "С заявлением от имени Группы 77 и Китая выступил представитель Ганы."),
        ("ar", "أدلى ممثل غانا ببيان باسم مجموعة الـ 77 والصين."),
        ("zh", "加纳代表作了代表77国集团和中国的发言。"),
    ],
)
def test_for_whom_may_stand_apart_from_the_speaker(language, sentence):
    read = [
        (statement.printed, statement.state, statement.on_behalf_of, statement.on_behalf_group)
        for statement in statements_in(language, sentence)
    ]
    speaker, group = G77[language]

    assert read == [(speaker, "GHA", group, "G77")]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "A statement was made by the representative of Ghana on behalf of the Group of 77 and China."),
        ("fr", "Une déclaration a été faite par le représentant du Ghana au nom du Groupe des 77 et de la Chine."),
        ("es", "Formuló una declaración el representante de Ghana en nombre del Grupo de los 77 y China."),
        ("ru", "С заявлением выступил представитель Ганы от имени Группы 77 и Китая."),
        ("ar", "تكلم ممثل غانا باسم مجموعة الـ 77 والصين."),
    ],
)
def test_the_name_of_those_for_whom_is_not_parted(language, sentence):
    assert [(statement.state, statement.on_behalf_group) for statement in statements_in(language, sentence)] == [
        ("GHA", "G77")
    ]


def test_for_whom_of_several_speakers_is_told_and_not_guessed():
    reader = statement_reader("en")

    sentence = "The representatives of Ghana and Togo made statements on behalf of the Group of African States."
    statements = reader.read_paragraph(paragraph(sentence))

    assert [(statement.state, statement.on_behalf_of) for statement in statements] == [("GHA", None), ("TGO", None)]
    assert [finding.code for finding in reader.findings] == ["on-behalf-of-several"] * 2


@pytest.mark.parametrize(("language", "name"), made_up())
def test_a_speaker_is_kept_as_printed(language, name):
    source = MARKER.sub("", tidy(" ".join(specimen(language, name).paragraphs)))
    printed = [statement.printed for statement in read_specimen(language=language, name=name).statements]

    assert [words for words in printed if words not in source] == []
