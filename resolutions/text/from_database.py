"""A version from the database, in the form in which files are read: so that a language can join the others."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Prefetch

from resolutions.models import Footnote, Paragraph, ParagraphText, Version

from .document import Reference, TextBlock, TextNote
from .numbers import NumberSequence


def stored_blocks(version: Version, languages: Collection[str]) -> dict[str, list[TextBlock]]:
    """The blocks of those of the languages in which there are any, in four queries."""
    return stored_blocks_of([version], languages)[version.pk]


def stored_blocks_of(versions: Sequence[Version], languages: Collection[str]) -> dict[int, dict[str, list[TextBlock]]]:
    """The same of many versions by their keys, in no more queries."""
    paragraphs = Paragraph.objects.filter(version__in=[version.pk for version in versions]).prefetch_related(
        Prefetch("texts", ParagraphText.objects.filter(language__in=languages)),
        Prefetch("footnotes", Footnote.objects.filter(language__in=languages)),
        "citations",
    )
    by_version: dict[int, list[Paragraph]] = {version.pk: [] for version in versions}
    for paragraph in paragraphs.order_by("version", "position", "pk"):
        by_version[paragraph.version_id].append(paragraph)
    return {key: in_languages(rows, languages) for key, rows in by_version.items()}


def in_languages(paragraphs: Iterable[Paragraph], languages: Collection[str]) -> dict[str, list[TextBlock]]:
    blocks: dict[str, list[TextBlock]] = {language: [] for language in languages}
    depths: dict[int, int] = {}
    numbering = {language: NumberSequence() for language in languages}
    for paragraph in paragraphs:
        depths[paragraph.pk] = depths[paragraph.parent_id] + 1 if paragraph.parent_id in depths else 0
        for text in paragraph.texts.all():
            if text.language in blocks:
                block = stored_block(paragraph, text, depths[paragraph.pk])
                block.at = numbering[text.language].next(block.number)
                blocks[text.language].append(block)
    return {language: rows for language, rows in blocks.items() if rows}


def stored_block(paragraph: Paragraph, text: ParagraphText, depth: int) -> TextBlock:
    """A marker whose place is not known stands at the end of the words."""
    return TextBlock(
        part=paragraph.part,
        text=text.text,
        depth=depth,
        number=text.number or paragraph.number,
        phrase=text.phrase,
        heading=paragraph.heading,
        notes=[
            TextNote(note.number, note.text, len(text.text) if note.place is None else note.place)
            for note in paragraph.footnotes.all()
            if note.language == text.language
        ],
        references=[Reference(citation.number, citation.symbol) for citation in paragraph.citations.all()],
        key=paragraph.pk,
        anchor=paragraph.anchor,
        verbs=(paragraph.verb, *paragraph.more_verbs) if paragraph.verb else (),
    )
