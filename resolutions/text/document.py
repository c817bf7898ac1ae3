"""A text in one language as plain objects, every word of it in its place, wherever it was read from."""

from dataclasses import dataclass, field
from datetime import date

from .numbers import Place

CHOICES = ("in_favour", "against", "abstaining")  # how a state votes
BY_VOTE, WITHOUT_VOTE = "vote", "without_vote"  # how a body adopts a text
# the steps on the way there: the draft, those who sponsored it later, the report of the committee, the meeting
TABLED, SPONSORED_LATER, RECOMMENDED, ADOPTED = "tabled", "sponsored_later", "recommended", "adopted"
PREAMBULAR, OPERATIVE, ANNEX = "preambular", "operative", "annex"


@dataclass(frozen=True)
class TextNote:
    """A footnote; `place` is how many characters of the block's text come before its marker."""

    number: int
    text: str
    place: int


@dataclass(frozen=True)
class Reference:
    """A document or resolution that the words refer to: as printed, and the symbol to which the file ties it."""

    printed: str
    symbol: str


@dataclass
class TextBlock:
    """A paragraph, an item or a heading. `depth` 0 hangs from nothing, 1 from the last block of depth 0 …"""

    part: str
    text: str = ""
    depth: int = 0
    number: str = ""  # as printed: "1.", "(a)", "1 -"
    at: Place | None = None  # what the number stands for
    phrase: str = ""
    heading: int | None = None
    notes: list[TextNote] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    # of the paragraph in the database, where the block comes from there
    key: int = 0
    anchor: str = ""
    verbs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """What a person should look at. `words` are those of a file that stand in no other part of the document."""

    code: str
    message: str
    level: str = "warning"
    words: str = ""


@dataclass(frozen=True)
class Subject:
    """A keyword of the file: "unbis", "1003500", "justice"."""

    scheme: str
    code: str
    name: str


@dataclass(frozen=True)
class AdoptionStep:
    """A step on the way to adoption, with the symbol of its document and, as printed, whose it was."""

    outcome: str  # TABLED, SPONSORED_LATER, RECOMMENDED or ADOPTED; another as the file has it
    symbol: str
    by: str
    day: date | None = None
    paragraph: str = ""


@dataclass
class TextDocument:
    """A resolution in one language: its words, what is printed around them, and what its source says about it."""

    symbol: str = ""
    number: str = ""
    language: str = ""
    session: str = ""
    title: str = ""
    chapeau: str = ""
    adopted_on: date | None = None
    published_on: date | None = None
    front: dict[str, str] = field(default_factory=dict)
    blocks: list[TextBlock] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    steps: list[AdoptionStep] = field(default_factory=list)
    voting: str = ""  # BY_VOTE or WITHOUT_VOTE; another outcome as the file has it
    counts: dict[str, int] = field(default_factory=dict)  # of votes, by choice
    voters: dict[str, list[str]] = field(default_factory=dict)  # the names of states as printed, by choice
    problems: list[Problem] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """Every piece of text, in no order: what a reader of the file would see printed."""
        pieces = [self.title, self.chapeau, *self.front.values()]
        for block in self.blocks:
            pieces += [block.number, block.text, *(note.text for note in block.notes)]
        return [words for words in (*pieces, *(problem.words for problem in self.problems)) if words]
