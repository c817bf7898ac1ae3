"""Writing texts: works and their versions, the words of a version in bulk or one by one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Max, Model, QuerySet
from django.utils.text import slugify

from ccpcj.history.services import change
from ccpcj.lib.excerpts import excerpts
from ccpcj.lib.services import create_record, update_record
from resolutions.adoption.position_places import PositionNotice, position_wordings
from resolutions.adoption.services import follow_paragraphs
from resolutions.citations.services import write_citations
from resolutions.models import (
    Footnote,
    Paragraph,
    ParagraphText,
    Publication,
    Resolution,
    ResolutionText,
    Version,
)
from resolutions.text.document import TextBlock, TextDocument
from resolutions.text.paragraph_tree import ParagraphNode, bare_number

LONGEST = 120  # characters of a title in a message


class NodesWritten(NamedTuple):
    """What a person should look at after the paragraphs of a version were written.

    left       paragraphs that no file has any more but on which staff have written a summary
    doubts     the anchors and numbers of the citations whose body is not certain
    positions  what became of positions on paragraphs
    """

    left: list[Paragraph]
    doubts: list[tuple[str, str]]
    positions: list[PositionNotice]


@change()
def create_adopted_text(symbol: str, *, body: str, number: str, adopted_on: date | None) -> Version:
    """Create the work of a text that a body adopted under this symbol, with this text as its one version."""
    resolution = create_record(
        Resolution,
        {
            "slug": slugify(symbol.replace("/", "-")), "kind": Resolution.Kind.RESOLUTION, "body": body,
            "stage": Resolution.Stage.ADOPTED, "number": number, "status": Resolution.Status.ADOPTED,
        },
    )  # fmt: skip
    values = {"position": 1, "stage": Version.Stage.ADOPTED, "body": body, "symbol": symbol, "date": adopted_on}
    return create_record(Version, {"resolution": resolution, **values})


@change()
def find_or_create_tabled_draft(adopted: Version, symbol: str, tabled_on: date | None) -> Version:
    """The version with the symbol of a draft; where there is none, a new one before the adopted version."""
    if draft := Version.objects.filter(symbol=symbol).select_related("resolution").first():
        return draft
    place, last = adopted.position, adopted.resolution.versions.aggregate(last=Max("position"))["last"]
    update_record(adopted, {"position": last + 1})
    values = {"position": place, "stage": Version.Stage.TABLED, "body": adopted.body, "date": tabled_on}
    return create_record(Version, {"resolution": adopted.resolution, "symbol": symbol, **values})


@change()
def write_title_and_front(
    version: Version, text: TextDocument, *, file: str, sha256: str, words: list[dict[str, Any]]
) -> list[str]:
    """Write the title, the enacting words and what is printed around the text, in its language, from one file.

    The work takes the title too, unless it came to a session and has one in the language. What staff say instead of the
    last file stays; return where the newer one says something else. `words` are those of the paragraphs of the file.
    """
    resolution, language = version.resolution, text.language
    published = Publication.objects.filter(version=version, language=language).first()
    base = published.words if published else {}
    stated = {"title": text.title, "chapeau": text.chapeau}
    row = ResolutionText.objects.filter(version=version, language=language).first()
    corrected = [name for name in stated if row and getattr(row, name) not in ("", base.get(name), stated[name])]
    values = {name: value for name, value in stated.items() if name not in corrected}
    ResolutionText.objects.update_or_create(
        version=version, language=language, defaults={**values, "source": version.symbol}
    )
    title = getattr(resolution, f"title_{language}")
    if not title or (resolution.session_id is None and title == base.get("title")):
        update_record(resolution, {f"title_{language}": text.title})
    Publication.objects.update_or_create(
        version=version, language=language,
        defaults={
            "published_on": text.published_on, "front": text.front, "source": file, "sha256": sha256,
            "words": {**stated, "blocks": words},
        },
    )  # fmt: skip
    return [
        f"The {name} was “{before}” in the last file, is “{here}” here and “{new}” in this one. What is here is kept."
        for name in corrected
        if stated[name] != base.get(name)
        for before, here, new in [excerpts(base.get(name, ""), getattr(row, name), stated[name], longest=LONGEST)]
    ]


@change()
def write_nodes(version: Version, nodes: Sequence[ParagraphNode]) -> NodesWritten:
    """Bring the version to these paragraphs; records that stand for one of them stay, with what staff added.

    Positions follow the words that they are about.
    """
    wordings = position_wordings([version])
    existing = {paragraph.pk: paragraph for paragraph in version.paragraphs.all()}
    paragraphs = match_paragraphs(version, nodes, existing)
    absent = [paragraph for paragraph in existing.values() if paragraph not in paragraphs]
    summarized = [paragraph for paragraph in absent if paragraph.summary]
    version.paragraphs.filter(pk__in=[paragraph.pk for paragraph in absent if not paragraph.summary]).delete()
    write_paragraphs(nodes, paragraphs)
    write_texts(version, nodes, paragraphs)
    doubts = write_citations(nodes, paragraphs)
    return NodesWritten(summarized, doubts, follow_paragraphs([version], wordings))


def match_paragraphs(
    version: Version, nodes: Sequence[ParagraphNode], existing: Mapping[int, Paragraph]
) -> list[Paragraph]:
    """Return the record of each node: the one whose text it has, else the one at its anchor, else a new one."""
    by_anchor = {paragraph.anchor: paragraph for paragraph in existing.values()}
    keys = [key_of(node.row.blocks.values()) for node in nodes]
    reserved, anchors = {key for key in keys if key}, set(by_anchor)
    claimed: set[int] = set()
    paragraphs = []
    for node, key in zip(nodes, keys, strict=True):
        at_anchor = by_anchor.get(node.anchor)
        if key and key not in claimed:
            paragraph = existing[key]
        elif at_anchor and at_anchor.pk not in reserved | claimed:
            paragraph = at_anchor
        else:
            paragraph = Paragraph(version=version, anchor=free_anchor(node.anchor, anchors))
        if paragraph.pk:
            claimed.add(paragraph.pk)
        anchors.add(paragraph.anchor)
        paragraphs.append(paragraph)
    return paragraphs


def key_of(blocks: Iterable[TextBlock]) -> int:
    """The key of the paragraph from which blocks were read back; 0 where all come from files."""
    return next((block.key for block in blocks if block.key), 0)


def free_anchor(anchor: str, anchors: set[str]) -> str:
    """The anchor itself, or with a number behind it where it is taken: op-3, op-3-v2, op-3-v3."""
    free, number = anchor, 2
    while free in anchors:
        free, number = f"{anchor[:26]}-v{number}", number + 1
    return free


def write_paragraphs(nodes: Sequence[ParagraphNode], paragraphs: Sequence[Paragraph]) -> None:
    """Write parents before what hangs from them; a verb that is there stays."""
    new, changed = [], []
    for node, paragraph in zip(nodes, paragraphs, strict=True):
        values = {
            "part": node.row.part, "position": node.position, "number": node.number, "heading": node.row.heading,
            "verb": paragraph.verb or node.verb,
        }  # fmt: skip
        parent = paragraphs[node.parent - 1] if node.parent else None
        differs = any(getattr(paragraph, name) != value for name, value in values.items())
        if not paragraph.pk:
            new.append(paragraph)
        elif differs or paragraph.parent_id != (parent and parent.pk):
            changed.append(paragraph)
        for name, value in {**values, "parent": parent}.items():
            setattr(paragraph, name, value)
    while new:
        ready = [paragraph for paragraph in new if paragraph.parent is None or paragraph.parent.pk]
        for paragraph in ready:
            paragraph.parent_id = paragraph.parent and paragraph.parent.pk
        Paragraph.objects.bulk_create(ready)
        new = [paragraph for paragraph in new if not paragraph.pk]
    for paragraph in changed:
        paragraph.parent_id = paragraph.parent and paragraph.parent.pk
    Paragraph.objects.bulk_update(changed, ("part", "position", "number", "heading", "verb", "parent"))


def write_texts(version: Version, nodes: Sequence[ParagraphNode], paragraphs: Sequence[Paragraph]) -> None:
    """Bring texts and footnotes of all languages to those of the nodes: an alignment may have moved any of them."""
    texts, notes = [], []
    for node, paragraph in zip(nodes, paragraphs, strict=True):
        for language, block in node.row.blocks.items():
            printed = block.number if bare_number(block.number) != node.number else ""
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
    written = ParagraphText.objects.filter(paragraph__version=version)
    replace_rows(written, texts, key=("paragraph_id", "language"), values=("number", "text", "phrase"))
    printed_notes = Footnote.objects.filter(paragraph__version=version)
    replace_rows(printed_notes, notes, key=("paragraph_id", "language", "number"), values=("text", "place"))


def replace_rows(
    existing: QuerySet[Any], rows: Iterable[Model], *, key: tuple[str, ...], values: tuple[str, ...]
) -> None:
    """Bring the rows of a table to these; one that says the same already stays untouched."""
    absent = {attrgetter(*key)(row): row for row in existing.order_by()}
    new, changed = [], []
    for row in rows:
        if (other := absent.pop(attrgetter(*key)(row), None)) is None:
            new.append(row)
        elif attrgetter(*values)(other) != attrgetter(*values)(row):
            row.pk = other.pk
            changed.append(row)
    existing.filter(pk__in=[row.pk for row in absent.values()]).delete()
    existing.model._default_manager.bulk_create(new)
    existing.model._default_manager.bulk_update(changed, values)
