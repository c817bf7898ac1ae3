"""The styles of a resolution."""

from docx.document import Document
from docx.shared import Cm, Length, Pt

from ccpcj.lib.docx import styles
from ccpcj.lib.docx.script import Script
from ccpcj.lib.docx.styles import ParagraphShape, add_style, set_font

TITLE, ENACTING, PREAMBULAR, OPERATIVE, ITEM, SMALL_ITEM, ADOPTED, SPONSORS = (
    "Resolution Title", "Enacting Body", "Preambular Paragraph", "Operative Paragraph", "Item", "Small Item",
    "Adopted", "Sponsors",
)  # fmt: skip
STEP = Cm(1.1)  # by which each level of items is indented
BODY_TEXT = ParagraphShape(Cm(0), STEP, Pt(8), justified=True)
SHAPES = {
    TITLE: ParagraphShape(Length(STEP * 2), Length(-STEP * 2), Pt(12)),
    ENACTING: BODY_TEXT,
    PREAMBULAR: BODY_TEXT,
    OPERATIVE: BODY_TEXT,
    ITEM: ParagraphShape(Length(STEP * 2), Length(-STEP), Pt(8), justified=True),
    SMALL_ITEM: ParagraphShape(Length(STEP * 3), Length(-STEP), Pt(8), justified=True),
    ADOPTED: ParagraphShape(Cm(0), Cm(0), Pt(12)),
    SPONSORS: ParagraphShape(Cm(0), Cm(0), Pt(6)),
}


def prepare_resolution(document: Document, script: Script) -> None:
    """Give the document the page of a resolution and its styles."""
    styles.prepare_document(document, script)
    for name, shape in SHAPES.items():
        add_style(document, name, shape)
    title = document.styles[TITLE]
    title.paragraph_format.keep_with_next, title.paragraph_format.space_before = True, Pt(14)
    set_font(title, script, script.size + 1.5, bold=True)
