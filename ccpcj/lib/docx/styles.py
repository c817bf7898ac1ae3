"""The page and the styles of a document, so that who edits it changes them in one place."""

from typing import NamedTuple

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from .runs import element
from .script import Script

NOTE, REFERENCE = "footnote text", "footnote reference"  # as Word itself calls its styles of footnotes


class ParagraphShape(NamedTuple):
    """Indent of the whole paragraph, indent of its first line, the space after it, and whether both edges are even."""

    indent: Length
    first: Length
    after: Length
    justified: bool = False


def prepare_document(document: Document, script: Script) -> None:
    """Set the page to A4, and the fonts of words, headings and footnotes."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.5)
    section.different_first_page_header_footer = True
    set_font(document.styles["Normal"], script, script.size)
    note = add_style(document, NOTE, ParagraphShape(Cm(0.6), Length(-Cm(0.6)), Pt(2)))
    note.paragraph_format.line_spacing = 1
    set_font(note, script, script.small)
    for level in (1, 2, 3):
        format_heading(document.styles[f"Heading {level}"], script, level)
    reference = document.styles.add_style(REFERENCE, WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True


def add_style(document: Document, name: str, shape: ParagraphShape) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    layout = style.paragraph_format
    layout.left_indent, layout.first_line_indent, layout.space_after = shape.indent, shape.first, shape.after
    layout.line_spacing = 1.15
    if shape.justified:
        layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    return style


def format_heading(style: ParagraphStyle, script: Script, level: int) -> None:
    set_font(style, script, script.size + (3 - level), bold=True, italic=level == 3 and not script.phrase_font)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(14), Pt(8)
    style.paragraph_format.keep_with_next = True


def set_font(style: ParagraphStyle, script: Script, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Set fonts and sizes for all scripts: Word keeps those of Arabic apart from the others."""
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    style.font.bold, style.font.italic = bold, italic
    properties = style.element.get_or_add_rPr()
    fonts = properties.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), script.font)
    fonts.set(qn("w:cs"), script.font)
    for name, is_on in (("w:bCs", bold), ("w:iCs", italic)):
        for former in properties.findall(qn(name)):
            properties.remove(former)
        if is_on:
            properties.find(qn(name.removesuffix("Cs"))).addnext(element(name))
    for former in properties.findall(qn("w:szCs")):
        properties.remove(former)
    properties.find(qn("w:sz")).addnext(element("w:szCs", val=str(int(size * 2))))
