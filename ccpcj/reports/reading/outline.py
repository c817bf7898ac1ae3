"""Blocks into the tree of a report: chapters, sections, numbered paragraphs, and the raw texts of chapter I.

Each numbered block is read as the next of a sequence that is running, and one that fits none becomes a finding. The
blocks of a text are taken in one go by its builder, up to the block that belongs to the report again.
"""

from collections.abc import Sequence
from dataclasses import replace
from re import Match

from ccpcj.lib.wording.lexicon import Lexicon

from .blocks import ReportBlock
from .lines import LineAccount
from .printed_report import ReadingFinding
from .report_tree import Outline, RawChapter, RawParagraph, RawText
from .sequences import NextInReport
from .text_builder import TextBuilder


class OutlineBuilder:
    """The stage that reads the blocks of a report, one after the other, and gives its outline.

    Its state is where in the report we stand. It accounts for the lines of each block.
    """

    def __init__(self, lexicon: Lexicon, account: LineAccount) -> None:
        self.lexicon, self.account = lexicon, account
        self.outline = Outline()
        self.chapter: RawChapter | None = None
        self.text: RawText | None = None  # the text that the last block ended
        self.section: str | None = None
        self.heading = ""  # the title of the section
        self.heading_open = False  # the title of a chapter is still being read
        self.list_next = 0  # the number that would go on a list under the last paragraph; 0 when none runs

    def build(self, blocks: Sequence[ReportBlock]) -> Outline:
        place = 0
        while place < len(blocks):
            place += self.read(blocks, place)
        return self.outline

    def read(self, blocks: Sequence[ReportBlock], place: int) -> int:
        """Give a block its place; return how many blocks were read: the whole text where it is the heading of one."""
        block, following = blocks[place], blocks[place + 1] if place + 1 < len(blocks) else None
        if match := self.lexicon.patterns["chapter"].fullmatch(block.printed):
            self.open_chapter(block, match, blocks[:place])
        elif self.chapter is None:
            self.outline.front.append(block)
        elif match := self.lexicon.patterns["text_heading"].fullmatch(block.text):
            return self.read_text(blocks[place:], match)
        elif section := self.next.section_of(block, self.lexicon):
            self.open_section(block, *section)
        elif block.numbered:
            self.read_numbered(block, following)
        else:
            self.read_unnumbered(block, following)
        return 1

    @property
    def next(self) -> NextInReport:
        """What would go on the sequences of the report here."""
        keys = [key for key, _ in self.chapter.sections if key] if self.chapter else []
        letters = [key for key in keys if len(key) == 1]
        subheadings = [key for key in keys if key.startswith(f"{self.section_letter}.")]
        return NextInReport(
            self.outline.paragraphs[-1].number + 1 if self.outline.paragraphs else 1,
            chr(ord(letters[-1]) + 1) if letters else "A",
            len(subheadings) + 1,
            bool(self.outline.paragraphs and self.outline.paragraphs[-1].announces_list),
        )

    @property
    def section_letter(self) -> str:
        return (self.section or "").split(".")[0]

    def open_chapter(self, block: ReportBlock, match: Match[str], before: Sequence[ReportBlock]) -> None:
        number = self.lexicon.number(match["number"]) or 0
        if number == 1 and self.chapter:
            self.start_again(before)
        expected = self.chapter.number + 1 if self.chapter else 1
        if number != expected:
            self.find("chapter-out-of-order", block, f"Chapter {number} stands where chapter {expected} was expected.")
        self.chapter = RawChapter(number, block)
        if match["title"]:
            self.chapter.title.append(ReportBlock([replace(block.source[0], text=match["title"])]))
        self.outline.chapters.append(self.chapter)
        self.text, self.section, self.heading, self.list_next, self.heading_open = None, None, "", 0, True
        self.account.take(block.line_numbers, "chapter")

    def start_again(self, front: Sequence[ReportBlock]) -> None:
        """What stood before chapter I was a table of contents."""
        self.outline, self.chapter, self.section = Outline(front=list(front)), None, None
        self.account.give_back(number for block in front for number in block.line_numbers)

    def read_text(self, blocks: Sequence[ReportBlock], match: Match[str]) -> int:
        """Read a text from its heading to its end; return how many blocks it has."""
        builder = TextBuilder(RawText(blocks[0], match, self.section), self.next, self.lexicon)
        self.text = builder.build(blocks[1:])
        self.outline.findings += builder.findings
        for item in builder.report_items:
            self.add_item(item)
        self.outline.texts.append(self.text)
        self.heading_open, self.list_next = False, 0
        for block in self.text.blocks:
            self.account.take(block.line_numbers, "text")
        return len(self.text.blocks) + len(builder.report_items)

    def open_section(self, block: ReportBlock, key: str | None, title: str) -> None:
        assert self.chapter
        self.chapter.sections.append((key, title))
        self.section, self.heading, self.text, self.heading_open, self.list_next = key, title, None, False, 0
        self.account.take(block.line_numbers, "section")

    def read_numbered(self, block: ReportBlock, following: ReportBlock | None) -> None:
        number, is_subheading = block.number, self.next.is_subheading(block, following)
        if number and self.list_next == number:
            self.add_item(block)
        elif self.next.is_paragraph(block) and not is_subheading:
            self.open_paragraph(block, number)
        elif is_subheading:
            self.open_section(block, f"{self.section_letter}.{number}".lstrip("."), block.unnumbered)
        elif self.next.is_first_item(block):
            self.add_item(block)
        elif self.next.skips_little_to(number) or (block.ended and not self.text and self.next.skips_to(number)):
            expected = self.next.paragraph
            self.find("paragraph-missing", block, f"Paragraph {number} stands where paragraph {expected} was expected.")
            self.open_paragraph(block, number)
        else:
            self.find(
                "number-fits-no-sequence", block, f"The number {number} goes on no sequence that is running here."
            )
            self.read_unnumbered(block, following)

    def add_item(self, block: ReportBlock) -> None:
        """A numbered item of the list under the last paragraph."""
        self.outline.paragraphs[-1].items.append(block)
        self.list_next = block.number + 1
        self.account.take(block.line_numbers, "paragraph")

    def open_paragraph(self, block: ReportBlock, number: int) -> None:
        paragraph = RawParagraph(number, block, self.chapter, self.section, self.heading)
        self.outline.paragraphs.append(paragraph)
        if self.text and not self.text.chapeau and not self.text.operative:
            self.text.stated_in = paragraph
        self.text, self.heading_open, self.list_next = None, False, 0
        self.account.take(block.line_numbers, "paragraph")

    def read_unnumbered(self, block: ReportBlock, following: ReportBlock | None) -> None:
        """A block without a number of its own: a title, an item of a list, an unlettered heading."""
        if self.heading_open and self.chapter:
            self.chapter.title.append(block)
            self.account.take(block.line_numbers, "chapter")
        elif self.is_unlettered_heading(block, following):
            self.open_section(block, None, block.text)
        elif self.outline.paragraphs:
            self.outline.paragraphs[-1].items.append(block)
            self.account.take(block.line_numbers, "paragraph")

    def is_unlettered_heading(self, block: ReportBlock, following: ReportBlock | None) -> bool:
        if block.lettered:
            return False
        if block.source[0].heading:
            return True
        last = self.outline.paragraphs[-1] if self.outline.paragraphs else None
        is_closed = not last or last.blocks[-1].ended
        opens_list = bool(last and last.announces_list and not last.items)
        return self.next.is_paragraph(following) and is_closed and not opens_list and not block.ended

    def find(self, code: str, block: ReportBlock, message: str) -> None:
        self.outline.findings.append(ReadingFinding("warning", code, block.lines, message))
