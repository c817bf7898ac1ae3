"""Writing the records of texts and what hangs from them."""

from .chains import join_chains
from .joining import accept, join, reject
from .sponsors import stand_for_members
from .themes import load_themes

__all__ = ["accept", "join", "join_chains", "load_themes", "reject", "stand_for_members"]
