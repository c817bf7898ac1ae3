"""A text as a Word document, in the typographic form of a resolution of the United Nations."""

from .changes import write_changes
from .document import write

__all__ = ["write", "write_changes"]
