"""Paragraphs: their direction, and the lines around a text."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from .runs import ARABIC, add_words, element
from .script import Script

# what may stand before w:bidi in w:pPr
BEFORE_BIDI = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
          "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct",
          "topLinePunct", "autoSpaceDE", "autoSpaceDN")  # fmt: skip
END = WD_ALIGN_PARAGRAPH.RIGHT  # in a paragraph that runs from the right, Word sets it at the left


def set_direction(paragraph: Paragraph, script: Script) -> Paragraph:
    """Give the paragraph the direction of its script."""
    if script.right_to_left:
        properties = paragraph._p.get_or_add_pPr()
        names = {qn(f"w:{name}") for name in BEFORE_BIDI}
        properties.insert(sum(1 for child in properties if child.tag in names), element("w:bidi"))
    return paragraph


def add_paragraph(document: Document, style: str, script: Script) -> Paragraph:
    """Add a paragraph in a style, in the direction of the script."""
    return set_direction(document.add_paragraph(style=style), script)


def write_line(paragraph: Paragraph, words: str, script: Script, *, bold: bool = False, end: bool = False) -> Paragraph:
    """Write words that stand alone on their line, at the start or the end of its column."""
    set_side(paragraph, script, end=end, latin=not ARABIC.search(words))
    add_words(paragraph, words, script, emphasis="bold" if bold else "")
    return paragraph


def set_side(paragraph: Paragraph, script: Script, *, end: bool, latin: bool) -> None:
    """Set the side at which a line stands.

    Latin words in a document that runs from the right stand at the same side, but run from the left.
    """
    if script.right_to_left and latin:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if end else WD_ALIGN_PARAGRAPH.RIGHT
        return
    set_direction(paragraph, script)
    if end:
        paragraph.alignment = END


def add_rule(paragraph: Paragraph, side: str = "bottom") -> None:
    """Draw a rule above or below the paragraph."""
    properties = paragraph._p.get_or_add_pPr()
    border = element("w:pBdr")
    border.append(element(f"w:{side}", val="single", sz="6", space="4", color="000000"))
    names = {qn(f"w:{name}") for name in BEFORE_BIDI[: BEFORE_BIDI.index("pBdr")]}
    properties.insert(sum(1 for child in properties if child.tag in names), border)
