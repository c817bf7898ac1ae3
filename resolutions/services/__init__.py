"""Writing the records of texts and what hangs from them."""

from .themes import load_themes

__all__ = ["load_themes"]
