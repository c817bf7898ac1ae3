"""Two texts beside each other: which paragraph became which, what moved, was split or merged, and which words differ.

It knows words alone: no model, no language of the page. What the United Nations makes of it is told elsewhere.
"""

from .aligning import align
from .differing import Kind, Run, differences
from .likeness import ratio
from .moving import moved
from .pairs import Item, Pair
from .passages import passage
from .tokens import Token, is_visible, key_of, tokens

__all__ = [
    "Item", "Kind", "Pair", "Run", "Token", "align", "differences", "is_visible", "key_of", "moved", "passage", "ratio",
    "tokens",
]  # fmt: skip
