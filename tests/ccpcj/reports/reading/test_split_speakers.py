"""Speakers on lines of their own, where a page ends behind a full line."""

import pytest

from ccpcj.lib.wording.lexicon import lexicon_of
from ccpcj.reports.reading.blocks import ReportBlock
from ccpcj.reports.reading.lines import SourceLine
from ccpcj.reports.reading.report_tree import Outline
from ccpcj.reports.reading.split_speakers import split_speakers
from tests.ccpcj.reports.readings import names, paragraph

LEADS = {
    "en": "5. The following speakers made statements:",
    "fr": "5. Ont fait des déclarations :",
    "es": "5. Hicieron uso de la palabra:",
    "ru": "5. С заявлениями выступили:",
    "ar": "5- أدلى ببيانات:",
    "zh": "5. 下列发言者作了发言：",
}


def items_of(language, *lines, overleaf=1):
    """The items of a list of speakers whose lines were taken for one, with a page's end before line `overleaf`."""
    raw, outline = paragraph(LEADS[language]), Outline()
    raw.items = [ReportBlock([SourceLine(i + 2, text, 0, None, i == overleaf) for i, text in enumerate(lines)])]
    outline.paragraphs = [raw]
    split_speakers(outline, lexicon_of(language), names())
    return [block.text for block in raw.items]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("Minister of Justice of Chile", "Deputy Minister of Justice of Peru")),
        ("en", ("Minister of Justice of Chile, Ms. Ana Horvat", "Ambassador of Morocco")),
        ("fr", ("Ministre de la justice du Chili", "Vice-ministre de la justice du Pérou")),
        ("es", ("Ministro de Justicia de Chile", "Fiscal General del Perú")),
        ("ru", ("министр юстиции Чили", "министр юстиции Перу")),
        ("ar", ("وزير العدل في شيلي", "وزير العدل في بيرو")),
        ("zh", ("日本司法部长", "泰国大使")),
        ("zh", ("智利司法部长Ana Horvat", "秘鲁大使")),
    ],
)
def test_two_speakers_that_a_page_parts_are_two(language, lines):
    assert items_of(language, *lines) == list(lines)
    assert len(items_of(language, *lines, overleaf=0)) == 1  # within a page their distance would show


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("Deputy Minister of Justice of Bosnia", "and Herzegovina")),
        ("en", ("Deputy Minister of Justice of the Republic of", "Korea")),
        ("en", ("Minister of Justice of Chile", "on behalf of the Group of Latin American and Caribbean States")),
        ("en", ("Minister of Justice of Chile,", "Ambassador of Chile in Nairobi")),
        ("en", ("Deputy Permanent Representative of Chile to the", "United Nations (Vienna)")),
        ("en", ("Prosecutor General of Chile, Permanent Representative", "Ambassador of Chile")),
        ("es", ("Ministro de Justicia de Guinea", "Ecuatorial")),
        ("zh", ("乌拉圭常驻", "联合国（维也纳）代表团参赞")),
        ("zh", ("巴布亚", "新几内亚代表")),
    ],
)
def test_one_speaker_that_a_page_parts_is_one(language, lines):
    assert len(items_of(language, *lines)) == 1
