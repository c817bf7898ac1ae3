"""The word lists of `words/`, by which a query is understood: JSON that a linguist can read, in six languages.

A list is kept as it is written; whoever compares folds both sides in the same way.
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import decimal, normalize

FOLDER = Path(__file__).parent / "words"
HAN = 0x2E80  # Chinese characters and their like begin here
LETTER = r"[^\W\d_]"


@cache
def word_list(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def with_plain_digits(typed: str) -> str:
    """Return the text with digits, the slash and the hash of any script or width as plain ones."""
    return "".join(plain_character(char) for char in typed)


def plain_character(char: str) -> str:
    if char.isascii():
        return char
    digit = decimal(char, None)
    if digit is not None:
        return str(digit)
    narrow = normalize("NFKC", char)
    return narrow if narrow in ("/", ".", "-") else char


def any_name(names: Iterable[str]) -> str:
    """Return a pattern of folded names, the longest first; those in letters end where the word ends."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(name_pattern(name) for name in longest_first)


def name_pattern(name: str) -> str:
    before = rf"(?<!{LETTER})" if is_spelt(name[0]) else ""
    behind = rf"(?!{LETTER})" if is_spelt(name[-1]) else ""
    return before + re.escape(name) + behind


def is_spelt(char: str) -> bool:
    """Whether it is a letter of a script that parts words by spaces."""
    return char.isalpha() and ord(char) < HAN
