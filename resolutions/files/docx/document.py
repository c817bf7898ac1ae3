"""The document from its masthead to its sponsors."""

from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.text.paragraph import Paragraph

from resolutions.text.document import (
    ANNEX,
    OPERATIVE,
    PREAMBULAR,
    Block,
    Text,
)
from resolutions.text.emphasis import enacting, pieces

from .footnotes import Footnotes
from .masthead import masthead, page_furniture
from .paragraphs import END, added, ruled
from .runs import say
from .script import SCRIPTS, Script
from .styles import ADOPTED, ENACTING, ITEM, SMALL_ITEM, SPONSORS, TITLE, prepare
from .styles import OPERATIVE as OPERATIVE_STYLE
from .styles import PREAMBULAR as PREAMBULAR_STYLE

LONGEST = 255  # characters of a property of the file


def write(text: Text, sponsors: str = "") -> bytes:
    """The text as a .docx file; `sponsors` is the sentence that names them."""
    script, document = SCRIPTS[text.language], Document()
    prepare(document, script)
    describe(document, text, script)
    masthead(document, text, script)
    page_furniture(document, text, script)
    title(document, text, script)
    if text.chapeau:
        paragraph = added(document, ENACTING, script)
        for words, stressed in enacting(text.chapeau):
            say(paragraph, words, script, emphasis="phrase" if stressed else "")
    notes = Footnotes(document, script, [note.number for block in text.blocks for note in block.notes])
    for part in (PREAMBULAR, OPERATIVE, ANNEX):
        for block in text.blocks:
            if block.part == part:
                write_block(document, block, script, notes)
    ending(document, text, sponsors, script)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def describe(document: Word, text: Text, script: Script) -> None:
    """What a library or a search engine reads of the file."""
    properties = document.core_properties
    properties.title, properties.subject = text.title[:LONGEST], text.symbol or text.number
    properties.author = properties.last_modified_by = text.front.get("publisher", "")[:LONGEST]
    properties.language, properties.comments = script.tag, ""


def title(document: Word, text: Text, script: Script) -> None:
    number = text.front.get("number", "")
    say(added(document, TITLE, script), f"{number}\t{text.title}" if number else text.title, script, emphasis="bold")


def write_block(document: Word, block: Block, script: Script, notes: Footnotes) -> None:
    paragraph = added(document, style_of(block), script)
    if block.number:
        say(paragraph, f"{block.number}\t", script)
    fill(paragraph, block, script, notes)


def style_of(block: Block) -> str:
    if block.heading:
        return f"Heading {min(block.heading, 3)}"
    if block.depth:
        return ITEM if block.depth == 1 else SMALL_ITEM
    return PREAMBULAR_STYLE if block.part == PREAMBULAR else OPERATIVE_STYLE


def fill(paragraph: Paragraph, block: Block, script: Script, notes: Footnotes) -> None:
    for piece in pieces(block):
        if piece.note:
            notes.add(paragraph, piece.note)
        else:
            emphasis = "bold" if block.heading else "phrase" if piece.stressed else ""
            say(paragraph, piece.words, script, emphasis=emphasis)


def ending(document: Word, text: Text, sponsors: str, script: Script) -> None:
    """The meeting and the day of adoption; who sponsors the text, below a rule."""
    for name in ("meeting", "adopted"):
        if words := text.front.get(name):
            paragraph = added(document, ADOPTED, script)
            paragraph.alignment = END
            paragraph.paragraph_format.space_after = 0
            say(paragraph, words, script, emphasis="phrase")
    if sponsors:
        ruled(added(document, SPONSORS, script))
        say(added(document, SPONSORS, script), sponsors, script)
