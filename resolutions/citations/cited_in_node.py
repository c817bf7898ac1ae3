"""What a paragraph of a file cites: its words first, and beside them the links that the file sets."""

from collections.abc import Sequence
from typing import NamedTuple

from ccpcj.lib.symbols import by_itself, document_symbol, resolution_in_symbol, undivided
from ccpcj.lib.wording.cited_texts import RecognizedCitation, cited_by_words
from resolutions.text.document import Reference
from resolutions.text.paragraph_tree import ParagraphNode


class DifferingLink(NamedTuple):
    """A link of a file that names another document than the words in it; `symbol` as the file writes it."""

    printed: str
    symbol: str


class NodeCitations(NamedTuple):
    citations: list[RecognizedCitation]
    links: list[DifferingLink]


def cited_in_node(node: ParagraphNode, enacting: str | None, until: int | None = None) -> NodeCitations:
    """The citations of a paragraph in all its languages, and the links that its words contradict.

    What a link alone tells is cited too, where its symbol can exist.
    """
    blocks = {language: node.row.blocks[language] for language in node.row.languages}
    pieces = {language: [block.text, *(note.text for note in block.notes)] for language, block in blocks.items()}
    by_words = cited_by_words(pieces, enacting, until)
    references = dict.fromkeys(reference for block in blocks.values() for reference in block.references)
    by_links, differing = [], []
    for reference in references:
        symbol = document_symbol(reference.symbol)
        if symbol and any(symbol in (cited.symbol, undivided(cited.symbol)) for cited in by_words):
            continue
        if words_of_link(reference, symbol, by_words):
            differing.append(DifferingLink(reference.printed, reference.symbol))
        elif linked := cited_by_link(symbol):
            by_links.append(linked)
    return NodeCitations(list(dict.fromkeys([*by_words, *by_links])), list(dict.fromkeys(differing)))


def words_of_link(reference: Reference, symbol: str, cited: Sequence[RecognizedCitation]) -> bool:
    """Whether the words name a document where the link stands, or one under the number of the link."""
    resolution = resolution_in_symbol(symbol)
    number = undivided(resolution[1]) if resolution else ""
    if number and any(undivided(row.number) == number for row in cited if row.kind == "resolution"):
        return True
    printed = " ".join(reference.printed.split())
    return any(by_itself(row.number).search(printed) for row in cited)


def cited_by_link(symbol: str) -> RecognizedCitation | None:
    """What the words leave to the link; nothing where its symbol cannot exist."""
    if not symbol:
        return None
    if resolution := resolution_in_symbol(symbol):
        return RecognizedCitation("resolution", *resolution, symbol)
    return RecognizedCitation("document", "", symbol, symbol)
