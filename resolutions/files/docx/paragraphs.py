"""Paragraphs: their direction, and the lines around a text."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from .runs import ARABIC, element, say
from .script import Script

# what may stand before w:bidi in w:pPr
BEFORE = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
          "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct",
          "topLinePunct", "autoSpaceDE", "autoSpaceDN")  # fmt: skip
END = WD_ALIGN_PARAGRAPH.RIGHT  # in a paragraph that runs from the right, Word sets it at the left


def turned(paragraph: Paragraph, script: Script) -> Paragraph:
    """The paragraph in the direction of its script."""
    if script.right_to_left:
        properties = paragraph._p.get_or_add_pPr()
        names = {qn(f"w:{name}") for name in BEFORE}
        properties.insert(sum(1 for held in properties if held.tag in names), element("w:bidi"))
    return paragraph


def added(document: Document, style: str, script: Script) -> Paragraph:
    return turned(document.add_paragraph(style=style), script)


def line(paragraph: Paragraph, words: str, script: Script, *, bold: bool = False, end: bool = False) -> Paragraph:
    """A line of its own, at the start or the end of its column."""
    aligned(paragraph, script, end=end, latin=not ARABIC.search(words))
    say(paragraph, words, script, emphasis="bold" if bold else "")
    return paragraph


def aligned(paragraph: Paragraph, script: Script, *, end: bool, latin: bool) -> None:
    """Latin words in a document that runs from the right stand at the same side, but run from the left."""
    if script.right_to_left and latin:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if end else WD_ALIGN_PARAGRAPH.RIGHT
        return
    turned(paragraph, script)
    if end:
        paragraph.alignment = END


def ruled(paragraph: Paragraph, side: str = "bottom") -> None:
    """A rule above or below the paragraph."""
    properties = paragraph._p.get_or_add_pPr()
    border = element("w:pBdr")
    border.append(element(f"w:{side}", val="single", sz="6", space="4", color="000000"))
    names = {qn(f"w:{name}") for name in BEFORE[: BEFORE.index("pBdr")]}
    properties.insert(sum(1 for held in properties if held.tag in names), border)
