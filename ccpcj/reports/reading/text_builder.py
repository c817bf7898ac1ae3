"""The blocks of one text of chapter I in their places: title, enacting body, preamble, operative part, annexes.

Headings stand in each part. One that names an annex, or under which the numbers begin anew, opens an annex; all that
follows belongs to it.
"""

import re
from collections.abc import Sequence
from re import Match

from ccpcj.lib.wording.lexicon import Lexicon
from ccpcj.lib.wording.opening_phrases import opening_phrases

from .blocks import COLON, COMMA, ReportBlock
from .printed_report import ReadingFinding
from .report_tree import RawAnnex, RawText
from .sequences import NextInReport

LINES_OF_HEADING = 4  # at most
LOST = 3  # numbers between two that are taken for one row
STOP = re.compile(r"[.。]$")
AHEAD = 6  # blocks: a heading may be followed by headings


class TextBuilder:
    """The stage that reads the blocks behind the heading of a text and gives the text in its parts.

    `expected` is what would go on the report, where the text ends.
    """

    def __init__(self, text: RawText, expected: NextInReport, lexicon: Lexicon) -> None:
        self.text, self.expected, self.lexicon = text, expected, lexicon
        self.openings = opening_phrases(lexicon)
        self.findings: list[ReadingFinding] = []
        self.report_items: list[ReportBlock] = []  # of a list under the report's paragraph before the text
        self.last = 0  # the last number of the operative paragraphs, in an annex of its paragraphs

    def build(self, blocks: Sequence[ReportBlock]) -> RawText:
        """Take the blocks up to the one that belongs to the report again, or to the next text."""
        for i, block in enumerate(blocks):
            ahead = blocks[i + 1 : i + 1 + AHEAD]
            if self.goes_on_report_list(block, ahead):
                self.report_items.append(block)
            elif self.ends_at(block, ahead):
                break
            else:
                self.count(block)
                self.place(block, ahead)
        return self.text

    def ends_at(self, block: ReportBlock, ahead: Sequence[ReportBlock]) -> bool:
        """Whether a block goes on the report or opens a text: then it is none of this one."""
        if opens_chapter_or_text(block, self.lexicon):
            return True
        if self.expected.section_of(block, self.lexicon):
            return not self.goes_on_letters(block)
        number = block.number
        return not self.goes_on_numbers(number) and (
            self.goes_on_report(block, ahead) or self.expected.skips_little_to(number)
        )

    def goes_on_report(self, block: ReportBlock, ahead: Sequence[ReportBlock]) -> bool:
        return self.expected.is_paragraph(block) or self.expected.is_subheading(block, ahead[0] if ahead else None)

    def goes_on_report_list(self, block: ReportBlock, ahead: Sequence[ReportBlock]) -> bool:
        """Whether a number begins or goes on a list under the last paragraph of the report, and no row of the text."""
        if self.goes_on_numbers(block.number):
            return False
        if self.report_items:
            return block.number == self.report_items[-1].number + 1
        return self.expected.is_first_item(block) and not self.goes_on_report(block, ahead)

    def goes_on_letters(self, block: ReportBlock) -> bool:
        """Whether a lettered heading goes on those of the annex, and is no section of the chapter."""
        section = self.lexicon.patterns["section"]
        headings = [below for below in self.text.annexes[-1].body if below.heading] if self.text.annexes else []
        letters = [match["letter"] for below in headings if (match := section.fullmatch(below.text))]
        own = section.fullmatch(block.text)
        return own is not None and bool(letters) and ord(own["letter"]) == ord(letters[-1]) + 1

    def goes_on_numbers(self, number: int) -> bool:
        """Whether a number belongs to the text; 0, which stands for none, does not."""
        if not number:
            return False
        if self.text.annexes:
            return number == 1 != self.expected.paragraph or self.follows(number)
        if not self.last and not self.text.chapeau and number == self.expected.paragraph:
            return False
        return number == self.list_number + 1 or self.follows(number)

    def follows(self, number: int) -> bool:
        """The next number, or one after a number that was lost or misprinted, where it is not the report's own."""
        is_near = 0 < self.last < number <= self.last + LOST
        return number == self.last + 1 or (is_near and number != self.expected.paragraph)

    @property
    def list_number(self) -> int:
        """The last number of a list that a numbered paragraph leads: 0 where it may begin, -1 where none may stand."""
        last = self.text.operative[-1] if self.text.operative else None
        if last and last.listed:
            return last.number
        return 0 if last and last.numbered and COLON.search(last.text) else -1

    def count(self, block: ReportBlock) -> None:
        """Go on the row of numbers that a block belongs to; a finding says which are lost, or that it fits nowhere."""
        number = block.number
        if not number:
            return
        if not self.goes_on_numbers(number):
            self.find(
                "number-fits-no-sequence", block, f"The number {number} goes on no sequence that is running here."
            )
            return
        block.listed = not self.text.annexes and self.goes_on_list(block, number)
        if block.listed:
            return
        if number > self.last + 1:
            missing = f"{number - self.last - 1} are missing"
            self.find("number-missing", block, f"Before number {number} of {self.text.heading.text}, {missing}.")
        self.last = number

    def goes_on_list(self, block: ReportBlock, number: int) -> bool:
        """Whether a number is the next of a list; where it is the paragraphs' next as well, items end in a stop."""
        if number != self.list_number + 1:
            return False
        stops = bool(STOP.search(block.text) and STOP.search(self.text.operative[-1].text))
        return stops or number != self.last + 1

    def place(self, block: ReportBlock, ahead: Sequence[ReportBlock]) -> None:
        """Give a block its place in the text; `ahead` are the blocks that follow."""
        text = self.text
        block.heading = self.is_heading(block, ahead)
        if self.opens_annex(block, ahead):
            self.open_annex(block)
        elif text.annexes:
            add_to_annex(text.annexes[-1], block)
        elif match_chapeau(block, self.lexicon) and not text.chapeau:
            text.chapeau = block
        elif not text.is_begun and not self.enacts(block):
            text.title.append(block)
        else:
            (text.operative if self.is_operative(block, ahead) else text.preamble).append(block)

    def enacts(self, block: ReportBlock) -> bool:
        """A text without its enacting body on a line: "The Commission decides …", its first number or clause."""
        title = self.text.title
        is_sentence = self.lexicon.patterns["enacting"].match(block.text) and title and block.ended
        is_clause = title and COMMA.search(block.text) and self.openings.opening(block.text)
        return bool(block.numbered or is_sentence or is_clause)

    def is_heading(self, block: ReportBlock, ahead: Sequence[ReportBlock]) -> bool:
        """A short block without a number, a letter or a stop, with more of the text under it."""
        if not self.text.is_begun or block.numbered or block.lettered or not ahead:
            return False
        if block.source[0].heading or self.is_annex_label(block):
            return True
        is_closed = block.ended or COMMA.search(block.text)
        is_long = len(block.source) > LINES_OF_HEADING
        return not (is_closed or is_long or opens_chapter_or_text(ahead[0], self.lexicon))

    def is_annex_label(self, block: ReportBlock) -> bool:
        return bool(self.lexicon.patterns["annex"].fullmatch(block.text))

    def opens_annex(self, block: ReportBlock, ahead: Sequence[ReportBlock]) -> bool:
        """A heading that names an annex or an agenda, or under which the numbers of an operative part begin anew."""
        text = self.text
        if not block.heading:
            return False
        if self.is_annex_label(block):
            return True
        if text.operative and self.lexicon.patterns["agenda_heading"].fullmatch(block.text):
            return not (text.annexes and not text.annexes[-1].body)
        before = [above for above in text.operative if not above.heading]
        return bool(before) and not text.annexes and not COLON.search(before[-1].text) and next_number(ahead) == 1

    def open_annex(self, block: ReportBlock) -> None:
        block.heading = False
        self.text.annexes.append(RawAnnex(label=block) if self.is_annex_label(block) else RawAnnex(title=block))
        self.last = 0

    def is_operative(self, block: ReportBlock, ahead: Sequence[ReportBlock]) -> bool:
        """Whether a block belongs to the operative part: from its first number, or an action that is a sentence."""
        if self.text.operative or block.numbered:
            return True
        if block.heading:
            return next_number(ahead) > 0
        if block.lettered:
            return not self.text.preamble or bool(self.openings.opening(block.lettered[2]))
        return bool(self.lexicon.patterns["enacting"].match(block.text) or self.is_action(block))

    def is_action(self, block: ReportBlock) -> bool:
        """An operative paragraph without a number: an action at its start that opens no preambular one, and a stop."""
        if not block.ended or COMMA.search(block.text):
            return False
        phrase = self.openings.opening(block.text)
        return bool(phrase and self.openings.verb(phrase) and phrase not in self.lexicon.preambles)

    def find(self, code: str, block: ReportBlock, message: str) -> None:
        self.findings.append(ReadingFinding("warning", code, block.lines, message))


def match_chapeau(block: ReportBlock, lexicon: Lexicon) -> Match[str] | None:
    """Match the enacting body alone; before a single action ("Adopts …") it stands without its comma."""
    chapeau = lexicon.patterns["chapeau"]
    return chapeau.fullmatch(block.text) or chapeau.fullmatch(f"{block.text},")


def opens_chapter_or_text(block: ReportBlock, lexicon: Lexicon) -> bool:
    patterns = lexicon.patterns
    return bool(patterns["chapter"].fullmatch(block.printed) or patterns["text_heading"].fullmatch(block.text))


def add_to_annex(annex: RawAnnex, block: ReportBlock) -> None:
    if block.heading and annex.title is None and not annex.body:
        annex.title, block.heading = block, False
    else:
        annex.body.append(block)


def next_number(ahead: Sequence[ReportBlock]) -> int:
    """The number that follows a heading, past headings; 0 where none does."""
    after = next((block for block in ahead if block.numbered or block.ended), None)
    return after.number if after else 0
