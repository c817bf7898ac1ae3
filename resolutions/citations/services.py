"""Writing what the paragraphs of a version cite."""

from collections.abc import Iterable, Mapping, Sequence

from ccpcj.history.services import change
from ccpcj.lib.services import create_record, delete_record, update_record
from ccpcj.lib.wording.cited_texts import (
    RecognizedCitation,
    bodies_by_number,
    recognize_names,
    recognize_reference,
)
from resolutions.models import Citation, Paragraph
from resolutions.text.document import TextBlock
from resolutions.text.paragraph_tree import ParagraphNode


@change()
def write_citations(nodes: Sequence[ParagraphNode], paragraphs: Sequence[Paragraph]) -> list[tuple[str, str]]:
    """Write what any language cites, once a paragraph; citations that are there stay, but for a wrong symbol.

    Return the anchors and numbers of those whose body is not certain.
    """
    existing: dict[int, list[Citation]] = {}
    for citation in Citation.objects.filter(paragraph__in=paragraphs):
        existing.setdefault(citation.paragraph_id or 0, []).append(citation)
    new: list[Citation] = []
    doubts = []
    for node, paragraph in zip(nodes, paragraphs, strict=True):
        recognized = recognize_citations(node)
        citations = correct_citations(existing.get(paragraph.pk, []), recognized)
        position = max((citation.position for citation in citations), default=0)
        added = [
            Citation(paragraph=paragraph, position=place, **citation._asdict())
            for place, citation in enumerate(missing_citations(citations, recognized.values()), position + 1)
        ]
        unclear = [citation for citation in (*citations, *added) if not citation.symbol and not citation.body]
        doubts += [(paragraph.anchor, citation.number) for citation in unclear]
        new += added
    Citation.objects.bulk_create(new)
    return doubts


@change()
def write_recognized(
    paragraph: Paragraph, *, former: Sequence[RecognizedCitation], recognized: Sequence[RecognizedCitation]
) -> None:
    """Write what the words of one paragraph cite now: what the `former` words cited alone goes, what is new comes.

    What a person added stays, and so does the absence of what a person took out.
    """
    names, known = {name_of_citation(cited) for cited in recognized}, {name_of_citation(cited) for cited in former}
    stays = []
    for citation in paragraph.citations.all():
        if name_of_citation(citation) in known - names:
            delete_record(citation)
        else:
            stays.append(citation)
    new = missing_citations(stays, [cited for cited in recognized if name_of_citation(cited) not in known])
    position = max((citation.position for citation in stays), default=0)
    for place, cited in enumerate(new, position + 1):
        create_record(Citation, {"paragraph": paragraph, "position": place, **cited._asdict()})


def name_of_citation(cited: Citation | RecognizedCitation) -> tuple[str, str]:
    return cited.kind, cited.symbol or cited.number


def recognize_citations(node: ParagraphNode) -> dict[str, RecognizedCitation]:
    """Return what a paragraph cites: by the symbol to which a file ties it, else, from the words, by its number."""
    blocks = [node.row.blocks[language] for language in node.row.languages]
    names = bodies_by_number({language: words_with_notes(block) for language, block in node.row.blocks.items()})
    tied: dict[str, RecognizedCitation] = {}
    for reference in (reference for block in blocks for reference in block.references):
        if reference.symbol and len(reference.symbol) <= 100:
            tied.setdefault(reference.symbol, recognize_reference(reference.symbol, reference.printed, names))
    return {**tied, **{citation.number: citation for citation in recognize_names(names)}}


def words_with_notes(block: TextBlock) -> str:
    """The words of a paragraph with those of its footnotes."""
    return "\n".join([block.text, *(note.text for note in block.notes)])


def missing_citations(
    citations: Sequence[Citation], recognized: Iterable[RecognizedCitation]
) -> list[RecognizedCitation]:
    """Return the recognized citations that are not there yet, each once.

    One without a certain body is there already when its number is, under whatever body.
    """
    keys = {
        key for citation in citations
        for key in (citation.symbol, (citation.body, citation.number), ("", citation.number)) if key
    }  # fmt: skip
    return [
        citation for citation in dict.fromkeys(recognized)
        if (citation.symbol or (citation.body, citation.number)) not in keys
    ]  # fmt: skip


def correct_citations(citations: Sequence[Citation], recognized: Mapping[str, RecognizedCitation]) -> list[Citation]:
    """Give citations whose symbol the words contradict what the words name; one that is then there twice goes."""
    wrong = [
        citation for citation in citations
        if (right := recognized.get(citation.symbol)) and right.symbol != citation.symbol
    ]  # fmt: skip
    correct = [citation for citation in citations if citation not in wrong]
    for citation in wrong:
        right = recognized[citation.symbol]
        if missing_citations(correct, [right]):
            update_record(citation, right._asdict())
            correct.append(citation)
        else:
            delete_record(citation)
    return correct
