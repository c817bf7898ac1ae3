"""Makes a Word document of a made-up report, as an author who knows Word would: real footnotes, styles, tables, links."""

import re
from io import BytesIO
from itertools import groupby, pairwise
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from .typeset import Form, Source

NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
NOTE, REFERENCE = "FootnoteText", "FootnoteReference"
MARKED = f'<w:rPr><w:rStyle w:val="{REFERENCE}"/></w:rPr>'
COLUMNS = (4.2, 5.4, 6.2)  # cm: the table of officers
ARABIC, HAN = re.compile("[\u0600-\u06ff]"), re.compile("[\u3400-\u9fff]")


def write(source: Source, header: tuple[str, ...] = (), italics: bool = True) -> bytes:
    """The report as a docx file: right to left in Arabic, with opening phrases in kai in Chinese."""
    document = docx.Document()
    add_styles(document)
    set_header(document, header)
    forms = [source.forms.get(i, Form()) for i in range(len(source.paragraphs))]
    for in_table, group in groupby(enumerate(forms), lambda pair: bool(pair[1].cells)):
        if in_table:
            add_table(document, [form.cells for _, form in group])
            continue
        for i, form in group:
            paragraph = document.add_paragraph(style=f"Heading {form.level}" if form.level else None)
            fill(paragraph, source.paragraphs[i], form.italics if italics else [])
            for link in source.links.get(i, []):
                add_link(paragraph, link)
    right = any(map(ARABIC.search, source.paragraphs))
    add_notes(document, source, right)
    if right:
        for paragraph in document.element.body.iter(qn("w:p")):
            paragraph.get_or_add_pPr().append(OxmlElement("w:bidi"))
    return saved(document)


def add_styles(document: Document) -> None:
    """Those that Word makes with the first footnote and the first link."""
    notes = document.styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    notes.font.size = Pt(9)
    notes.element.get_or_add_rPr().append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="18"/>'))  # of Arabic
    document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER).font.superscript = True
    document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER).font.underline = True


def saved(document: Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def set_header(document: Document, symbols: tuple[str, ...]) -> None:
    """The symbols at the top of each page, its number at its foot."""
    section = document.sections[0]
    for i, symbol in enumerate(symbols):
        paragraph = section.header.paragraphs[0] if i == 0 else section.header.add_paragraph()
        paragraph.text = symbol
    if symbols:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = "1"
        run.append(text)
        field.append(run)
        section.footer.paragraphs[0]._p.append(field)


def fill(paragraph: Paragraph, text: str, italics: list[tuple[int, int]]) -> None:
    """The words of a paragraph, what is set in italics so, its markers as references to footnotes."""
    places = sorted({0, len(text), *(place for span in italics for place in span)})
    for start, end in pairwise(places):
        for part in re.split(r"(\{\d+\})", text[start:end]):
            if marker := re.fullmatch(r"\{(\d+)\}", part):
                refer(paragraph, int(marker[1]))
            elif part:
                add_words(paragraph, part, (start, end) in italics)


def add_words(paragraph: Paragraph, words: str, is_phrase: bool) -> Run:
    """A run; a number and the words behind it stand apart by a tab."""
    run = paragraph.add_run(re.sub(r"^(\d+\.|\([^)]\)|\w\)) (?!$)", "\\1\t", words))
    properties = run._r.get_or_add_rPr()
    if is_phrase and HAN.search(words):
        properties.append(parse_xml(f'<w:rFonts {nsdecls("w")} w:eastAsia="KaiTi"/>'))
    if is_phrase:
        properties.append(OxmlElement("w:b" if HAN.search(words) else "w:i"))
        properties.append(OxmlElement("w:bCs" if HAN.search(words) else "w:iCs"))
    if ARABIC.search(words):
        properties.append(OxmlElement("w:rtl"))
    return run


def refer(paragraph: Paragraph, number: int) -> None:
    run = parse_xml(f'<w:r {nsdecls("w")}>{MARKED}<w:footnoteReference w:id="{number + 7}"/></w:r>')
    paragraph._p.append(run)


def add_link(paragraph: Paragraph, target: str) -> None:
    """A link on the last words of a paragraph."""
    key = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    paragraph.runs[-1].style = "Hyperlink"
    link.append(paragraph.runs[-1]._r)
    paragraph._p.append(link)


def add_table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.autofit = False
    if ARABIC.search(rows[0][0]):
        table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
    for row in rows:
        for cell, text, width in zip(table.add_row().cells, row, COLUMNS, strict=True):
            cell.width = Cm(width)
            fill(cell.paragraphs[0], text, [])


def add_notes(document: Document, source: Source, right: bool) -> None:
    """The part of the file that holds the footnotes, under ids that are no numbers of theirs."""
    notes = "".join(
        f'<w:footnote w:id="{number + 7}"><w:p><w:pPr><w:pStyle w:val="{NOTE}"/>{"<w:bidi/>" * right}</w:pPr>'
        f"<w:r>{MARKED}<w:footnoteRef/></w:r><w:r>{'<w:rPr><w:rtl/></w:rPr>' * bool(ARABIC.search(text))}"
        f'<w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for number, text in source.notes.items()
    )
    blob = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{SEPARATORS}{notes}</w:footnotes>'
    part: Any = Part(PackURI("/word/footnotes.xml"), NOTES, blob.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
