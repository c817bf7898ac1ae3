"""A text as Word: what a reader of the document finds, and what Word needs to open it."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from ccpcj.lib.docx.script import SCRIPTS
from resolutions.files.docx import write_docx
from resolutions.text.document import TextBlock, TextDocument, TextNote

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
# the order that the standard gives the properties of runs and paragraphs, of those that we write
RUN = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "kern", "sz", "szCs", "vertAlign", "rtl", "lang")
PARAGRAPH = ("pStyle", "keepNext", "keepLines", "pBdr", "tabs", "bidi", "spacing", "ind", "jc", "outlineLvl")


def text(language: str = "en", **values: Any) -> TextDocument:
    front = {
        "publisher": "United Nations", "body": "General Assembly", "number": "97/9.",
        "distribution": "Distr.: General", "meeting": "12th plenary meeting", "adopted": "2 May 2052",
    }  # fmt: skip
    blocks = [
        TextBlock(
            "preambular", "Recalling its resolution on registers,", phrase="Recalling", notes=[TextNote(1, "Ibid.", 24)]
        ),
        TextBlock("operative", "Encourages all to keep:", number="1.", phrase="Encourages"),
        TextBlock("operative", "Registers;", 1, "(a)"),
        TextBlock("annex", "Annex", heading=1, notes=[TextNote(2, "A/97/11.", 5)]),
    ]
    given = {"symbol": "A/RES/97/9", "title": "Made-up registers", "chapeau": "The Assembly,", "front": front}
    return TextDocument(language=language, **{**given, "blocks": blocks, **values})


def arabic(**values: Any) -> TextDocument:
    blocks = [TextBlock("operative", "تقرر أن تعود إلى الوثيقة A/97/11 في عام 2053.", number="1 -", phrase="تقرر",
                    notes=[TextNote(1, "القرار 96/1.", 4)])]  # fmt: skip
    return text("ar", title="سجلات متخيلة", chapeau="إن الجمعية العامة،", blocks=blocks, **values)


def opened(text: TextDocument, sponsors: str = "") -> Any:
    return Document(BytesIO(write_docx(text, sponsors)))


def part(text: TextDocument, name: str) -> etree._Element:
    with ZipFile(BytesIO(write_docx(text))) as file:
        return etree.fromstring(file.read(name))


def words(document: Any) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.text]


def test_the_parts_of_a_resolution_stand_in_their_order_and_styles():
    assert words(opened(text(), "Sponsored by Utopia.")) == [
        ("Resolution Title", "97/9.\tMade-up registers"),
        ("Enacting Body", "The Assembly,"),
        ("Preambular Paragraph", "Recalling its resolution on registers,"),
        ("Operative Paragraph", "1.\tEncourages all to keep:"),
        ("Item", "(a)\tRegisters;"),
        ("Heading 1", "Annex"),
        ("Adopted", "12th plenary meeting"),
        ("Adopted", "2 May 2052"),
        ("Sponsors", "Sponsored by Utopia."),
    ]


def test_the_masthead_has_the_body_the_symbol_and_the_distribution():
    cells = [cell.text for row in opened(text()).tables[0].rows for cell in row.cells]

    assert cells == ["United Nations", "A/RES/97/9", "General Assembly", "Distr.: General"]


def test_the_enacting_body_and_opening_phrases_are_in_italics():
    runs = [run for paragraph in opened(text()).paragraphs for run in paragraph.runs if run.italic]

    assert [run.text for run in runs][:3] == ["The Assembly", "Recalling", "Encourages"]


def test_chinese_phrases_are_in_the_kai_face_and_never_slanted():
    blocks = [TextBlock("operative", "鼓励各国；", number="1.", phrase="鼓励")]
    runs = [run for paragraph in opened(text("zh", blocks=blocks)).paragraphs for run in paragraph.runs]

    (phrase,) = (run for run in runs if run.text == "鼓励")
    assert phrase._r.rPr.rFonts.get(qn("w:eastAsia")) == "KaiTi"
    assert not any(run.italic for run in runs)


def test_items_hang_beside_their_number():
    style = opened(text()).styles["Item"].paragraph_format

    assert style.first_line_indent < 0
    assert style.left_indent > -style.first_line_indent


def test_a_footnote_is_a_real_one_where_its_marker_is_printed():
    body = part(text(), "word/document.xml")
    marker = body.find(".//w:footnoteReference", W)
    before = "".join(marker.xpath("../preceding-sibling::w:r/w:t/text()", namespaces=W))
    notes = part(text(), "word/footnotes.xml")
    (note,) = notes.xpath(f"w:footnote[@w:id='{marker.get(qn('w:id'))}']", namespaces=W)

    assert before == "Recalling its resolution"
    assert "".join(note.itertext()) == "Ibid."
    assert note.find(".//w:footnoteRef", W) is not None


def test_every_document_has_the_rules_above_its_footnotes():
    kinds = part(text(blocks=[]), "word/footnotes.xml").xpath("w:footnote/@w:type", namespaces=W)

    assert kinds == ["separator", "continuationSeparator"]


def test_footnotes_that_are_no_plain_count_keep_their_printed_numbers():
    blocks = [TextBlock("operative", "Decides.", notes=[TextNote(7, "Seventh.", 8)])]
    marker = part(text(blocks=blocks), "word/document.xml").find(".//w:footnoteReference", W)

    assert marker.get(qn("w:customMarkFollows")) == "1"
    assert "".join(marker.getparent().itertext()) == "7"


def test_arabic_paragraphs_run_from_the_right_and_so_do_their_runs():
    paragraphs = [paragraph for paragraph in opened(arabic()).paragraphs if paragraph.text]

    for paragraph in paragraphs[:3]:
        assert paragraph._p.pPr.find(qn("w:bidi")) is not None
    for run in (run for paragraph in paragraphs[:3] for run in paragraph.runs if run.text.strip("0123456789-\t /.")):
        latin = run.text.isascii()
        assert (run._r.rPr.find(qn("w:rtl")) is None) == (latin and run.text not in "()"), run.text


def test_a_symbol_in_arabic_keeps_its_own_direction():
    runs = [run for paragraph in opened(arabic()).paragraphs for run in paragraph.runs]

    (symbol,) = (run for run in runs if run.text == "A/97/11")
    assert symbol._r.rPr.find(qn("w:rtl")) is None


def test_a_line_of_latin_letters_in_an_arabic_document_runs_from_the_left():
    (cell,) = (cell for row in opened(arabic()).tables[0].rows for cell in row.cells if cell.text == "A/RES/97/9")

    assert cell.paragraphs[0]._p.pPr.find(qn("w:bidi")) is None


def test_arabic_markers_stand_in_brackets():
    runs = part(arabic(), "word/document.xml").xpath("//w:r[w:rPr/w:rStyle]", namespaces=W)

    assert ["".join(run.itertext()) for run in runs] == ["(", "", ")"]


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_run_says_its_language(language: str):
    chosen = arabic() if language == "ar" else text(language)
    runs = part(chosen, "word/document.xml").findall(".//w:r", W)
    tags = {run.find("w:rPr/w:lang", W).get(qn("w:val")) for run in runs}

    assert tags <= {SCRIPTS[language].tag, "en-GB"}
    assert SCRIPTS[language].tag in tags


@pytest.mark.parametrize("name", ["word/document.xml", "word/footnotes.xml", "word/styles.xml", "word/footer1.xml"])
@pytest.mark.parametrize("chosen", [text(), arabic(), text("zh")], ids=["en", "ar", "zh"])
def test_properties_stand_in_the_order_of_the_standard(chosen: TextDocument, name: str):
    root = part(chosen, name)
    for kind, order in (("rPr", RUN), ("pPr", PARAGRAPH)):
        for properties in root.iter(qn(f"w:{kind}")):
            names = [
                etree.QName(element).localname for element in properties if etree.QName(element).localname in order
            ]
            assert names == sorted(names, key=order.index)
            assert len(names) == len(set(names))


def test_each_page_has_its_number():
    document = opened(text())
    section = document.sections[0]

    for footer in (section.footer, section.first_page_footer):
        codes = [code.text for code in footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == "A/RES/97/9"


def test_the_document_says_what_it_is():
    properties = opened(text()).core_properties

    assert (properties.title, properties.language) == ("Made-up registers", "en-GB")
    assert "python" not in f"{properties.author}{properties.comments}".lower()


def test_a_title_of_any_length_stands_whole_in_the_text():
    title = "Made-up registers and " * 20
    document = opened(text(title=title))

    assert ("Resolution Title", f"97/9.\t{title}") in words(document)
    assert document.core_properties.title == title[:255]


def test_a_text_of_which_little_is_known_is_a_document():
    assert words(opened(TextDocument(language="fr", title="Rien"))) == [("Resolution Title", "Rien")]
