"""The tree of a report as its blocks stand: what the outline builds and the later stages read."""

from dataclasses import dataclass, field
from re import Match
from typing import Any

from .blocks import ReportBlock
from .printed_report import ReadingFinding
from .unwrap import join_lines


@dataclass
class RawParagraph:
    """A numbered paragraph of the report with the blocks that hang from it."""

    number: int
    lead: ReportBlock
    chapter: "RawChapter | None"
    section: str | None
    heading: str = ""  # the title of the section, lettered or not
    items: list[ReportBlock] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.lead.unnumbered

    @property
    def agenda_item(self) -> str | None:
        return self.chapter.agenda_item if self.chapter else None

    @property
    def headings(self) -> str:
        """The titles of the section and the chapter over it."""
        return f"{self.heading} {self.chapter.title_text if self.chapter else ''}"

    @property
    def announces_list(self) -> bool:
        return self.lead.text.endswith((":", "："))

    @property
    def blocks(self) -> list[ReportBlock]:
        return [self.lead, *self.items]

    @property
    def notes(self) -> list[int]:
        return [number for block in self.blocks for number in block.notes]

    @property
    def lines(self) -> tuple[int, int]:
        return self.lead.lines[0], self.blocks[-1].lines[1]


@dataclass
class RawAnnex:
    """An annex of a text, or an agenda behind it: its label ("Annex"), its title, what it says."""

    label: ReportBlock | None = None
    title: ReportBlock | None = None
    body: list[ReportBlock] = field(default_factory=list)

    @property
    def blocks(self) -> list[ReportBlock]:
        return [*filter(None, (self.label, self.title)), *self.body]


@dataclass
class RawText:
    """A resolution or decision as its blocks stand in chapter I."""

    heading: ReportBlock
    match: Match[str]
    section: str | None = None
    title: list[ReportBlock] = field(default_factory=list)
    chapeau: ReportBlock | None = None
    preamble: list[ReportBlock] = field(default_factory=list)
    operative: list[ReportBlock] = field(default_factory=list)
    annexes: list[RawAnnex] = field(default_factory=list)
    stated_in: RawParagraph | None = None  # a decision that is a paragraph of the report

    @property
    def is_begun(self) -> bool:
        """Whether more than its heading and title was read."""
        return bool(self.chapeau or self.preamble or self.operative)

    @property
    def blocks(self) -> list[ReportBlock]:
        chapeau = [self.chapeau] if self.chapeau else []
        annexed = [block for annex in self.annexes for block in annex.blocks]
        return [self.heading, *self.title, *chapeau, *self.preamble, *self.operative, *annexed]


@dataclass
class RawChapter:
    number: int
    heading: ReportBlock
    title: list[ReportBlock] = field(default_factory=list)
    sections: list[tuple[str | None, str]] = field(default_factory=list)  # key and title
    agenda_item: str | None = None  # that it is about

    @property
    def title_text(self) -> str:
        return join_lines([block.text for block in self.title])

    def to_json(self) -> dict[str, Any]:
        sections = [{"key": key, "title": title} for key, title in self.sections]
        return {"number": self.number, "title": self.title_text, "sections": sections}


@dataclass
class Outline:
    """The tree, in the order of the report."""

    front: list[ReportBlock] = field(default_factory=list)
    chapters: list[RawChapter] = field(default_factory=list)
    paragraphs: list[RawParagraph] = field(default_factory=list)
    texts: list[RawText] = field(default_factory=list)
    findings: list[ReadingFinding] = field(default_factory=list)
