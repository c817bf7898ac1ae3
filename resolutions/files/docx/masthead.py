"""What is printed around a text: symbol and distribution, the body, its session and item; the foot of each page."""

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ccpcj.lib.docx.docx_paragraphs import (
    add_rule,
    set_direction,
    set_side,
    write_line,
)
from ccpcj.lib.docx.runs import (
    add_field,
    add_words,
    element,
    format_run,
)
from ccpcj.lib.docx.script import Script
from resolutions.text.document import TextDocument

WIDE, NARROW = Cm(10.5), Cm(4.5)
# the lines between the masthead and the title, with their emphasis
LINES = {"session": "", "agenda_item": "", "agenda_item_title": "bold", "agenda_item_2": "",
         "agenda_item_title_2": "bold", "heading": "bold", "on_the_report_of": "phrase"}  # fmt: skip


def write_masthead(document: Document, text: TextDocument, script: Script) -> None:
    """Print the body at the start of the line, the symbol at its end, a rule below; then session, item and heading."""
    front = text.front
    table = two_columns(document, script)
    write_line(first_paragraph(table.cell(0, 0)), front.get("publisher", ""), script)
    write_line(first_paragraph(table.cell(0, 1)), text.symbol, script, bold=True)
    enlarge(write_line(first_paragraph(table.cell(1, 0)), front.get("body", ""), script, bold=True), script.size + 5)
    for n, words in enumerate(front[name] for name in ("distribution", "published") if name in front):
        cell = table.cell(1, 1)
        tighten(write_line(cell.add_paragraph() if n else first_paragraph(cell), words, script))
    add_rule(set_direction(document.add_paragraph(), script))
    for name, emphasis in LINES.items():
        if name in front:
            paragraph = tighten(set_direction(document.add_paragraph(), script))
            paragraph.paragraph_format.space_before = Pt(8 if name == "heading" else 0)
            add_words(paragraph, front[name], script, emphasis=emphasis)


def two_columns(document: Document, script: Script) -> Table:
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, (WIDE, NARROW), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    if script.right_to_left:
        properties = table._tbl.tblPr
        properties.insert(sum(1 for child in properties if child.tag == qn("w:tblStyle")), element("w:bidiVisual"))
    return table


def first_paragraph(cell: _Cell) -> Paragraph:
    return cell.paragraphs[0]


def tighten(paragraph: Paragraph) -> Paragraph:
    paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def enlarge(paragraph: Paragraph, size: float) -> None:
    for run in paragraph.runs:
        run.font.size = Pt(size)
        run._r.rPr.find(qn("w:sz")).addnext(element("w:szCs", val=str(int(size * 2))))


def write_headers_footers(document: Document, text: TextDocument, script: Script) -> None:
    """Print the symbol above every page but the first, the number of the page below each."""
    section = document.sections[0]
    if text.symbol:
        write_line(section.header.paragraphs[0], text.symbol, script, bold=True, end=True)
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        set_side(paragraph, script, end=True, latin=True)
        add_field(paragraph, "PAGE", script)
        format_run(paragraph.add_run("/"), script, latin=script.right_to_left)
        add_field(paragraph, "NUMPAGES", script)
    if script.right_to_left:
        properties, bidi = section._sectPr, element("w:bidi")
        place = properties.find(qn("w:docGrid"))
        properties.append(bidi) if place is None else place.addprevious(bidi)
