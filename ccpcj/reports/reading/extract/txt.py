"""Plain text into lines."""

from ccpcj.lib.folding import as_typed

from ..lines import decode_text, split_lines
from .source import FileContents


def read_plain_text(data: bytes) -> FileContents:
    """The lines of a Unicode text file. Raises NotAReport where it is none."""
    return FileContents(split_lines(as_typed(decode_text(data))))
