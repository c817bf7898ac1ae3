"""What is printed around a text: symbol and distribution, the body, its session and item; the foot of each page."""

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from resolutions.text.document import Text

from .paragraphs import aligned, line, ruled, turned
from .runs import dressed, element, field, say
from .script import Script

WIDE, NARROW = Cm(10.5), Cm(4.5)
# the lines between the masthead and the title, with their emphasis
LINES = {"session": "", "agenda_item": "", "agenda_item_title": "bold", "agenda_item_2": "",
         "agenda_item_title_2": "bold", "heading": "bold", "on_the_report_of": "phrase"}  # fmt: skip


def masthead(document: Document, text: Text, script: Script) -> None:
    """The body at the start of the line, the symbol at its end, a rule below; then session, item and heading."""
    front = text.front
    table = two_columns(document, script)
    line(own(table.cell(0, 0)), front.get("publisher", ""), script)
    line(own(table.cell(0, 1)), text.symbol, script, bold=True)
    large(line(own(table.cell(1, 0)), front.get("body", ""), script, bold=True), script.size + 5)
    for n, words in enumerate(front[name] for name in ("distribution", "published") if name in front):
        cell = table.cell(1, 1)
        close(line(cell.add_paragraph() if n else own(cell), words, script))
    ruled(turned(document.add_paragraph(), script))
    for name, emphasis in LINES.items():
        if name in front:
            paragraph = close(turned(document.add_paragraph(), script))
            paragraph.paragraph_format.space_before = Pt(8 if name == "heading" else 0)
            say(paragraph, front[name], script, emphasis=emphasis)


def two_columns(document: Document, script: Script) -> Table:
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, (WIDE, NARROW), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    if script.right_to_left:
        properties = table._tbl.tblPr
        properties.insert(sum(1 for held in properties if held.tag == qn("w:tblStyle")), element("w:bidiVisual"))
    return table


def own(cell: _Cell) -> Paragraph:
    return cell.paragraphs[0]


def close(paragraph: Paragraph) -> Paragraph:
    paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def large(paragraph: Paragraph, size: float) -> None:
    for run in paragraph.runs:
        run.font.size = Pt(size)
        run._r.rPr.find(qn("w:sz")).addnext(element("w:szCs", val=str(int(size * 2))))


def page_furniture(document: Document, text: Text, script: Script) -> None:
    """The symbol above every page but the first, the number of the page below each."""
    section = document.sections[0]
    if text.symbol:
        line(section.header.paragraphs[0], text.symbol, script, bold=True, end=True)
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        aligned(paragraph, script, end=True, latin=True)
        field(paragraph, "PAGE", script)
        dressed(paragraph.add_run("/"), script, latin=script.right_to_left)
        field(paragraph, "NUMPAGES", script)
    if script.right_to_left:
        properties, made = section._sectPr, element("w:bidi")
        place = properties.find(qn("w:docGrid"))
        properties.append(made) if place is None else place.addprevious(made)
