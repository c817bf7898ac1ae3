"""A text as plain words, for messages and notes: the lines of a page without its dress."""

from collections.abc import Iterator

from resolutions.text.document import (
    ANNEX,
    OPERATIVE,
    PREAMBULAR,
    TextBlock,
    TextDocument,
)
from resolutions.text.emphasis import block_pieces

INDENT = "    "
COVER = ("symbol", "body", "session", "agenda_item", "agenda_item_title")


def plain_lines(text: TextDocument, sponsors: str = "") -> Iterator[str]:
    """Cover, title, paragraphs with an empty line after each, adoption, sponsors; the footnotes last."""
    yield from (text.front[name] for name in COVER if name in text.front)
    yield ""
    yield " ".join(filter(None, (text.front.get("number", ""), text.title)))
    yield ""
    if text.chapeau:
        yield from (text.chapeau, "")
    for part in (PREAMBULAR, OPERATIVE, ANNEX):
        for block in text.blocks:
            if block.part == part:
                yield from (plain_paragraph(block), "")
    yield from (text.front[name] for name in ("meeting", "adopted") if name in text.front)
    if sponsors:
        yield from ("", sponsors)
    yield ""
    yield from (f"[{note.number}] {note.text}" for block in text.blocks for note in block.notes)


def plain_paragraph(block: TextBlock) -> str:
    """The words with the numbers of their footnotes in brackets."""
    words = "".join(f"[{piece.note.number}]" if piece.note else piece.words for piece in block_pieces(block))
    return f"{INDENT * block.depth}{block.number} {words}" if block.number else f"{INDENT * block.depth}{words}"
