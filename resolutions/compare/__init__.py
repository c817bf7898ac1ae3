"""What became of a text in another version: its paragraphs, its words, and how strong they are. It knows no record."""

from .comparison import Comparison, Reading, compare, reworded
from .rows import Row, Side
from .steps import Step, steps
from .stream import Break, Mark, stream
from .strength import Change, Shift

__all__ = [
    "Break",
    "Change",
    "Comparison",
    "Mark",
    "Reading",
    "Row",
    "Shift",
    "Side",
    "Step",
    "compare",
    "reworded",
    "steps",
    "stream",
]
