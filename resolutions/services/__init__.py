"""Writing the records of texts and what hangs from them."""

from .chains import join_chains
from .joining import accept, join, reject
from .sponsors import make_way, print_alike, stand_for_members
from .themes import load_themes

__all__ = [
    "accept",
    "join",
    "join_chains",
    "load_themes",
    "make_way",
    "print_alike",
    "reject",
    "stand_for_members",
]
