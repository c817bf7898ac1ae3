"""A PDF file holds letters and places; the report is read from them as from its text."""

import json
from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from ccpcj.reports.reading.extract import extract
from ccpcj.reports.reading.join import join
from ccpcj.reports.reading.report import NotAReport

from .office import PROTECTED, needs_office, pdf_of
from .readings import HEADER, HERE, REAL, content, names, read, read_real, specimen
from .test_layouts import real_source
from .typeset import Source
from .word import saved, write

ARABIC = [
    "1 - أوصت اللجنة (في جلستها 13، المعقودة في 20 أيار/مايو 2052) بأن يعتمد المجلس مشروع القرار E/CN.15/2052/L.2 باسم "
    "Anna Example من الاتحاد الأوروبي (بلجيكا).",
    "وإذ تشير إلى القرار 106/3 و«الملاحظات» وإلى 25% من السجلات، بدءاً من 1-5 آذار/مارس 2052،",
    "(أ) تفتيش الحاويات؛",
]
FRENCH = [
    "1. À sa 13e séance, le 20 mai 2052, la Commission a recommandé d’approuver le projet E/CN.15/2052/L.2 intitulé « Les "
    "ports : l’efficacité », présenté par l’Égypte et la Côte d’Ivoire.",
    "Priant instamment les États Membres d’affecter des ressources aux vérifications efficaces ;",
]


def restyled(word: bytes, *, indent: float = 0, after: float = 10, size: float = 11, width: float = 21.6) -> bytes:
    """A document in other typography: the indent of first lines and the page in cm, the rest in points."""
    document = docx.Document(BytesIO(word))
    for section in document.sections:
        section.page_width, section.page_height = Cm(width), Cm(20)
    document.styles["Normal"].font.size = Pt(size)
    for paragraph in document.paragraphs:
        if not paragraph.style.name.startswith("Heading"):
            paragraph.paragraph_format.first_line_indent = Cm(indent)
            paragraph.paragraph_format.space_after = Pt(after)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if indent else None
    return saved(document)


def plain_document(paragraphs: list[str], right_to_left: bool = False) -> bytes:
    document = docx.Document()
    document.sections[0].page_width = Cm(16)
    for text in paragraphs:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        if right_to_left:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
    return saved(document)


@needs_office
def test_the_made_up_report_reads_the_same_from_pdf():
    report = read(pdf_of(write(specimen(), HEADER)), names())

    assert content(report) == json.loads((HERE / "specimen.zh.json").read_text(encoding="utf-8"))
    assert (report.counted, report.coverage["unread"]) == ("page", 0)
    assert max(paragraph.lines[1] for paragraph in report.paragraphs) < 10


@needs_office
@pytest.mark.parametrize(
    "form",
    [
        {"indent": 1, "after": 0},
        {"indent": 1, "after": 6, "size": 9},
        {"after": 6, "size": 12, "width": 19},
        {"indent": 0.8, "after": 0, "size": 11, "width": 18},
    ],
    ids=str,
)
def test_the_typography_does_not_matter(form):
    report = read(pdf_of(restyled(write(specimen(), HEADER), **form)), names())

    assert content(report) == json.loads((HERE / "specimen.zh.json").read_text(encoding="utf-8"))


@needs_office
@pytest.mark.skipif(not REAL.exists(), reason=f"{REAL.name} is not in ../shared/reports")
def test_the_real_report_reads_the_same_from_pdf():
    report = read(pdf_of(write(real_source(), tuple(read_real().symbols))), names())

    assert content(report) == content(read_real())


@needs_office
@pytest.mark.parametrize(("paragraphs", "right_to_left"), [(ARABIC, True), (FRENCH, False)], ids=["ar", "fr"])
def test_words_and_numbers_keep_the_order_of_reading(paragraphs, right_to_left):
    source = extract(pdf_of(plain_document(paragraphs, right_to_left)))

    assert join([line.text for line in source.lines]) == " ".join(paragraphs)


@needs_office
def test_a_password_is_named():
    with pytest.raises(NotAReport, match="password"):
        extract(pdf_of(plain_document(FRENCH), PROTECTED))


@needs_office
def test_a_cut_file_is_named_as_broken_or_read_in_part():
    data = pdf_of(plain_document(FRENCH))

    with pytest.raises(NotAReport, match=r"broken|pictures"):
        extract(data[: len(data) // 3])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n", "broken"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "broken"),
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>endobj\n"
            b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF",
            "pictures",
        ),
    ],
    ids=["empty", "garbage", "no text"],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data, reason):
    with pytest.raises(NotAReport, match=reason):
        extract(data)


@needs_office
def test_a_power_is_no_footnote():
    word = docx.Document(BytesIO(write(specimen(), HEADER)))
    paragraph = next(p for p in word.paragraphs if "会议应当更短" in p.text)
    paragraph.add_run("面积为5 m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("。")

    report = read(pdf_of(saved(word)), names())

    assert next(p.text for p in report.paragraphs if p.number == 13).endswith("面积为5 m2。")
    assert sorted(n for p in report.paragraphs for n in p.footnotes) == [4]


@needs_office
def test_a_footnote_that_goes_on_overleaf_is_whole():
    source = Source.parse((HERE / "specimen.zh.txt").read_text(encoding="utf-8"))
    source.notes[2] = "，".join(f"第{i}份文件见会议记录附件" for i in range(1, 140)) + "。"

    report = read(pdf_of(write(source, HEADER)), names())

    assert [note["text"] for note in report.footnotes] == list(source.notes.values())
    assert report.texts[0].operative[3].text == "邀请会员国和其他捐助方为此提供预算外资源。"


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("E/CN.15/20", "52/5", "E/CN.15/2052/5"),
        ("E/CN.15/2052/L", ".2 and", "E/CN.15/2052/L.2 and"),
        ("E/CN.15/2052/L.", "2 and", "E/CN.15/2052/L.2 and"),
        ("E/CN.15/2052/5", "and more", "E/CN.15/2052/5 and more"),
        ("see A/RES/106/3.", "2 States", "see A/RES/106/3. 2 States"),
        ("coopéra\u00ad", "tion", "coopération"),
        ("in 2052", "7/3 voted", "in 2052 7/3 voted"),
    ],
)
def test_words_and_symbols_that_a_line_parts_are_whole_again(before, after, joined):
    assert join([before, after]) == joined
