"""A Word document says of itself what plain text leaves to be told from its layout."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from ccpcj.reports.reading.extract import extract
from ccpcj.reports.reading.printed_report import NotAReport
from ccpcj.reports.reading.unwrap import marker
from tests.ccpcj.reports.readings import (
    HEADER,
    HERE,
    REAL,
    content,
    names,
    read_real,
    read_report,
    real_source,
    specimen,
)
from tests.ccpcj.reports.typeset import Source
from tests.ccpcj.reports.word import saved, write

W = nsdecls("w")


def document_of(*paragraphs: str) -> docx.document.Document:
    """A document of paragraphs, each of WordprocessingML runs."""
    document = docx.Document()
    for runs in paragraphs:
        document.element.body.insert_element_before(parse_xml(f"<w:p {W}>{runs}</w:p>"), "w:sectPr")
    return document


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def texts(document: docx.document.Document) -> list[str]:
    return [line.text for line in extract(saved(document)).body.lines]


def messages(document: docx.document.Document) -> dict[str, str]:
    return {finding.code: finding.message for finding in extract(saved(document)).findings}


def test_places_are_counted_in_paragraphs():
    report = read_report(write(specimen(), HEADER), names())

    assert (report.counted, report.coverage["unread"]) == ("paragraph", 0)


@pytest.mark.skipif(not REAL.exists(), reason=f"{REAL.name} is not in ../shared/reports")
def test_the_real_report_reads_the_same_from_word():
    assert content(read_report(write(real_source(), tuple(read_real().symbols)), names())) == content(read_real())


def test_every_paragraph_is_accounted_for():
    coverage = read_report(write(specimen(), HEADER), names()).coverage

    assert coverage["values"] + coverage["furniture"] + coverage["findings"] == coverage["lines"]


def test_a_link_is_held_against_its_own_paragraph():
    report = read_report(write(specimen(), HEADER), names())

    assert [f.message for f in report.findings if f.code == "link-without-print"] == [
        "The link to A/106/78 names nothing that its page prints."
    ]


def test_italics_say_the_opening_phrase_and_win_over_the_word_list():
    source = Source.parse((HERE / "specimen.zh.txt").read_text(encoding="utf-8"))
    document = docx.Document(BytesIO(write(source, HEADER, italics=False)))
    paragraph = next(p for p in document.paragraphs if p.text.startswith("认识到小岛屿"))
    paragraph.text = ""
    paragraph.add_run("认识到小").italic = True
    paragraph.add_run("岛屿的法官人数很少，")

    report = read_report(saved(document), names())

    text = next(text for text in report.texts if text.key == "resolution-61-1")
    assert [item.phrase for item in text.preamble] == ["回顾", "又回顾", "认识到小"]
    assert "认识到小" in next(f.message for f in report.findings if f.code == "unknown-phrase")


def test_emphasis_comes_from_letters_and_character_styles_not_from_the_style_of_the_paragraph():
    document = document_of(
        run("1. ") + run("Also ", "<w:i/>") + run("encourages", "<w:rStyle w:val='Emphasis'/>") + run(" States,"),
        run("All ") + run("plain", "<w:b w:val='0'/>") + run("  words"),
        run("鼓励", "<w:rFonts w:eastAsia='KaiTi'/>") + run("会员国"),
    )
    document.add_heading("Chapter I", 1)
    lines = extract(saved(document)).body.lines

    assert [line.emphasis for line in lines] == [("Also encourages",), (), ("鼓励",), ()]
    assert [line.heading for line in lines] == [False, False, False, True]


def test_changes_are_read_as_accepted():
    inserted, deleted = (
        f'<w:ins w:id="1">{run("three ")}</w:ins>',
        '<w:del w:id="2"><w:r><w:delText>two </w:delText></w:r></w:del>',
    )
    joined = '<w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>'
    document = document_of(run("For ") + deleted + inserted + run("years"), joined + run("One"), run("paragraph"))

    assert texts(document) == ["For three years", "One paragraph"]
    assert "accepted" in messages(document)["document-changes"]


def test_hidden_text_is_left_out_and_named():
    document = document_of(
        run("Seen ") + run("secret", "<w:vanish/>") + run(" again"), run("all hidden", "<w:vanish/>")
    )
    source = extract(saved(document))

    assert [line.text for line in source.body.lines] == ["Seen again"]
    assert [(f.code, f.message.split(": ")[1]) for f in source.findings] == [
        ("hidden-text", "secret"),
        ("hidden-text", "all hidden"),
    ]
    assert source.account.uses[2] == "hidden text"


def test_signs_that_print_nothing_are_dropped_and_hyphens_and_spaces_are_plain():
    document = document_of(
        run("co\u00adop") + "<w:r><w:softHyphen/></w:r>" + run("eration\u00a0\u200f:")
        + "<w:r><w:tab/></w:r>" + run("E") + "<w:r><w:noBreakHyphen/></w:r>" + run("1\u20112")
    )  # fmt: skip

    assert texts(document) == ["cooperation : E-1-2"]


def test_fields_print_their_results_and_a_table_of_contents_is_furniture():
    def field(kind: str, result: str) -> str:
        marks = {name: f'<w:r><w:fldChar w:fldCharType="{name}"/></w:r>' for name in ("begin", "separate", "end")}
        return f"{marks['begin']}<w:r><w:instrText> {kind} </w:instrText></w:r>{marks['separate']}{run(result)}{marks['end']}"

    document = document_of(run("See paragraph ") + field("REF p4", "4"), field("TOC", "Chapter I 3"), run("Chapter I"))

    assert texts(document) == ["See paragraph 4", "Chapter I"]
    assert "table of contents" in extract(saved(document)).account.uses.values()


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{'<w:p>' + run('In the box') + '</w:p>'}</w:txbxContent>"
    alternate = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    )

    assert texts(document_of(run("Beside") + f"<w:r>{alternate}</w:r>")) == ["Beside", "In the box"]


def test_a_row_of_a_table_is_a_line_and_a_merged_cell_counts_for_each_row():
    document = document_of(run("Officers:"))
    table = document.add_table(rows=3, cols=2)
    for row, (office, name) in zip(table.rows, [("Chair", "A"), ("Vice-Chair", "B"), ("", "C")], strict=True):
        row.cells[0].text, row.cells[1].text = office, name
    table.cell(1, 0).merge(table.cell(2, 0))

    assert texts(document) == ["Officers:", "Chair A", "Vice-Chair B", "Vice-Chair C"]


def test_the_table_at_the_top_gives_the_symbols():
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "United Nations", "E/2052/30-E/CN.15/2052/9"
    document.add_paragraph("Report")
    source = extract(saved(document))

    assert [line.text for line in source.body.headers] == ["United Nations E/2052/30-E/CN.15/2052/9"]
    assert [line.text for line in source.body.lines] == ["Report"]


def test_footnotes_are_numbered_by_their_markers_in_the_text():
    source = extract(write(Source.parse("First{1} and second{2} word\n[2] B\n[1] 1 January"), ()))

    assert source.body.lines[0].text == f"First{marker(1)} and second{marker(2)} word"
    assert [(note.number, note.lines[0].text) for note in source.body.notes] == [(1, "1 1 January"), (2, "2 B")]


def test_a_footnote_with_an_asterisk_is_named():
    data = write(Source.parse("Title{1} word\n[1] Reissued."), ())
    document = docx.Document(BytesIO(data))
    reference = next(document.element.body.iter(qn("w:footnoteReference")))
    reference.set(qn("w:customMarkFollows"), "1")

    source = extract(saved(document))
    assert source.body.notes == []
    assert [f.message for f in source.findings] == ["A footnote without a number is kept nowhere: Reissued."]


def numbered(levels: str, *paragraphs: tuple[int, str], overrides: str = "") -> list[str]:
    """How paragraphs of a list are printed, each with its level."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{levels}</w:abstractNum>'))
    for number, changed in ((91, ""), (92, overrides)):
        numbering.append(parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="90"/>{changed}</w:num>'))
    for level, text in paragraphs:
        paragraph = document.add_paragraph(text.lstrip("!"))
        properties = paragraph._p.get_or_add_pPr()
        number = 92 if text.startswith("!") else 91
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'))
    return texts(document)


def level(number: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def test_automatic_numbers_are_read_as_printed():
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")

    assert numbered(levels, (0, "A"), (1, "B"), (1, "C"), (2, "D"), (0, "E"), (1, "F")) == [
        "1. A", "(a) B", "(b) C", "(i) D", "2. E", "(a) F",
    ]  # fmt: skip


def test_a_list_that_starts_again_does_so():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lines = numbered(level(0, "decimal", "%1."), (0, "A"), (0, "B"), (0, "!C"), (0, "!D"), overrides=override)

    assert lines == ["1. A", "2. B", "1. C", "2. D"]


@pytest.mark.parametrize(
    ("form", "text", "printed"),
    [
        ("chineseCounting", "第%1章", "第一章 第二章 第三章"),
        ("upperRoman", "%1.", "I. II. III."),
        ("upperLetter", "%1.", "A. B. C."),
        ("russianLower", "%1)", "а) б) в)"),
        ("arabicAbjad", "(%1)", "(أ) (ب) (ج)"),
        ("decimalZero", "%1", "01 02 03"),
        ("bullet", "•", ""),
    ],
)
def test_numbers_of_every_script(form, text, printed):
    lines = numbered(level(0, form, text), (0, "x"), (0, "x"), (0, "x"))

    assert " ".join(line.removesuffix("x").strip() for line in lines).strip() == printed


def test_legal_numbers_of_several_levels_are_read():
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")

    assert numbered(levels, (0, "A"), (0, "B"), (1, "C")) == ["I. A", "II. B", "2.1 C"]


def archive(*parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in parts:
            made.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 and no more", "cut"),
        (archive("content.xml", "mimetype"), "OpenDocument"),
        (archive("readme.txt"), "archive"),
        (archive("word/document.xml", "[Content_Types].xml"), "broken"),
        (write(specimen())[:20000], "cut"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (rb"{\rtf1\ansi Report}", "RTF"),
        (saved(docx.Document()), "empty"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data, reason):
    with pytest.raises(NotAReport, match=reason):
        read_report(data, names())


def test_a_picture_is_named():
    document = document_of(run("Chart") + "<w:r><w:drawing/></w:r>", "<w:r><w:drawing/></w:r>")

    assert "picture" in messages(document)["document-picture"]
