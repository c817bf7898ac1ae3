"""What stays of a word however it is typed: no case, accents, vowel marks, stretched or joined letter forms."""

import unicodedata
from functools import cache

TATWEEL = "\u0640"  # stretches an Arabic word to fill its line
SAME = str.maketrans(
    {
        "ё": "е",
        "ٱ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ی": "ي",  # the Persian letters that some keyboards and PDF files give
        "ک": "ك",
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ı": "i",
        TATWEEL: "",
    }
)


def fold(text: str) -> str:
    """The text in small letters without marks; full-width letters and Arabic digits as plain ones.

    й is a letter of its own and keeps its mark; the hamza goes with the letter that carries it.
    """
    chars = (char for char in unicodedata.normalize("NFKC", text).casefold().translate(SAME) if not is_mark(char))
    return "".join(folded(char) for char in chars).translate(SAME)


@cache
def folded(char: str) -> str:
    if char.isascii() or char == "й":
        return char
    if char.isdigit():
        return str(unicodedata.digit(char))
    return "".join(part for part in unicodedata.normalize("NFKD", char) if not is_mark(part))


@cache
def is_mark(char: str) -> bool:
    """Whether it is a vowel mark, an accent, or a character that does not show."""
    return unicodedata.category(char) in ("Mn", "Cf")
