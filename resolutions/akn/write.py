"""The words of a version into the database: paragraphs, texts, footnotes and citations, in bulk."""

import re
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from resolutions.models import Citation, Footnote, Paragraph, ParagraphText, Version

from .document import Block
from .held import HeldBlock
from .tree import Node, bare

BODIES = {"A": "GA", "E": "ECOSOC", "S": "SC"}
OWN = ("part", "position", "number", "heading")


@transaction.atomic
def write_nodes(version: Version, nodes: Sequence[Node]) -> list[Paragraph]:
    """Bring the version to these paragraphs; the records by their nodes, and what staff added to them, stay.

    Returns the paragraphs that no file holds any more but on which staff have written a summary.
    """
    held = {paragraph.pk: paragraph for paragraph in version.paragraphs.all()}
    records = matched(version, nodes, held)
    left = [paragraph for paragraph in held.values() if paragraph not in records]
    kept = [paragraph for paragraph in left if paragraph.summary]
    version.paragraphs.filter(pk__in=[paragraph.pk for paragraph in left if not paragraph.summary]).delete()
    write_paragraphs(nodes, records)
    if held:
        ParagraphText.objects.filter(paragraph__version=version).delete()
        Footnote.objects.filter(paragraph__version=version).delete()
    write_texts(nodes, records)
    write_citations(nodes, records)
    return kept


def matched(version: Version, nodes: Sequence[Node], held: Mapping[int, Paragraph]) -> list[Paragraph]:
    """The record of each node: the one whose text it holds, else the one at its anchor, else a new one."""
    by_anchor = {paragraph.anchor: paragraph for paragraph in held.values()}
    keys = [key_of(node.row.blocks.values()) for node in nodes]
    used, anchors = {key for key in keys if key}, set(by_anchor)
    claimed: set[int] = set()
    records = []
    for node, key in zip(nodes, keys, strict=True):
        at_anchor = by_anchor.get(node.anchor)
        if key and key not in claimed:
            paragraph = held[key]
        elif at_anchor and at_anchor.pk not in used | claimed:
            paragraph = at_anchor
        else:
            paragraph = Paragraph(version=version, anchor=unused(node.anchor, anchors))
        if paragraph.pk:
            claimed.add(paragraph.pk)
        anchors.add(paragraph.anchor)
        records.append(paragraph)
    return records


def key_of(blocks: Iterable[Block]) -> int:
    return next((block.key for block in blocks if isinstance(block, HeldBlock)), 0)


def unused(anchor: str, taken: set[str]) -> str:
    wanted, n = anchor, 2
    while wanted in taken:
        wanted, n = f"{anchor[:26]}-v{n}", n + 1
    return wanted


def write_paragraphs(nodes: Sequence[Node], records: Sequence[Paragraph]) -> None:
    """Parents are written before what hangs from them; an action that is there stays."""
    new, changed = [], []
    for node, paragraph in zip(nodes, records, strict=True):
        wanted = {
            "part": node.row.part, "position": node.position, "number": node.number, "heading": node.row.heading,
            "verb": paragraph.verb or node.verb,
        }  # fmt: skip
        parent = records[node.parent - 1] if node.parent else None
        differs = any(getattr(paragraph, name) != value for name, value in wanted.items())
        if not paragraph.pk:
            new.append(paragraph)
        elif differs or paragraph.parent_id != (parent and parent.pk):
            changed.append(paragraph)
        for name, value in {**wanted, "parent": parent}.items():
            setattr(paragraph, name, value)
    while new:
        ready = [paragraph for paragraph in new if paragraph.parent is None or paragraph.parent.pk]
        for paragraph in ready:
            paragraph.parent_id = paragraph.parent and paragraph.parent.pk
        Paragraph.objects.bulk_create(ready)
        new = [paragraph for paragraph in new if not paragraph.pk]
    for paragraph in changed:
        paragraph.parent_id = paragraph.parent and paragraph.parent.pk
    Paragraph.objects.bulk_update(changed, (*OWN, "verb", "parent"))


def write_texts(nodes: Sequence[Node], records: Sequence[Paragraph]) -> None:
    """Texts and footnotes of all languages anew: an alignment may have moved any of them."""
    texts, notes = [], []
    for node, paragraph in zip(nodes, records, strict=True):
        for language, block in node.row.blocks.items():
            printed = block.number if bare(block.number) != node.number else ""
            texts.append(
                ParagraphText(
                    paragraph=paragraph, language=language, number=printed, text=block.text, phrase=block.phrase
                )
            )
            numbers: set[int] = set()
            for note in block.notes:
                if note.number not in numbers:  # a marker that is printed twice
                    numbers.add(note.number)
                    notes.append(
                        Footnote(
                            paragraph=paragraph, language=language, number=note.number, text=note.text,
                            place=note.place,
                        )
                    )  # fmt: skip
    ParagraphText.objects.bulk_create(texts)
    Footnote.objects.bulk_create(notes)


def write_citations(nodes: Sequence[Node], records: Sequence[Paragraph]) -> None:
    """What any language refers to, once a paragraph; citations that are held stay as they are."""
    held: dict[int, list[Citation]] = {}
    for citation in Citation.objects.filter(paragraph__in=records):
        held.setdefault(citation.paragraph_id or 0, []).append(citation)
    new = []
    for node, paragraph in zip(nodes, records, strict=True):
        known = held.get(paragraph.pk, [])
        symbols = {citation.symbol for citation in known}
        position = max((citation.position for citation in known), default=0)
        for language in node.row.languages:
            for reference in node.row.blocks[language].references:
                if reference.symbol not in symbols and len(reference.symbol) <= 100:
                    symbols.add(reference.symbol)
                    position += 1
                    new.append(cited(paragraph, position, reference.printed, reference.symbol))
    Citation.objects.bulk_create(new)


def cited(paragraph: Paragraph, position: int, printed: str, symbol: str) -> Citation:
    """A citation: of a resolution by its body and number, of any other document by its symbol."""
    match = re.fullmatch(r"([AES])/RES/(\S.*)", symbol)
    return Citation(
        paragraph=paragraph,
        position=position,
        kind=Citation.Kind.RESOLUTION if match else Citation.Kind.DOCUMENT,
        body=BODIES[match[1]] if match else "",
        number=(match[2] if match else printed or symbol)[:100],
        symbol=symbol,
    )
