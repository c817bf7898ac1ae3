"""What one AKN4UN file says, as plain objects: a text in one language, every word of it in its place."""

from dataclasses import dataclass, field
from datetime import date

from .numbers import Place

# how a state votes, by the names of the record and of the files
CHOICES = {"in_favour": "inFavour", "against": "against", "abstaining": "abstaining"}
PREAMBULAR, OPERATIVE, ANNEX = "preambular", "operative", "annex"


@dataclass(frozen=True)
class Note:
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
class Block:
    """A paragraph, an item or a heading. `depth` 0 hangs from nothing, 1 from the last block of depth 0 …"""

    part: str
    text: str = ""
    depth: int = 0
    number: str = ""  # as printed: "1.", "(a)", "1 -"
    at: Place | None = None  # what the number stands for
    phrase: str = ""
    heading: int | None = None
    notes: list[Note] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


@dataclass(frozen=True)
class Problem:
    """What a person should look at. `words` is the text of the file that is held nowhere else."""

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
class Step:
    """A step on the way to adoption: the tabled draft, the report of a committee, the meeting record."""

    outcome: str
    symbol: str
    by: str
    day: date | None = None
    paragraph: str = ""


@dataclass
class Text:
    """A resolution in one language."""

    symbol: str = ""
    number: str = ""
    language: str = ""
    session: str = ""
    title: str = ""
    chapeau: str = ""
    adopted_on: date | None = None
    published_on: date | None = None
    front: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    voting: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    voters: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """Every piece of text held, in no order: what a reader of the file would find printed."""
        held = [self.title, self.chapeau, *self.front.values()]
        for block in self.blocks:
            held += [block.number, block.text, *(note.text for note in block.notes)]
        return [words for words in (*held, *(problem.words for problem in self.problems)) if words]
