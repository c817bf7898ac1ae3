"""The document from its masthead to its sponsors."""

from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.text.paragraph import Paragraph

from ccpcj.lib.docx.docx_paragraphs import END, add_paragraph, add_rule
from ccpcj.lib.docx.footnotes import Footnotes
from ccpcj.lib.docx.runs import add_words
from ccpcj.lib.docx.script import SCRIPTS, Script
from resolutions.text.document import (
    ANNEX,
    OPERATIVE,
    PREAMBULAR,
    TextBlock,
    TextDocument,
)
from resolutions.text.emphasis import block_pieces, enacting_segments

from .masthead import write_headers_footers, write_masthead
from .resolution_styles import (
    ADOPTED,
    ENACTING,
    ITEM,
    SMALL_ITEM,
    SPONSORS,
    TITLE,
    prepare_resolution,
)
from .resolution_styles import OPERATIVE as OPERATIVE_STYLE
from .resolution_styles import PREAMBULAR as PREAMBULAR_STYLE

LONGEST = 255  # characters of a property of the file


def write_docx(text: TextDocument, sponsors: str = "") -> bytes:
    """Write the text as a .docx file; `sponsors` is the sentence that names them."""
    script, document = SCRIPTS[text.language], Document()
    prepare_resolution(document, script)
    set_file_properties(document, text, script)
    write_masthead(document, text, script)
    write_headers_footers(document, text, script)
    write_title(document, text, script)
    if text.chapeau:
        paragraph = add_paragraph(document, ENACTING, script)
        for words, stressed in enacting_segments(text.chapeau):
            add_words(paragraph, words, script, emphasis="phrase" if stressed else "")
    notes = Footnotes(document, script, [note.number for block in text.blocks for note in block.notes])
    for part in (PREAMBULAR, OPERATIVE, ANNEX):
        for block in text.blocks:
            if block.part == part:
                write_block(document, block, script, notes)
    write_ending(document, text, sponsors, script)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def set_file_properties(document: Word, text: TextDocument, script: Script) -> None:
    """Set the properties of the file that a library or a search engine reads."""
    properties = document.core_properties
    properties.title, properties.subject = text.title[:LONGEST], text.symbol or text.number
    properties.author = properties.last_modified_by = text.front.get("publisher", "")[:LONGEST]
    properties.language, properties.comments = script.tag, ""


def write_title(document: Word, text: TextDocument, script: Script) -> None:
    number = text.front.get("number", "")
    add_words(
        add_paragraph(document, TITLE, script),
        f"{number}\t{text.title}" if number else text.title,
        script,
        emphasis="bold",
    )


def write_block(document: Word, block: TextBlock, script: Script, notes: Footnotes) -> None:
    paragraph = add_paragraph(document, style_of(block), script)
    if block.number:
        add_words(paragraph, f"{block.number}\t", script)
    write_block_words(paragraph, block, script, notes)


def style_of(block: TextBlock) -> str:
    """The name of the style of a paragraph."""
    if block.heading:
        return f"Heading {min(block.heading, 3)}"
    if block.depth:
        return ITEM if block.depth == 1 else SMALL_ITEM
    return PREAMBULAR_STYLE if block.part == PREAMBULAR else OPERATIVE_STYLE


def write_block_words(paragraph: Paragraph, block: TextBlock, script: Script, notes: Footnotes) -> None:
    for piece in block_pieces(block):
        if piece.note:
            notes.add(paragraph, piece.note.number, piece.note.text)
        else:
            emphasis = "bold" if block.heading else "phrase" if piece.stressed else ""
            add_words(paragraph, piece.words, script, emphasis=emphasis)


def write_ending(document: Word, text: TextDocument, sponsors: str, script: Script) -> None:
    """Write the meeting and the day of adoption; who sponsors the text, below a rule."""
    for name in ("meeting", "adopted"):
        if words := text.front.get(name):
            paragraph = add_paragraph(document, ADOPTED, script)
            paragraph.alignment = END
            paragraph.paragraph_format.space_after = 0
            add_words(paragraph, words, script, emphasis="phrase")
    if sponsors:
        add_rule(add_paragraph(document, SPONSORS, script))
        add_words(add_paragraph(document, SPONSORS, script), sponsors, script)
