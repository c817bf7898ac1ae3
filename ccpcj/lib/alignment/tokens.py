"""A text as the units that are compared: words, single characters of Chinese, punctuation."""

import re
from functools import lru_cache
from typing import NamedTuple

from ccpcj.lib.folding import INVISIBLE, SET_AT_WILL, VOWELS, for_comparison

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# a Chinese character, a word of any other script with the marks on its letters, or one sign
TOKEN = re.compile(rf"[{HAN}]|(?:(?![{HAN}])\w|[\u0300-\u036f{VOWELS}{INVISIBLE}])+|[^\w\s]")
key_of_word = lru_cache(maxsize=1 << 16)(for_comparison)


class Token(NamedTuple):
    """A unit: what it is compared by, and how it stands in the text with the white space before it."""

    key: str
    text: str


def tokens(text: str) -> list[Token]:
    """The units in order. Their texts make up the text; white space at its end goes with the last of them."""
    units: list[Token] = []
    done = 0
    for match in TOKEN.finditer(text):
        if key := key_of_word(match[0]):
            units.append(Token(key, text[done : match.end()]))
            done = match.end()
    if units and done < len(text):
        units[-1] = Token(units[-1].key, units[-1].text + text[done:])
    return units


def unit_keys(text: str) -> tuple[str, ...]:
    """The keys of the units: the same for texts that differ in their typesetting only."""
    return tuple(key for word in TOKEN.findall(text) if (key := key_of_word(word)))


def is_visible(text: str) -> bool:
    """Whether the text has any unit: one of white space, marks and invisible characters alone has none."""
    return bool(SET_AT_WILL.sub("", text).strip())
