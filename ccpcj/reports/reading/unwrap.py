"""Joining wrapped lines: in Chinese without the spaces that typesetting leaves, elsewhere by single spaces.

A footnote marker is a character of its own (private use) until the paragraph of its line is known.
"""

import re

from ccpcj.lib.folding import SOFT_HYPHEN
from ccpcj.lib.wording.lexicon import HAN, suspending_word

WIDE = r"\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’―…·–—"
MARKER = r"\U000f0000-\U000ffffd"
BESIDE_WIDE = re.compile(rf"(?<=[{WIDE}{MARKER}]) +(?=\S)|(?<=\S) +(?=[{WIDE}{MARKER}])")
SYMBOL_START = re.compile(r"(?<!\w)[A-Z]+/[\w./-]*\w$", re.ASCII)
LETTER_OF_SYMBOL = re.compile(r"[A-Z]/[\w./-]*/[A-Z]+\.$", re.ASCII)  # E/CN.15/2052/L.
SYMBOL_END = re.compile(r"\d*[./]\w", re.ASCII)
HAN_CHARACTER = re.compile(rf"[{HAN}]")


def marker(number: int) -> str:
    """The character that stands for the marker of a footnote."""
    return chr(0xF0000 + number)


def markers_in(text: str) -> list[int]:
    """The numbers of the footnotes whose markers a text has."""
    return [ord(char) - 0xF0000 for char in re.findall(rf"[{MARKER}]", text)]


def without_markers(text: str) -> str:
    """The text without footnote markers, in other scripts than Chinese without the spaces before them as well."""
    return re.sub(rf"[{MARKER}]" if HAN_CHARACTER.search(text) else rf"\s*[{MARKER}]", "", text)


def line_separator(before: str, after: str) -> str:
    """What stands between two lines: nothing after a slash, an opening bracket, a hyphen in a word or between digits,
    else a space."""
    is_suspended = suspending_word().match(after)
    hyphenated = before.endswith("-") and before[-2:-1].isalnum() and not is_suspended
    is_range = before.endswith("–") and before[-2:-1].isdigit()
    return "" if before.endswith(("/", "(", "[")) or hyphenated or is_range else " "


def is_parted(before: str, after: str) -> bool:
    """Whether a line ends inside a word, or inside the symbol of a document."""
    if before.endswith("."):
        return bool(LETTER_OF_SYMBOL.search(before) and after[:1].isdigit())
    return before.endswith(SOFT_HYPHEN) or bool(SYMBOL_START.search(before) and SYMBOL_END.match(after))


def join_lines(lines: list[str]) -> str:
    text = ""
    for line in lines:
        text += line if not text or is_parted(text, line) else line_separator(text, line) + line
    return tidy(text)


def tidy(text: str) -> str:
    """Single spaces; none beside Chinese characters and their punctuation."""
    text = re.sub(r"\s+", " ", text.replace(SOFT_HYPHEN, "")).strip()
    return BESIDE_WIDE.sub("", text) if HAN_CHARACTER.search(text) else text
