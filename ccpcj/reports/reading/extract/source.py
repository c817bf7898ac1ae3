"""What a file holds before a word of it is understood: the same for every format."""

import re
from dataclasses import dataclass, field

from ccpcj.reports.reading.headers_footers import ReportBody
from ccpcj.reports.reading.printed_report import ReadingFinding

from ..lines import LineAccount, SourceLine

DOCUMENTS = re.compile(r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/")  # links that name a document


@dataclass
class FileContents:
    """The lines of a file in the order of reading.

    `counted` is what findings count places by: lines, paragraphs or pages. `body` is given where the format itself
    tells text, footnotes and headers apart; else the layout of the lines has to.
    """

    lines: list[SourceLine]
    counted: str = "line"
    body: ReportBody | None = None
    links: list[SourceLine] = field(default_factory=list)  # what the pages link to
    pages: dict[int, int] = field(default_factory=dict)  # the page of each line, where places are counted by pages
    account: LineAccount = field(default_factory=LineAccount)
    findings: list[ReadingFinding] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)
