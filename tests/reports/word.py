"""Makes a Word document of a made-up report, as an author who knows Word would: real footnotes, styles, tables, links."""

import re
from io import BytesIO
from itertools import groupby
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from .typeset import Source

NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
SUPERSCRIPT = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
HEADING = re.compile(r"第.章|[A-Z]\. .{0,20}$")
OFFICER = re.compile(r"(主席|第一副主席|报告员) (\S+) (.+)")
COLUMNS = (2.6, 4.3, 5.7)  # cm: the table of officers
OPENING = re.compile(
    r"(\d+\. |\([a-z]\) )?((?:回顾|又回顾|注意到|关切地注意到|鼓励|又鼓励|请|邀请|强调|吁请|决定|敦促|认识到|欣见))(?=\S)"
)


def write(source: Source, header: tuple[str, ...] = (), italics: bool = True) -> bytes:
    """The report as a docx file."""
    document = docx.Document()
    set_header(document, header)
    rows: list[tuple[str, ...]] = []
    for is_officer, group in groupby(enumerate(source.paragraphs), lambda pair: bool(OFFICER.fullmatch(pair[1]))):
        if is_officer:
            rows = [OFFICER.fullmatch(text).groups() for _, text in group]
            add_table(document, rows)
            continue
        for i, text in group:
            paragraph = document.add_paragraph(style="Heading 1" if HEADING.match(text) else None)
            fill(paragraph, text, italics)
            for link in source.links.get(i, []):
                add_link(paragraph, link)
    add_notes(document, source)
    return saved(document)


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


def fill(paragraph: Paragraph, text: str, italics: bool) -> None:
    """The words of a paragraph, its opening phrase in italics, its markers as references to footnotes."""
    opening = OPENING.match(text) if italics else None
    if opening:
        paragraph.add_run(opening[1] or "")
        paragraph.add_run(opening[2]).italic = True
        text = text[opening.end() :]
    for part in re.split(r"(\{\d+\})", text):
        if marker := re.fullmatch(r"\{(\d+)\}", part):
            refer(paragraph, int(marker[1]))
        else:
            paragraph.add_run(part)


def refer(paragraph: Paragraph, number: int) -> None:
    run = parse_xml(f'<w:r {nsdecls("w")}>{SUPERSCRIPT}<w:footnoteReference w:id="{number + 7}"/></w:r>')
    paragraph._p.append(run)


def add_link(paragraph: Paragraph, target: str) -> None:
    """A link on the last words of a paragraph."""
    key = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    link.append(paragraph.runs[-1]._r)
    paragraph._p.append(link)


def add_table(document: Document, rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for column, width in zip(table.columns, COLUMNS, strict=True):
        column.width = Cm(width)
    for row in rows:
        for cell, text, width in zip(table.add_row().cells, row, COLUMNS, strict=True):
            cell.text, cell.width = text, Cm(width)


def add_notes(document: Document, source: Source) -> None:
    """The part of the file that holds the footnotes, under ids that are no numbers of theirs."""
    notes = "".join(
        f'<w:footnote w:id="{number + 7}"><w:p><w:r>{SUPERSCRIPT}<w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for number, text in source.notes.items()
    )
    blob = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{SEPARATORS}{notes}</w:footnotes>'
    part: Any = Part(PackURI("/word/footnotes.xml"), NOTES, blob.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
