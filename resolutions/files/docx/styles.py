"""The page and the styles of a resolution, so that who edits the document changes them in one place."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from .runs import element
from .script import Script

TITLE, ENACTING, PREAMBULAR, OPERATIVE, ITEM, SMALL_ITEM, ADOPTED, SPONSORS, NOTE, REFERENCE = (
    "Resolution Title", "Enacting Body", "Preambular Paragraph", "Operative Paragraph", "Item", "Small Item",
    "Adopted", "Sponsors", "footnote text", "footnote reference",
)  # fmt: skip
STEP = Cm(1.1)
# name: indent of the whole, indent of its first line, space after
INDENTS: dict[str, tuple[Length, Length, Length]] = {
    TITLE: (STEP * 2, -STEP * 2, Pt(12)),
    ENACTING: (Cm(0), STEP, Pt(8)),
    PREAMBULAR: (Cm(0), STEP, Pt(8)),
    OPERATIVE: (Cm(0), STEP, Pt(8)),
    ITEM: (STEP * 2, -STEP, Pt(8)),
    SMALL_ITEM: (STEP * 3, -STEP, Pt(8)),
    ADOPTED: (Cm(0), Cm(0), Pt(12)),
    SPONSORS: (Cm(0), Cm(0), Pt(6)),
    NOTE: (Cm(0.6), -Cm(0.6), Pt(2)),
}


def prepare(document: Document, script: Script) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.5)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    font(normal, script, script.size)
    for name, (indent, first, after) in INDENTS.items():
        style = added(document, name)
        own = style.paragraph_format
        own.left_indent, own.first_line_indent, own.space_after = Length(indent), Length(first), after
        own.line_spacing = 1.15
        if name in (ENACTING, PREAMBULAR, OPERATIVE, ITEM, SMALL_ITEM):
            own.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    document.styles[TITLE].paragraph_format.keep_with_next = True
    document.styles[TITLE].paragraph_format.space_before = Pt(14)
    document.styles[NOTE].paragraph_format.line_spacing = 1
    font(document.styles[NOTE], script, script.small)
    font(document.styles[TITLE], script, script.size + 1.5, bold=True)
    for level in (1, 2, 3):
        heading(document.styles[f"Heading {level}"], script, level)
    reference = document.styles.add_style(REFERENCE, WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True


def added(document: Document, name: str) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    return style


def heading(style: ParagraphStyle, script: Script, level: int) -> None:
    font(style, script, script.size + (3 - level), bold=True, italic=level == 3 and not script.phrase_font)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(14), Pt(8)
    style.paragraph_format.keep_with_next = True


def font(style: ParagraphStyle, script: Script, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Fonts and sizes for all scripts: Word keeps those of Arabic apart from the others."""
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    style.font.bold, style.font.italic = bold, italic
    properties = style.element.get_or_add_rPr()
    fonts = properties.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), script.font)
    fonts.set(qn("w:cs"), script.font)
    for name, given in (("w:bCs", bold), ("w:iCs", italic)):
        for held in properties.findall(qn(name)):
            properties.remove(held)
        if given:
            properties.find(qn(name.removesuffix("Cs"))).addnext(element(name))
    for held in properties.findall(qn("w:szCs")):
        properties.remove(held)
    properties.find(qn("w:sz")).addnext(element("w:szCs", val=str(int(size * 2))))
