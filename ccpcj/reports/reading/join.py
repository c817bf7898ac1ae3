"""Joining wrapped lines: in Chinese without the spaces that typesetting leaves, elsewhere by single spaces."""

import re

WIDE = r"\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’―…·–—"
HAN = r"\u3400-\u9fff\uf900-\ufaff"
MARKER = r"\U000f0000-\U000ffffd"
BESIDE_WIDE = re.compile(rf"(?<=[{WIDE}{MARKER}]) +(?=\S)|(?<=\S) +(?=[{WIDE}{MARKER}])")
AFTER_HAN = re.compile(rf"[{HAN}]")


def marker(number: int) -> str:
    """The character that stands for a footnote marker until its paragraph is known (private use)."""
    return chr(0xF0000 + number)


def marked(text: str) -> list[int]:
    """The footnote markers in a text."""
    return [ord(c) - 0xF0000 for c in re.findall(rf"[{MARKER}]", text)]


def unmarked(text: str) -> str:
    """The text without footnote markers."""
    return re.sub(rf"\s*[{MARKER}]", "", text) if not AFTER_HAN.search(text) else re.sub(rf"[{MARKER}]", "", text)


def glue(before: str, after: str) -> str:
    """What stands between two lines: nothing after a slash, a hyphen in a word or between digits, else a space."""
    if before.endswith("/") or (before.endswith("-") and before[-2:-1].isalnum()):
        return ""
    if before.endswith("–") and before[-2:-1].isdigit():
        return ""
    return " "


def join(parts: list[str]) -> str:
    """One text of several lines."""
    text = ""
    for part in parts:
        text += (glue(text, part) if text else "") + part
    return tidy(text)


def tidy(text: str) -> str:
    """Single spaces; none beside Chinese characters and their punctuation."""
    text = re.sub(r"\s+", " ", text).strip()
    return BESIDE_WIDE.sub("", text) if AFTER_HAN.search(text) else text
