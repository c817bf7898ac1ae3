"""A version as the database holds it, in the form in which files are read: so that a language can join the others."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from resolutions.models import Footnote, Paragraph, ParagraphText, Version

from .document import Block, Note, Reference
from .numbers import Numbering


@dataclass
class HeldBlock(Block):
    """A block that is held already, with the key, the anchor and the actions of its paragraph."""

    key: int = 0
    anchor: str = ""
    verbs: tuple[str, ...] = ()


def held_blocks(version: Version, languages: Collection[str]) -> dict[str, list[Block]]:
    """The blocks of the languages that are held, in four queries."""
    return blocks_of([version], languages)[version.pk]


def blocks_of(versions: Sequence[Version], languages: Collection[str]) -> dict[int, dict[str, list[Block]]]:
    """The same of many versions by their keys, in no more queries."""
    held = Paragraph.objects.filter(version__in=[version.pk for version in versions]).prefetch_related(
        Prefetch("texts", ParagraphText.objects.filter(language__in=languages)),
        Prefetch("footnotes", Footnote.objects.filter(language__in=languages)),
        "citations",
    )
    found: dict[int, list[Paragraph]] = {version.pk: [] for version in versions}
    for paragraph in held.order_by("version", "position", "pk"):
        found[paragraph.version_id].append(paragraph)
    return {key: in_languages(paragraphs, languages) for key, paragraphs in found.items()}


def in_languages(paragraphs: Iterable[Paragraph], languages: Collection[str]) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {language: [] for language in languages}
    depths: dict[int, int] = {}
    numbering = {language: Numbering() for language in languages}
    for paragraph in paragraphs:
        depths[paragraph.pk] = depths[paragraph.parent_id] + 1 if paragraph.parent_id in depths else 0
        for text in paragraph.texts.all():
            if text.language in found:
                block = held_block(paragraph, text, depths[paragraph.pk])
                block.at = numbering[text.language].next(block.number)
                found[text.language].append(block)
    return {language: blocks for language, blocks in found.items() if blocks}


def held_block(paragraph: Paragraph, text: ParagraphText, depth: int) -> HeldBlock:
    """A marker whose place is not known stands at the end of the words."""
    return HeldBlock(
        part=paragraph.part,
        text=text.text,
        depth=depth,
        number=text.number or paragraph.number,
        phrase=text.phrase,
        heading=paragraph.heading,
        notes=[
            Note(note.number, note.text, len(text.text) if note.place is None else note.place)
            for note in paragraph.footnotes.all()
            if note.language == text.language
        ],
        references=[Reference(held.number, held.symbol) for held in paragraph.citations.all()],
        key=paragraph.pk,
        anchor=paragraph.anchor,
        verbs=(paragraph.verb, *paragraph.more_verbs) if paragraph.verb else (),
    )
