"""Writing the records of texts and what hangs from them."""

from .sponsors import stand_for_members
from .themes import load_themes

__all__ = ["load_themes", "stand_for_members"]
