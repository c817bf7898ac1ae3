"""Characters that are typesetting, not wording, in every format."""

import re
from unicodedata import normalize

from ..lines import FULL_WIDTH

# soft hyphens, zero-width spaces, marks and isolates of direction: they print nothing
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# radicals that stand for characters, letters joined by a font, Arabic letters in the form of their place
DRESSED = re.compile("[\u2e80-\u2fd5\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
WIDTHS = {**FULL_WIDTH, 0x2010: "-", 0x2011: "-"}


def plain(text: str) -> str:
    """The text in the characters that a person would type; the widths of spaces are left to the lines."""
    return INVISIBLE.sub("", DRESSED.sub(lambda found: normalize("NFKC", found[0]), text)).translate(WIDTHS)
