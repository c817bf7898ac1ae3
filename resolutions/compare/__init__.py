"""What became of a text in another version: its paragraphs, its words, and how strong they are. It knows no record."""

from .comparison import Comparison, Wording, compare, strength_between
from .document_order import Placement, in_document_order
from .printed_runs import ParagraphBreak, PrintedRun, printed_parts
from .rows import Row, Side
from .strength import Direction, StrengthChange

__all__ = [
    "Comparison",
    "Direction",
    "ParagraphBreak",
    "Placement",
    "PrintedRun",
    "Row",
    "Side",
    "StrengthChange",
    "Wording",
    "compare",
    "in_document_order",
    "printed_parts",
    "strength_between",
]
