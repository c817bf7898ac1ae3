"""The blocks of a text: preamble, operative part and annexes, in their order."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from resolutions.text.document import (
    ANNEX,
    OPERATIVE,
    PREAMBULAR,
    Problem,
    TextBlock,
    TextDocument,
)
from resolutions.text.numbers import (
    FIGURE,
    LETTER,
    SMALL,
    NumberSequence,
    bare_figure,
    leading,
)

from .inline_reader import ParagraphReader, squeeze_spaces
from .vocabulary import ANNEXES, HEADING_LEVELS, local_name

GO_ON = (":", "：", ",", ";", "،", "؛", "，", "；")  # a heading ends in none of these
DEPTHS = {FIGURE: 0, LETTER: 1, SMALL: 2}


class BlockReader:
    """Reads the parts of a text into blocks, one after the other."""

    def __init__(self, text: TextDocument) -> None:
        self.text = text
        self.part = PREAMBULAR
        self.numbering = NumberSequence()
        self.number = ""

    def preamble(self, preamble: Element) -> None:
        self.part = PREAMBULAR
        for element in preamble:
            name = local_name(element)
            if name == "formula":
                self.formula(element)
            elif name == "container":
                self.container(element)
            elif name == "blockList":
                self.block_list(element)
            else:
                self.unknown(element)

    def formula(self, element: Element) -> None:
        words = self.words(element)
        if self.text.chapeau:
            self.add(words)
        else:
            self.text.chapeau = words.text

    def container(self, element: Element) -> None:
        for inner in element:
            if local_name(inner) == "blockList":
                self.block_list(inner)
            elif local_name(inner) == "p":
                self.add(self.words(inner))
            else:
                self.unknown(inner)

    def block_list(self, element: Element, depth: int | None = None) -> None:
        """An introduction and its items; the first block that says so carries the number given before."""
        for inner in element:
            name = local_name(inner)
            if name == "listIntroduction":
                self.add(self.words(inner), depth)
            elif name == "item":
                self.children(inner, (depth or 0) + 1)
            else:
                self.unknown(inner)

    def main(self, body: Element, part: str = OPERATIVE) -> None:
        self.part, self.numbering = part, NumberSequence()
        for element in body:
            if local_name(element) == "paragraph":
                self.children(element, None, (element.get("class") or "").upper())
            else:
                self.unknown(element)
        self.leave_number()

    def annex(self, attachments: Element) -> None:
        for element in attachments.iter():
            if local_name(element) == "mainBody":
                self.main(element, ANNEX)
        for words in words_beside_bodies(attachments):
            self.text.problems.append(Problem("unknown-element", f"In an attachment: “{words}”.", words=words))

    def children(self, element: Element, depth: int | None, style: str = "") -> None:
        """What stands in a paragraph, a point or an item, in its order; `depth` is None where numbers tell it."""
        for inner in element:
            name = local_name(inner)
            if name == "num":
                self.leave_number()
                self.number = squeeze_spaces("".join(inner.itertext()))
            elif name in ("content", "p", "intro"):
                self.add(self.words(inner), depth, HEADING_LEVELS.get(style))
            elif name in ("heading", "subheading"):
                self.add(self.words(inner), 0, HEADING_LEVELS.get(style, 1 if name == "heading" else 2))
            elif name in ("list", "sublist"):
                self.listed(inner, self.text.blocks[-1].depth if name == "sublist" and self.text.blocks else depth or 0)
            elif name == "point":
                self.children(inner, (depth or 0) + 1)
            elif name == "blockList":
                self.block_list(inner, depth)
            else:
                self.unknown(inner)

    def listed(self, element: Element, depth: int) -> None:
        for inner in element:
            name = local_name(inner)
            if name == "intro":
                self.add(self.words(inner), depth)
            elif name == "point":
                self.children(inner, depth + 1)
            elif name in ("list", "sublist"):
                self.listed(inner, depth + 1)
            else:
                self.unknown(inner)

    def words(self, element: Element) -> ParagraphReader:
        words = ParagraphReader(element)
        self.text.problems += words.problems
        return words

    def leave_number(self) -> None:
        """A number that no words followed is a block of its own."""
        if self.number:
            self.text.blocks.append(TextBlock(self.part, number=self.number, at=self.numbering.next(self.number)))
            self.number = ""

    def add(self, words: ParagraphReader, depth: int | None = None, heading: int | None = None) -> None:
        """A block; a number printed without words stands before the next ones."""
        if not words.text:
            return
        if re.fullmatch(r"[IVX]+\.?", self.number):  # the number of a chapter, above its heading
            self.text.blocks.append(TextBlock(self.part, self.number, heading=heading or 2))
            self.number = ""
        number, self.number = self.number, ""
        begin = leading_number(words) if not number and not heading else None
        cut = begin.end() if begin else 0
        number = squeeze_spaces(begin["number"]) if begin else number
        block = TextBlock(self.part, squeeze_spaces(words.raw[cut:]), number=number)
        block.notes, block.references = words.notes(cut), words.references
        if not block.number and is_heading_line(words, heading):
            block.heading, self.numbering = heading or 2, NumberSequence()
            if self.part == OPERATIVE and block.text.split(maxsplit=1)[0].casefold() in ANNEXES:
                self.part = block.part = ANNEX
        else:
            block.phrase = words.phrase(cut)
            block.depth = self.depth(block, depth)
        self.text.blocks.append(block)

    def depth(self, block: TextBlock, given: int | None) -> int:
        """Given by the file, else by the form of the number; an item hangs at most one below what stands before."""
        block.at = at = self.numbering.next(block.number)
        depth = given if given is not None else DEPTHS[at.form] if at else 0
        before = next((earlier for earlier in reversed(self.text.blocks) if earlier.part == block.part), None)
        if before is None or before.heading:
            return 0
        return min(depth, before.depth + 1)

    def unknown(self, element: Element) -> None:
        words = squeeze_spaces("".join(element.itertext()))
        message = f"<{local_name(element)}> is not known here" + (f": “{words}”." if words else ".")
        self.text.problems.append(Problem("unknown-element", message, "error" if words else "info", words))


def leading_number(words: ParagraphReader) -> re.Match[str] | None:
    """The number that a text holds at its beginning; bare figures are one where the opening phrase follows."""
    if match := leading(words.raw):
        return match
    bare = bare_figure(words.raw)
    return bare if bare and words.begins_stressed(bare.end()) else None


def is_heading_line(words: ParagraphReader, level: int | None) -> bool:
    """Marked as one by the file, or all in bold or italics; words that lead on to others are none."""
    return (bool(level) or words.all_stressed) and not words.text.endswith(GO_ON)


def words_beside_bodies(attachments: Element) -> Iterator[str]:
    """The words of attachments that stand outside their bodies and their metadata."""
    for element in attachments:
        if local_name(element) in ("attachment", "doc", "attachments", "component"):
            yield from words_beside_bodies(element)
        elif local_name(element) not in ("mainBody", "meta") and (words := squeeze_spaces("".join(element.itertext()))):
            yield words
