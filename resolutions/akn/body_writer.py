"""Preamble, operative part and annexes, as nested elements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from resolutions.text.document import TextBlock
from resolutions.text.emphasis import enacting_segments

from .elements import E, Element
from .inline_writer import paragraph_element
from .vocabulary import ANNEXES, HEADING_CLASSES


@dataclass
class BlockBranch:
    """A block with the blocks that hang from it."""

    block: TextBlock
    below: list["BlockBranch"] = field(default_factory=list)


def branches(blocks: Iterable[TextBlock]) -> list[BlockBranch]:
    """The blocks as trees, by their depths."""
    tops: list[BlockBranch] = []
    path: list[BlockBranch] = []
    for block in blocks:
        branch = BlockBranch(block)
        del path[block.depth :]
        (path[-1].below if path else tops).append(branch)
        path.append(branch)
    return tops


def preamble(chapeau: str, blocks: Sequence[TextBlock], language: str) -> Element | None:
    """The enacting words and the preambular paragraphs; None where there are neither."""
    made = E.preamble()
    if chapeau:
        words = [
            E.span({"class": "italic"}, words) if stressed else words for words, stressed in enacting_segments(chapeau)
        ]
        made.append(E.formula(E.p(*words), name="enactingFormula"))
    for branch in branches(blocks):
        inner = block_list(branch, language) if branch.below else preambular_element(branch.block, language)
        made.append(E.container(inner, name=branch.block.phrase or "paragraph"))
    return made if len(made) else None


def preambular_element(block: TextBlock, language: str) -> Element:
    """A paragraph that the preamble numbers is an item; the others are plain."""
    p = paragraph_element(block, language)
    return E.blockList(E.item(E.num(block.number), p)) if block.number else p


def block_list(branch: BlockBranch, language: str) -> Element:
    introduction = paragraph_element(branch.block, language)
    introduction.tag = E.listIntroduction().tag
    return E.blockList(introduction, *(item_element(below, language) for below in branch.below))


def item_element(branch: BlockBranch, language: str) -> Element:
    made = E.item()
    if branch.block.number:
        made.append(E.num(branch.block.number))
    made.append(block_list(branch, language) if branch.below else paragraph_element(branch.block, language))
    return made


def main_body(blocks: Iterable[TextBlock], language: str) -> Element:
    body = E.mainBody(*(hierarchical("paragraph", branch, language) for branch in branches(blocks)))
    if not len(body):
        body.append(E.paragraph(E.content(E.p())))
    return body


def hierarchical(name: str, branch: BlockBranch, language: str) -> Element:
    """A paragraph or a point; what hangs from it is a list after its words."""
    block, made = branch.block, E(name)
    if block.heading:
        made.set("class", HEADING_CLASSES.get(block.heading, "H4"))
        made.append(E.content(bold(paragraph_element(block, language))))
        return made
    if block.number:
        made.append(E.num(block.number))
    words = paragraph_element(block, language)
    if branch.below:
        points = (hierarchical("point", below, language) for below in branch.below)
        made.append(E.list(E.intro(words), *points))
    else:
        made.append(E.content(words))
    return made


def bold(p: Element) -> Element:
    """The whole line in bold, its footnotes with it."""
    span = E.span({"class": "bold"}, *p)
    span.text = p.text
    return E.p(span)


def split_annexes(blocks: Sequence[TextBlock]) -> list[list[TextBlock]]:
    """Each annex by itself: a heading such as "Annex II" begins one."""
    parts: list[list[TextBlock]] = []
    for block in blocks:
        begins = block.heading and block.text and block.text.split(maxsplit=1)[0].casefold() in ANNEXES
        if begins or not parts:
            parts.append([])
        parts[-1].append(block)
    return parts
