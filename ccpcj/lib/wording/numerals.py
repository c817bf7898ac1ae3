"""Numbers as the six languages write them in headings."""

import re
from collections.abc import Mapping

from ccpcj.lib.roman import from_roman

HAN_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
ROMAN = frozenset("IVXL")  # as headings count: a larger letter alone is a letter


def number(printed: str, ordinals: Mapping[str, str]) -> int | None:
    """A number in digits, Roman numerals, Chinese characters or words; None when it is none of them.

    `ordinals` holds the words, or their stems, with their numbers: "thirty-first" is 30 and 1.
    """
    printed = printed.strip()
    if printed.isdigit():
        return int(printed)
    if printed and all(c in ROMAN for c in printed):
        return from_roman(printed)
    found = re.findall("|".join(sorted(map(re.escape, ordinals), key=len, reverse=True)) or "(?!)", printed.casefold())
    return sum(int(ordinals[word]) for word in found) if found else han(printed)


def han(printed: str) -> int | None:
    """一 to 九百九十九."""
    match = re.fullmatch(
        r"(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?", printed
    )
    if not printed or not match:
        return HAN_DIGITS.get(printed)
    hundreds, tens, ten, ones = match.groups()
    return 100 * HAN_DIGITS.get(hundreds, 0) + 10 * (HAN_DIGITS.get(tens, 1) if ten else 0) + HAN_DIGITS.get(ones, 0)
