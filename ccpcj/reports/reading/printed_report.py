"""The Report: everything a session report states, in the shape of its JSON form.

A value that the document does not state is None, never a guess; a guess that helps a reviewer stands in a field
ending in `_inferred`. `lines` is the first and last line of the source, from 1.
"""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

Lines = tuple[int, int]
FORMAT = 1


class NotAReport(Exception):  # noqa: N818 - it names what the file is not
    """The file holds no session report that could be read; the message says why, in words for the user."""


@dataclass
class ReadingFinding:
    """What a reviewer should look at."""

    level: str  # error | warning | info
    code: str
    lines: Lines | None
    message: str


@dataclass
class PrintedCitation:
    """A resolution, decision or document that a paragraph refers to."""

    where: dict[str, Any]  # {"text", "part", "index"} or {"paragraph"}; with "footnote" when it stands in one
    kind: str  # resolution | decision | document
    body: str | None
    number: str | None
    symbol: str | None
    date: str | None


@dataclass
class TextParagraph:
    """A preambular or operative paragraph."""

    text: str
    phrase: str | None
    footnotes: list[int]
    lines: Lines
    number: str | None = None
    verb: str | None = None
    more_verbs: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    children: list["TextParagraph"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)  # (footnote, characters of the text before its marker)
    heading: int | None = None  # its level, from 1, where it stands over what follows


@dataclass
class Annex:
    """An annex of a text, or an agenda behind it: its label as printed ("Annex"), its title, its paragraphs."""

    label: str | None
    title: str | None
    paragraphs: list[TextParagraph] = field(default_factory=list)


@dataclass
class PrintedAction:
    """What the Commission did with a text."""

    paragraph: int
    meeting: int | None
    date: str | None
    agenda_item: str | None
    method: str | None
    revised: bool = False
    votes: dict[str, int | None] | None = None  # in_favour, against, abstaining


@dataclass
class Sponsor:
    """An entry of a list of sponsors, as printed."""

    name: str
    state: str | None
    group: str | None = None
    joined: bool = False  # after the text was tabled


@dataclass
class PrintedText:
    """A resolution or decision, draft or adopted, of chapter I."""

    kind: str
    stage: str
    number: str
    body: str | None
    title: str
    printed: str
    chapeau: str | None = None
    preamble: list[TextParagraph] = field(default_factory=list)
    operative: list[TextParagraph] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    draft_symbol: str | None = None
    action: PrintedAction | None = None
    sponsors: list[Sponsor] = field(default_factory=list)
    spoke_after: list[dict[str, Any]] = field(default_factory=list)
    lines: Lines = (0, 0)
    section: str | None = None  # of chapter I
    key: str = ""  # how citations name the text: its label; where two bodies' drafts share one, with the body behind it

    @property
    def label(self) -> str:
        """ "draft-resolution-2", "resolution-31-1"."""
        stage = "draft-" if self.stage == "draft" else ""
        return f"{stage}{self.kind}-{self.number.replace('/', '-')}"


@dataclass
class NumberedParagraph:
    """A numbered paragraph of the report; `items` is the list under a lead."""

    number: int
    chapter: int | None
    section: str | None
    text: str
    items: list[str] = field(default_factory=list)
    footnotes: list[int] = field(default_factory=list)
    lines: Lines = (0, 0)


@dataclass
class PrintedStatement:
    """Anyone said to have spoken."""

    paragraph: int
    order: int
    printed: str
    speaker: str
    state: str | None = None
    group: str | None = None
    organization: str | None = None
    person: str | None = None
    title: str | None = None
    capacity: str | None = None
    on_behalf_of: str | None = None
    on_behalf_group: str | None = None
    on_behalf_states: list[str] = field(default_factory=list)
    mode: str | None = None
    kind: str = "other"
    meeting: int | None = None
    meeting_body: str | None = None
    meeting_inferred: int | None = None
    date: str | None = None
    agenda_item: str | None = None
    state_inferred: str | None = None
    lines: Lines = (0, 0)


@dataclass
class PrintedMeeting:
    body: str  # plenary | committee_of_the_whole
    number: int
    date: str | None
    items: list[str] = field(default_factory=list)


@dataclass
class Report:
    """A session report in one language."""

    language: str
    counted: str = "line"  # what `lines` counts: each line | paragraph | page of the file
    symbols: list[str] = field(default_factory=list)
    session: dict[str, Any] = field(default_factory=dict)
    texts: list[PrintedText] = field(default_factory=list)
    footnotes: list[dict[str, Any]] = field(default_factory=list)
    agenda: list[dict[str, Any]] = field(default_factory=list)
    next_agenda: list[dict[str, Any]] = field(default_factory=list)
    meetings: list[PrintedMeeting] = field(default_factory=list)
    statements: list[PrintedStatement] = field(default_factory=list)
    officers: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    citations: list[PrintedCitation] = field(default_factory=list)
    paragraphs: list[NumberedParagraph] = field(default_factory=list)
    chapters: list[dict[str, Any]] = field(default_factory=list)
    findings: list[ReadingFinding] = field(default_factory=list)
    coverage: dict[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The report as the values that its JSON form gives back when it is read; a citation's place is its `in`."""
        data = {"format": FORMAT, **asdict(self)}
        data["citations"] = [{"in": c.pop("where"), **c} for c in data["citations"]]
        values: dict[str, Any] = json.loads(json.dumps(data))  # lists, where the reading has tuples
        return values
