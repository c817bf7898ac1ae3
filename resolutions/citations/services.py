"""Writing what the paragraphs of a version cite."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ccpcj.history.services import change
from ccpcj.lib.services import create_record, delete_record, update_record
from ccpcj.lib.symbols import document_symbol, resolution_in_symbol, text_number, undivided
from ccpcj.lib.wording.cited_texts import RecognizedCitation
from resolutions.models import Citation, Paragraph, Version
from resolutions.text.paragraph_tree import ParagraphNode

from .cited_in_node import DifferingLink, cited_in_node
from .speaking_body import speaker_of


class CitationDoubts(NamedTuple):
    """What a person should look at: the anchors and numbers of citations whose body is not certain, and the anchors
    of links that name what the words beside them do not print."""

    bodies: list[tuple[str, str]]
    links: list[tuple[str, DifferingLink]]


@change()
def write_citations(
    version: Version, nodes: Sequence[ParagraphNode], paragraphs: Sequence[Paragraph]
) -> CitationDoubts:
    """Write what the words of any language cite, once a paragraph, and what a file links beside them.

    Citations that are there stay, in their normal form, but for those that the words contradict. A resolution of which
    no body is named is one of the body that speaks.
    """
    existing: dict[int, list[Citation]] = {}
    for citation in Citation.objects.filter(paragraph__in=paragraphs):
        existing.setdefault(citation.paragraph_id or 0, []).append(citation)
    new: list[Citation] = []
    doubts = CitationDoubts([], [])
    for node, paragraph in zip(nodes, paragraphs, strict=True):
        recognized, links = cited_in_node(node, *speaker_of(version))
        citations = correct_citations(existing.get(paragraph.pk, []), recognized)
        position = max((citation.position for citation in citations), default=0)
        added = [
            Citation(paragraph=paragraph, position=place, **citation._asdict())
            for place, citation in enumerate(missing_citations(citations, recognized), position + 1)
        ]
        unclear = [citation for citation in (*citations, *added) if not citation.symbol and not citation.body]
        doubts.bodies.extend((paragraph.anchor, citation.number) for citation in unclear)
        doubts.links.extend((paragraph.anchor, link) for link in links)
        new += added
    Citation.objects.bulk_create(new)
    return doubts


@change()
def put_right(paragraph: Paragraph, recognized: Sequence[RecognizedCitation], *, add: bool) -> bool:
    """Give the citations of a paragraph their normal form and what the words name; say whether anything changed."""
    before = list(paragraph.citations.values_list("kind", "body", "number", "symbol", "date"))
    stays = correct_citations(list(paragraph.citations.all()), recognized)
    position = max((citation.position for citation in stays), default=0)
    for place, cited in enumerate(missing_citations(stays, recognized) if add else (), position + 1):
        create_record(Citation, {"paragraph": paragraph, "position": place, **cited._asdict()})
    return before != list(paragraph.citations.values_list("kind", "body", "number", "symbol", "date"))


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


def correct_citations(citations: Sequence[Citation], recognized: Sequence[RecognizedCitation]) -> list[Citation]:
    """Give citations their normal form, and those that the words contradict what the words name.

    One that is then there twice goes, and so does one of a symbol that no document can bear.
    """
    stays: list[Citation] = []
    for citation in sorted(citations, key=lambda citation: citation not in recognized):
        values = normal_values(citation)
        if values and (named := named_otherwise(values, recognized)):
            values = named
        if values is None or not missing_citations(stays, [values]):
            delete_record(citation)
            continue
        if different := {name: value for name, value in values._asdict().items() if getattr(citation, name) != value}:
            update_record(citation, different)
        stays.append(citation)
    return stays


def normal_values(citation: Citation) -> RecognizedCitation | None:
    """A citation in its normal form; None where no document can bear its symbol."""
    values = RecognizedCitation(citation.kind, citation.body, citation.number, citation.symbol, citation.date)
    if not citation.symbol:
        return values._replace(number=text_number(citation.number))
    symbol = document_symbol(citation.symbol)
    if resolution := resolution_in_symbol(symbol):
        body, number = resolution
        return values._replace(kind="resolution", body=body, number=number, symbol=symbol)
    number = symbol if citation.number == citation.symbol else citation.number
    return values._replace(number=number, symbol=symbol) if symbol else None


def named_otherwise(cited: RecognizedCitation, recognized: Sequence[RecognizedCitation]) -> RecognizedCitation | None:
    """What the words name under the number of a citation, where they name another body, or a letter with it."""
    if cited.kind == "document" or cited in recognized:
        return None
    same = [row for row in recognized if row.kind == cited.kind and undivided(row.number) == cited.number and row.body]
    return None if any(row[:3] == cited[:3] for row in same) else next(iter(same), None)
