"""Speakers on lines of their own who were joined where a page ended: there a full line shows no end."""

from collections.abc import Iterator

from ccpcj.lib.wording.lexicon import Lexicon
from sessions.states.names import Names

from .blocks import Block
from .report_tree import Outline
from .split_lists import are_two
from .unwrap import tidy, without_markers


def part_speakers(outline: Outline, words: Lexicon, names: Names) -> None:
    """Give each speaker of a list an item of its own, where the words show what the page's end does not."""
    for paragraph in outline.paragraphs:
        if words.patterns["people_lead"].search(tidy(without_markers(paragraph.lead.raw))):
            paragraph.items = [piece for block in paragraph.items for piece in pieces(block, words, names)]


def pieces(block: Block, words: Lexicon, names: Names) -> Iterator[Block]:
    """A block as it is, or its lines before and behind the page's end as two."""
    for i, line in enumerate(block.source):
        before, after = Block(block.source[:i]), Block(block.source[i:])
        if i and line.page_start and are_two(before.text, after.text, words, names):
            yield before
            yield from pieces(after, words, names)
            return
    yield block
