"""A text cut into pieces, script by script: words, runs of Chinese characters, numbers and UN symbols."""

import re
from collections.abc import Iterator
from typing import NamedTuple

LATIN = r"a-zA-ZÀ-ÖØ-öø-ɏḀ-ỿＡ-Ｚａ-ｚ\u0300-\u036f"
ARABIC = (
    r"\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    r"\ufb50-\ufdfb\ufe70-\ufefc\u200c\u200d"  # joined forms, and the marks that join and part letters
)
DIGITS = "0-9０-９٠-٩۰-۹"
# A/RES/77/232, E/CN.15/2022/L.4/Rev.1, ES-11/1, 77/232, 2004/27: parts with dots inside and slashes between
PART = r"[A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*"
SYMBOL = rf"(?=[A-Za-z0-9./\-]*[0-9]){PART}(?:/{PART})+"
PIECE = re.compile(
    rf"(?P<symbol>{SYMBOL})|(?P<han>[㐀-䶿一-鿿豈-﫿]+)|(?P<cyrillic>[Ѐ-ԯ\u0300\u0301\u0306\u0308]+)"
    rf"|(?P<arabic>[{ARABIC}]+)|(?P<latin>[{LATIN}]+)|(?P<number>[{DIGITS}]+)"
)


class Piece(NamedTuple):
    """A piece as printed, its script, and where it stands in the text."""

    text: str
    script: str
    start: int
    end: int


def pieces(text: str) -> Iterator[Piece]:
    """Digits and Chinese characters never join ("13吁请"), and a symbol stays whole up to its last letter or digit."""
    for match in PIECE.finditer(text):
        yield Piece(match[0], match.lastgroup or "", *match.span())
