"""Plain text into lines."""

from ccpcj.lib.folding import as_typed

from ..lines import decode, split
from .source import FileContents


def read_text(data: bytes) -> FileContents:
    """The lines of a Unicode text file. Raises NotAReport where it is none."""
    return FileContents(split(as_typed(decode(data))))
