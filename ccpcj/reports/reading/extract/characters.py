"""Characters that are typesetting, not wording, in every format."""

import re
from unicodedata import normalize

from ccpcj.reports.reading.unwrap import SOFT_HYPHEN

from ..lines import FULL_WIDTH

# zero-width spaces, marks and isolates of direction, hyphens that no line ends with: they print nothing
INVISIBLE = re.compile(f"{SOFT_HYPHEN}(?=[^\\s])|[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# radicals that stand for characters, letters joined by a font, Arabic letters in the form of their place
DRESSED = re.compile("[\u2e80-\u2fd5\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
DIGITS = {first + i: 0x30 + i for first in (0x660, 0x6F0) for i in range(10)}  # Arabic-Indic ones
WIDTHS = {**FULL_WIDTH, **DIGITS, 0x2010: "-", 0x2011: "-"}


def plain(text: str) -> str:
    """The text in the characters that a person would type; the widths of spaces are left to the lines."""
    return INVISIBLE.sub("", DRESSED.sub(lambda found: normalize("NFKC", found[0]), text)).translate(WIDTHS)
