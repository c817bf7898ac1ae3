"""Speakers on lines of their own who were joined where a page ended: there a full line shows no end."""

from collections.abc import Iterator

from ccpcj.lib.wording.lexicon import Lexicon
from sessions.states.names import Names

from .blocks import ReportBlock
from .report_tree import Outline
from .split_lists import EntrySplitter
from .unwrap import tidy, without_markers


def split_speakers(outline: Outline, lexicon: Lexicon, names: Names) -> None:
    """Give each speaker of a list an item of its own, where the words show what the page's end does not."""
    splitter = EntrySplitter(lexicon, names)
    for paragraph in outline.paragraphs:
        if lexicon.patterns["people_lead"].search(tidy(without_markers(paragraph.lead.raw))):
            paragraph.items = [speaker for block in paragraph.items for speaker in split_at_page_end(block, splitter)]


def split_at_page_end(block: ReportBlock, splitter: EntrySplitter) -> Iterator[ReportBlock]:
    """A block as it is, or its lines before and behind the page's end as two."""
    for i, line in enumerate(block.source):
        before, after = ReportBlock(block.source[:i]), ReportBlock(block.source[i:])
        if i and line.page_start and splitter.are_two_speakers(before.text, after.text):
            yield before
            yield from split_at_page_end(after, splitter)
            return
    yield block
