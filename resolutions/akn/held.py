"""A version as the database holds it, in the form in which files are read: so that a language can join the others."""

from collections.abc import Collection
from dataclasses import dataclass

from resolutions.models import Paragraph, Version

from .document import Block, Note, Reference
from .numbers import Numbering


@dataclass
class HeldBlock(Block):
    """A block that is held already, with the key of its paragraph."""

    key: int = 0


def held_blocks(version: Version, languages: Collection[str]) -> dict[str, list[Block]]:
    """The blocks of the languages that are held, in four queries."""
    found: dict[str, list[Block]] = {language: [] for language in languages}
    paragraphs = list(version.paragraphs.prefetch_related("texts", "footnotes", "citations").order_by("position", "pk"))
    depths: dict[int, int] = {}
    numbering = {language: Numbering() for language in languages}
    for paragraph in paragraphs:
        depths[paragraph.pk] = depths[paragraph.parent_id] + 1 if paragraph.parent_id in depths else 0
        for text in paragraph.texts.all():
            if text.language in found:
                block = held_block(paragraph, text.language, depths[paragraph.pk])
                block.number, block.text, block.phrase = text.number or paragraph.number, text.text, text.phrase
                block.at = numbering[text.language].next(block.number)
                found[text.language].append(block)
    return {language: blocks for language, blocks in found.items() if blocks}


def held_block(paragraph: Paragraph, language: str, depth: int) -> HeldBlock:
    return HeldBlock(
        part=paragraph.part,
        depth=depth,
        heading=paragraph.heading,
        notes=[
            Note(note.number, note.text, note.place or 0)
            for note in paragraph.footnotes.all()
            if note.language == language
        ],
        references=[Reference(held.number, held.symbol) for held in paragraph.citations.all()],
        key=paragraph.pk,
    )
