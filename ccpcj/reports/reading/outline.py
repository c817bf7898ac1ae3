"""Blocks into the tree of a report: chapters, sections, numbered paragraphs, and the raw texts of chapter I.

Numbers clash in a report: its own paragraphs run from 1 to the end, operative paragraphs restart in every text, lists
and sub-headings have numbers of their own. Each numbered block is read as the next of a sequence that is running, and
one that fits none becomes a finding.
"""

from dataclasses import replace
from re import Match

from ccpcj.lib.wording.lexicon import Lexicon

from . import text_builder as within
from .blocks import Block
from .lines import Account
from .printed_report import Finding
from .report_tree import (
    Outline,
    RawChapter,
    RawParagraph,
    RawText,
    leads,
)

NEAR = 3  # numbers between two paragraphs that are taken for neighbours
AHEAD = 6  # blocks: a heading may be followed by headings


class Builder:
    """Reads the blocks one by one; the state is where in the report we stand."""

    def __init__(self, words: Lexicon, account: Account, findings: list[Finding]) -> None:
        self.words, self.account, self.findings = words, account, findings  # the findings are its own alone
        self.outline = Outline()
        self.chapter: RawChapter | None = None
        self.seen: list[Block] = []
        self.ahead: list[Block] = []  # the blocks that follow the one being read
        self.text: RawText | None = None
        self.section: str | None = None
        self.heading = ""  # the title of the section
        self.heading_open = False  # the title of a chapter is still being read
        self.list_next = 0  # the number that would go on a list under the last paragraph; 0 when none runs

    @property
    def next_number(self) -> int:
        """The number of the report's next paragraph."""
        return self.outline.paragraphs[-1].number + 1 if self.outline.paragraphs else 1

    def build(self, blocks: list[Block]) -> Outline:
        for i, block in enumerate(blocks):
            self.ahead = blocks[i + 1 : i + 1 + AHEAD]
            self.read(block)
        return self.outline

    @property
    def following(self) -> Block | None:
        """The block after the one being read."""
        return self.ahead[0] if self.ahead else None

    def read(self, block: Block) -> None:
        """Give a block its place."""
        self.seen.append(block)
        if match := self.words.patterns["chapter"].fullmatch(block.printed):
            self.open_chapter(block, match)
        elif self.chapter is None:
            self.outline.front.append(block)
        elif match := self.words.patterns["text_heading"].fullmatch(block.text):
            self.open_text(block, match)
        elif section := self.next_section(block):
            self.open_section(block, *section)
        elif block.numbered:
            self.read_numbered(block)
        else:
            self.read_plain(block)

    def open_chapter(self, block: Block, match: Match[str]) -> None:
        value = self.words.number(match["number"]) or 0
        if value == 1 and self.chapter:
            self.start_again()
        expected = self.chapter.number + 1 if self.chapter else 1
        if value != expected:
            self.find("chapter-out-of-order", block, f"Chapter {value} stands where chapter {expected} was expected.")
        self.chapter = RawChapter(value, block)
        if match["title"]:
            self.chapter.title.append(Block([replace(block.source[0], text=match["title"])]))
        self.outline.chapters.append(self.chapter)
        self.text, self.section, self.heading, self.list_next, self.heading_open = None, None, "", 0, True
        self.account.take(block.numbers, "chapter")

    def start_again(self) -> None:
        """What stood before chapter I was a table of contents."""
        front = self.seen[:-1]
        self.outline, self.chapter, self.section = Outline(front=front), None, None
        self.account.give_back(number for block in front for number in block.numbers)
        self.findings.clear()

    def open_text(self, block: Block, match: Match[str]) -> None:
        self.text = RawText(block, match, self.section)
        self.outline.texts.append(self.text)
        self.heading_open, self.list_next = False, 0
        self.account.take(block.numbers, "text")

    def next_section(self, block: Block) -> tuple[str, str] | None:
        """A lettered heading that goes on the letters of the chapter: A, B, C."""
        match = self.words.patterns["section"].fullmatch(block.text)
        if not match or not self.chapter or block.ended:
            return None
        if self.text and within.letters(self.text, match["letter"], self.words):
            return None
        letters = [key for key, _ in self.chapter.sections if key and len(key) == 1]
        expected = chr(ord(letters[-1]) + 1) if letters else "A"
        letter = self.words.codes["sections"].get(match["letter"], match["letter"])
        return (letter, match["title"]) if letter == expected else None

    def open_section(self, block: Block, key: str | None, title: str) -> None:
        assert self.chapter
        self.chapter.sections.append((key, title))
        self.section, self.heading, self.text, self.heading_open, self.list_next = key, title, None, False, 0
        self.account.take(block.numbers, "section")

    def read_numbered(self, block: Block) -> None:
        match = block.numbered
        assert match
        assert self.chapter
        value, paragraph = int(match[1]), self.next_number
        if self.text and within.goes_on(self.text, value, paragraph):
            self.take_number_into_text(block, value)
        elif self.list_next == value:
            self.take_into_list(block)
        elif value == paragraph and not self.is_subheading(block):
            self.open_paragraph(block, value)
        elif self.is_subheading(block):
            self.open_section(block, f"{(self.section or '').split('.')[0]}.{value}".lstrip("."), match[2])
        elif value == 1 and self.outline.paragraphs and leads(self.outline.paragraphs[-1]):
            self.take_into_list(block)
        elif self.skips_to(value, block):
            self.find("paragraph-missing", block, f"Paragraph {value} stands where paragraph {paragraph} was expected.")
            self.open_paragraph(block, value)
        else:
            self.find("number-fits-no-sequence", block, f"The number {value} goes on no sequence that is running here.")
            self.read_plain(block)

    def take_into_text(self, block: Block) -> None:
        assert self.text
        within.take(self.text, block, self.ahead, self.words)
        self.account.take(block.numbers, "text")

    def skips_to(self, value: int, block: Block) -> bool:
        """Whether a number opens a paragraph of the report after others that are lost; a text being read ends so only
        where few are."""
        ahead = value - self.next_number
        return bool(self.outline.paragraphs) and ahead > 0 and ((block.ended and not self.text) or ahead <= NEAR)

    def take_number_into_text(self, block: Block, value: int) -> None:
        assert self.text
        if missing := within.take_numbered(self.text, block, value, self.ahead, self.words):
            self.find(
                "number-missing", block, f"Before number {value} of {self.text.heading.text}, {missing} are missing."
            )
        self.account.take(block.numbers, "text")

    def take_into_list(self, block: Block) -> None:
        match = block.numbered
        self.outline.paragraphs[-1].items.append(block)
        self.list_next = int(match[1]) + 1 if match else self.list_next
        self.account.take(block.numbers, "paragraph")

    def is_subheading(self, block: Block) -> bool:
        """A numbered heading below a section: no sentence, next of its row, and a paragraph of the report follows."""
        match = block.numbered
        following = self.following
        if not match or block.ended or not self.chapter or not following or not following.numbered:
            return False
        rows = [
            key for key, _ in self.chapter.sections if key and key.startswith(f"{(self.section or '').split('.')[0]}.")
        ]
        paragraph = self.next_number
        return int(match[1]) == len(rows) + 1 and int(following.numbered[1]) == paragraph

    def open_paragraph(self, block: Block, value: int) -> None:
        paragraph = RawParagraph(value, block, self.chapter, self.section, self.heading)
        self.outline.paragraphs.append(paragraph)
        if self.text and not self.text.chapeau and not self.text.operative:
            self.text.stated_in = paragraph
        self.text, self.heading_open, self.list_next = None, False, 0
        self.account.take(block.numbers, "paragraph")

    def read_plain(self, block: Block) -> None:
        """A block without a number of its own: a title, a part of a text, an item of a list, an unlettered heading."""
        if self.heading_open and self.chapter:
            self.chapter.title.append(block)
            self.account.take(block.numbers, "chapter")
        elif self.text:
            self.take_into_text(block)
        elif self.is_unlettered_heading(block):
            self.open_section(block, None, block.text)
        elif self.outline.paragraphs:
            self.outline.paragraphs[-1].items.append(block)
            self.account.take(block.numbers, "paragraph")

    def is_unlettered_heading(self, block: Block) -> bool:
        paragraph = self.next_number
        following = self.following
        next_is_paragraph = following and following.numbered and int(following.numbered[1]) == paragraph
        last = self.outline.paragraphs[-1] if self.outline.paragraphs else None
        closed = not last or (last.items or [last.lead])[-1].ended
        listed = bool(last and leads(last) and not last.items)
        if block.source[0].heading and not block.lettered:
            return True
        return bool(next_is_paragraph and closed and not listed and not block.ended and not block.lettered)

    def find(self, code: str, block: Block, message: str) -> None:
        self.findings.append(Finding("warning", code, block.lines, message))
