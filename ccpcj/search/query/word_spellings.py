"""The ways to spell a word: hyphenated, joined or apart, British or American; traditional Chinese as simplified.

The lists stand in `words/spellings.json`. A spelling that no text has costs nothing.
"""

import re
from functools import cache, lru_cache

from .word_lists import word_list

HYPHENS = re.compile("[-‐‑–]")
MIN_LETTERS = 5  # of a word that is spelt in several ways
MIN_REST = 3  # letters behind a beginning that may stand apart


@lru_cache(1 << 12)
def spellings(text: str, language: str) -> tuple[str, ...]:
    """Return the other ways to spell a word in a language."""
    ways = [text]
    if HYPHENS.search(text):
        ways.append(HYPHENS.sub("", text))
    elif beginning := joined_beginning(text, language):
        ways.append(f"{text[: len(beginning)]}-{text[len(beginning) :]}")
    if len(text) >= MIN_LETTERS:
        ways += [other for way in ways for other in with_pairs(way, language)]
    return tuple(way for way in dict.fromkeys(ways) if way != text)


def beginnings(language: str) -> list[str]:
    """Return the beginnings of words that some join and others set apart: cyber, counter."""
    return list(word_list("spellings")["prefixes"].get(language, ()))


def joined_beginning(text: str, language: str) -> str:
    """Return the longest such beginning of a word that is written in one."""
    known = (first for first in beginnings(language) if text.lower().startswith(first))
    return max((first for first in known if len(text) - len(first) >= MIN_REST), key=len, default="")


def with_pairs(text: str, language: str) -> list[str]:
    """Return the word with one part of it spelt in the other way: organise, organize."""
    pairs = word_list("spellings")["pairs"].get(language, ())
    swaps = [(own, other) for pair in pairs for own, other in (pair, reversed(pair))]
    return [text.replace(own, other) for own, other in swaps if own in text]


@cache
def simplified_characters() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in word_list("spellings")["traditional"].split()}


def simplified(text: str) -> str:
    """Return the text with traditional Chinese characters as the texts print them."""
    return text.translate(simplified_characters())
