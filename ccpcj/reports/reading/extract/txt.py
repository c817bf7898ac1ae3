"""Plain text into lines."""

from ..lines import decode, split
from .characters import plain
from .source import Source


def read_text(data: bytes) -> Source:
    """The lines of a Unicode text file. Raises NotAReport where it is none."""
    return Source(split(plain(decode(data))))
