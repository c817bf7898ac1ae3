"""Plain text into lines."""

from ccpcj.lib.folding import as_typed

from ..lines import decode, split
from .source import Source


def read_text(data: bytes) -> Source:
    """The lines of a Unicode text file. Raises NotAReport where it is none."""
    return Source(split(as_typed(decode(data))))
