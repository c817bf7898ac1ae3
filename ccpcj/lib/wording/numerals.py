"""Numbers as the six languages write them in headings."""

import re
from collections.abc import Mapping

from ccpcj.lib.roman import from_roman

HAN_DIGITS = {char: digit for digit, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
HAN_NUMBER = re.compile(
    r"(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?"
)  # 一 to 九百九十九
ROMAN = frozenset("IVXL")  # as headings count: a larger letter alone is a letter


def parse_number(printed: str, ordinals: Mapping[str, str]) -> int | None:
    """Read a number in digits, Roman numerals, Chinese characters or words; None when it is none of them.

    `ordinals` holds the words, or their stems, with their numbers: "thirty-first" is 30 and 1.
    """
    printed = printed.strip()
    if printed.isdigit():
        return int(printed)
    if printed and all(char in ROMAN for char in printed):
        return from_roman(printed)
    longest_first = sorted(map(re.escape, ordinals), key=len, reverse=True)
    words = re.findall("|".join(longest_first) or "(?!)", printed.casefold())
    return sum(int(ordinals[word]) for word in words) if words else parse_han_number(printed)


def parse_han_number(printed: str) -> int | None:
    """Read a number in Chinese characters, to 999."""
    match = HAN_NUMBER.fullmatch(printed)
    if not printed or not match:
        return HAN_DIGITS.get(printed)
    hundreds, tens, ten, units = match.groups()
    return 100 * HAN_DIGITS.get(hundreds, 0) + 10 * (HAN_DIGITS.get(tens, 1) if ten else 0) + HAN_DIGITS.get(units, 0)
