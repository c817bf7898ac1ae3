"""What a reader of a Word document sees who accepts, or rejects, all its tracked changes."""

from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree

KEPT = {"accept": ("ins", "moveTo"), "reject": ("del", "moveFrom")}
GONE = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo")}


def named(*names: str) -> set[str]:
    return {qn(f"w:{name}") for name in names}


def read(data: bytes, decision: str) -> list[tuple[str, str]]:
    """The paragraphs below the cover as (style, words), with every footnote's words in brackets."""
    with ZipFile(BytesIO(data)) as file:
        body = etree.fromstring(file.read("word/document.xml"))[0]
        notes = etree.fromstring(file.read("word/footnotes.xml"))
    texts = {note.get(qn("w:id")): "".join(note.itertext()).strip() for note in notes}
    parts, style, words = [], "", ""
    for paragraph in body.iterchildren(qn("w:p")):
        words += "".join(words_under(part, decision, texts) for part in paragraph)
        style = style_of(paragraph, decision)
        if not joined(paragraph, decision):
            parts.append((style, words))
            words = ""
    return parts


def words_under(part: etree._Element, decision: str, notes: dict[str, str]) -> str:
    if part.tag in named(*GONE[decision]):
        return ""
    if part.tag in named(*KEPT[decision]):
        return "".join(words_under(run, decision, notes) for run in part)
    if part.tag != qn("w:r"):
        return ""
    signs = {qn("w:tab"): "\t"}
    words = ""
    for piece in part:
        if piece.tag in named("t", "delText"):
            words += piece.text or ""
        elif piece.tag == qn("w:footnoteReference"):
            words += f"[{notes[piece.get(qn('w:id'))]}]"
        words += signs.get(piece.tag, "")
    return words


def joined(paragraph: etree._Element, decision: str) -> bool:
    """Whether the end of the paragraph goes, so that the next one is joined to it."""
    marks = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return marks is not None and any(mark.tag in named(*GONE[decision]) for mark in marks)


def style_of(paragraph: etree._Element, decision: str) -> str:
    own = f"{qn('w:pPr')}/{qn('w:pStyle')}"
    former = paragraph.find(f"{qn('w:pPr')}/{qn('w:pPrChange')}/{own}") if decision == "reject" else None
    held = paragraph.find(own) if former is None else former
    return "Normal" if held is None else held.get(qn("w:val"))
