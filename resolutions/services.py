"""Writing texts: works and their versions, the words of a version in bulk or one by one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from ccpcj.lib.services import create_record, update_record
from ccpcj.lib.wording.cited_texts import (
    RecognizedCitation,
    bodies_by_number,
    recognize_names,
    recognize_reference,
)
from resolutions.models import (
    Citation,
    Footnote,
    Paragraph,
    ParagraphText,
    Publication,
    Resolution,
    ResolutionText,
    Version,
)
from resolutions.text.document import TextBlock, TextDocument
from resolutions.text.from_database import StoredBlock
from resolutions.text.paragraph_tree import ParagraphNode, bare_number

OWN = ("part", "position", "number", "heading")


@transaction.atomic
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


@transaction.atomic
def find_or_create_tabled_draft(adopted: Version, symbol: str, tabled_on: date | None) -> Version:
    """The version with the symbol of a draft; where there is none, a new one before the adopted version."""
    if draft := Version.objects.filter(symbol=symbol).select_related("resolution").first():
        return draft
    place, last = adopted.position, adopted.resolution.versions.aggregate(last=Max("position"))["last"]
    update_record(adopted, {"position": last + 1})
    values = {"position": place, "stage": Version.Stage.TABLED, "body": adopted.body, "date": tabled_on}
    return create_record(Version, {"resolution": adopted.resolution, "symbol": symbol, **values})


@transaction.atomic
def write_title_and_front(version: Version, text: TextDocument, *, file: str, sha256: str) -> None:
    """Write the title, the enacting words and what is printed around the text, in its language, from one file.

    The work takes the title too, unless it came to a session and has one in the language.
    """
    resolution, language = version.resolution, text.language
    ResolutionText.objects.update_or_create(
        version=version, language=language,
        defaults={"title": text.title, "chapeau": text.chapeau, "source": version.symbol},
    )  # fmt: skip
    Publication.objects.update_or_create(
        version=version, language=language,
        defaults={"published_on": text.published_on, "front": text.front, "source": file, "sha256": sha256},
    )  # fmt: skip
    if not getattr(resolution, f"title_{language}") or resolution.session_id is None:
        update_record(resolution, {f"title_{language}": text.title})


@transaction.atomic
def write_nodes(version: Version, nodes: Sequence[ParagraphNode]) -> tuple[list[Paragraph], list[tuple[str, str]]]:
    """Bring the version to these paragraphs; the records by their nodes, and what staff added to them, stay.

    Returns the paragraphs that no file holds any more but on which staff have written a summary, and the anchors and
    numbers of the citations of which it is not certain whose they are.
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
    return kept, write_citations(nodes, records)


@transaction.atomic
def write_words(paragraph: Paragraph, language: str, *, text: str, phrase: str = "") -> None:
    """Write what a paragraph says in a language, with its opening phrase; an empty text takes the language out."""
    if text:
        paragraph.texts.update_or_create(language=language, defaults={"text": text, "phrase": phrase})
    else:
        paragraph.texts.filter(language=language).delete()


def matched(version: Version, nodes: Sequence[ParagraphNode], held: Mapping[int, Paragraph]) -> list[Paragraph]:
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


def key_of(blocks: Iterable[TextBlock]) -> int:
    return next((block.key for block in blocks if isinstance(block, StoredBlock)), 0)


def unused(anchor: str, taken: set[str]) -> str:
    wanted, n = anchor, 2
    while wanted in taken:
        wanted, n = f"{anchor[:26]}-v{n}", n + 1
    return wanted


def write_paragraphs(nodes: Sequence[ParagraphNode], records: Sequence[Paragraph]) -> None:
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


def write_texts(nodes: Sequence[ParagraphNode], records: Sequence[Paragraph]) -> None:
    """Texts and footnotes of all languages anew: an alignment may have moved any of them."""
    texts, notes = [], []
    for node, paragraph in zip(nodes, records, strict=True):
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
    ParagraphText.objects.bulk_create(texts)
    Footnote.objects.bulk_create(notes)


def write_citations(nodes: Sequence[ParagraphNode], records: Sequence[Paragraph]) -> list[tuple[str, str]]:
    """What any language refers to, once a paragraph; citations that are held stay, but for a wrong symbol.

    Returns the anchors and numbers of those of which it is not certain whose they are.
    """
    held: dict[int, list[Citation]] = {}
    for citation in Citation.objects.filter(paragraph__in=records):
        held.setdefault(citation.paragraph_id or 0, []).append(citation)
    new: list[Citation] = []
    doubts = []
    for node, paragraph in zip(nodes, records, strict=True):
        wanted = told(node)
        known = mend(held.get(paragraph.pk, []), wanted)
        position = max((citation.position for citation in known), default=0)
        missing = not_among(known, wanted.values())
        made = [
            Citation(paragraph=paragraph, position=n, **one._asdict()) for n, one in enumerate(missing, position + 1)
        ]
        doubts += [(paragraph.anchor, one.number) for one in (*known, *made) if not one.symbol and not one.body]
        new += made
    Citation.objects.bulk_create(new)
    return doubts


def told(node: ParagraphNode) -> dict[str, RecognizedCitation]:
    """What a paragraph cites, by the symbol to which a file ties it; what words alone name, by its number."""
    blocks = [node.row.blocks[language] for language in node.row.languages]
    names = bodies_by_number({language: printed(block) for language, block in node.row.blocks.items()})
    references = [one for block in blocks for one in block.references if one.symbol and len(one.symbol) <= 100]
    found: dict[str, RecognizedCitation] = {}
    for one in references:
        found.setdefault(one.symbol, recognize_reference(one.symbol, one.printed, names))
    return {**found, **{one.number: one for one in recognize_names(names)}}


def printed(block: TextBlock) -> str:
    """The words of a paragraph with those of its footnotes."""
    return "\n".join([block.text, *(note.text for note in block.notes)])


def not_among(known: Sequence[Citation], wanted: Iterable[RecognizedCitation]) -> list[RecognizedCitation]:
    """Those that are not held yet, each once; one of which it is not certain whose it is, not under any body."""
    keys = {key for one in known for key in (one.symbol, (one.body, one.number), ("", one.number)) if key}
    return [one for one in dict.fromkeys(wanted) if (one.symbol or one[1:3]) not in keys]


def mend(known: Sequence[Citation], wanted: Mapping[str, RecognizedCitation]) -> list[Citation]:
    """Give held citations whose symbol the words do not bear out what they name; one that is then there twice goes."""
    wrong = [one for one in known if (right := wanted.get(one.symbol)) and right.symbol != one.symbol]
    kept = [one for one in known if one not in wrong]
    for citation in wrong:
        right = wanted[citation.symbol]
        if not_among(kept, [right]):
            for name, value in right._asdict().items():
                setattr(citation, name, value)
            citation.save(update_fields=right._fields)
            kept.append(citation)
        else:
            citation.delete()
    return kept
