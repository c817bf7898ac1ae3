"""What would come next in the report itself: its next paragraph, section and numbered heading.

Numbers clash in a report: its own paragraphs run from 1 to the end, operative paragraphs restart in every text, lists
and sub-headings have numbers of their own. The outline says here what it expects of the report, so that the builder of
a text knows where the text ends without asking.
"""

from dataclasses import dataclass

from ccpcj.lib.wording.lexicon import Lexicon

from .blocks import ReportBlock

NEAR = 3  # numbers between two paragraphs that are taken for neighbours


@dataclass(frozen=True)
class NextInReport:
    """The numbers and the letter that go on the sequences of the report at one place of it."""

    paragraph: int  # the number of the next paragraph
    section: str  # the letter of the next section of the chapter
    subheading: int  # the number of the next numbered heading below the section
    announces_list: bool  # the last paragraph ends in a colon, so that a list may begin

    def section_of(self, block: ReportBlock, lexicon: Lexicon) -> tuple[str, str] | None:
        """Return the letter and the title of a lettered heading that goes on those of the chapter: A, B, C."""
        match = lexicon.patterns["section"].fullmatch(block.text)
        if not match or block.ended:
            return None
        letter = lexicon.codes["sections"].get(match["letter"], match["letter"])
        return (letter, match["title"]) if letter == self.section else None

    def is_paragraph(self, block: ReportBlock | None) -> bool:
        return bool(block and block.number == self.paragraph)

    def is_subheading(self, block: ReportBlock, following: ReportBlock | None) -> bool:
        """A numbered heading below a section: no sentence, next of its row, and a paragraph of the report follows."""
        is_next = block.number == self.subheading and not block.ended
        return is_next and self.is_paragraph(following)

    def is_first_item(self, block: ReportBlock) -> bool:
        return self.announces_list and block.number == 1

    def skips_to(self, value: int) -> bool:
        """Whether a number may be that of a later paragraph of the report, those before it being lost."""
        return 1 < self.paragraph < value

    def skips_little_to(self, value: int) -> bool:
        """The same where few are lost: so that even a text being read ends there."""
        return self.skips_to(value) and value - self.paragraph <= NEAR
