"""Two texts beside each other: which paragraph became which, what moved, was split or merged, and which words differ.

It knows words alone: no model, no language of the page. What the United Nations makes of it is told elsewhere.
"""

from .assignment import align
from .likeness import ratio
from .moves import moved_pairs
from .pairs import AlignedPair, AlignmentItem
from .passages import likest_passage
from .tokens import Token, is_visible, tokens, unit_keys
from .word_differences import Run, RunKind, compare_words
from .wordings import PartWords, pair_labels, pair_wordings

__all__ = [
    "AlignedPair",
    "AlignmentItem",
    "PartWords",
    "Run",
    "RunKind",
    "Token",
    "align",
    "compare_words",
    "is_visible",
    "likest_passage",
    "moved_pairs",
    "pair_labels",
    "pair_wordings",
    "ratio",
    "tokens",
    "unit_keys",
]  # fmt: skip
