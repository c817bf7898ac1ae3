"""Folding: what is left of a word when the ways to print and to type it are taken away.

The tables of characters stand here once. Each strength serves one purpose; from the weakest to the strongest:

as_typed         the reader of documents takes up a page: invisible characters and the forms that a font gives go
for_comparison   two wordings are the same but for typesetting: kinds of quotes, dashes and spaces, vowel marks go too
for_phrases      phrases of word lists, titles and whole paragraphs that are compared: as above, and in small letters
for_order        names in alphabetical order: no case, no marks, but every letter that the alphabet has
for_search       terms of the search index: no case, no marks, and letters that writers exchange are one
for_lookup       names and codes that people type into filters: as for_search, with punctuation as spaces
for_names        names of states in documents: as for_search, without a leading article, each letter with its place
"""

import re
from functools import cache
from typing import NamedTuple
from unicodedata import category, combining, digit, normalize

SOFT_HYPHEN = "\u00ad"  # where a word may be parted at the end of a line
ZERO_WIDTH = "\u200b\u2060-\u2065\ufeff"
JOINERS = "\u200c\u200d"  # join and part Arabic letters
DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
TATWEEL = "\u0640"  # stretches an Arabic word to fill its line
VOWELS = "\u064b-\u0652\u0670"  # marks on Arabic letters, which a text may print or leave out
INVISIBLE = SOFT_HYPHEN + ZERO_WIDTH + JOINERS + DIRECTIONS + TATWEEL

APOSTROPHES, QUOTES, DASHES = "’‘ʼ`´′", "«»“”„", "‐‑‒–—―−"
SIGNS = dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(QUOTES, '"') | dict.fromkeys(DASHES, "-")
FULL_WIDTH = {0xFF10 + i: 0x30 + i for i in range(10)} | {
    code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF0F)
}  # digits, Latin letters and the slash
ARABIC_DIGITS = {first + i: 0x30 + i for first in (0x660, 0x6F0) for i in range(10)}
LETTERS = str.maketrans(
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

NOT_PRINTED = re.compile(f"{SOFT_HYPHEN}(?=[^\\s])|[{ZERO_WIDTH}{DIRECTIONS}]")
# radicals that stand for characters, letters joined by a font, Arabic letters in the form of their place
FONT_FORMS = re.compile("[\u2e80-\u2fd5\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
TYPED = {**FULL_WIDTH, **ARABIC_DIGITS, ord("‐"): "-", ord("‑"): "-"}
UNSEEN = re.compile(f"[{INVISIBLE}]")
SET_AT_WILL = re.compile(f"[{INVISIBLE}{VOWELS}]")
SIGN = re.compile(f"[{''.join(SIGNS)}]")
PUNCTUATION = str.maketrans(dict.fromkeys(f"'{APOSTROPHES}-{DASHES}.,()/", " "))

# A document in running text contracts "of" with the article ("du Maroc"), so both go.
ARTICLES = {
    "en": ("the ",),
    "fr": ("de l'", "de la ", "des ", "du ", "de ", "d'", "les ", "le ", "la ", "l'", "aux ", "au "),
    "es": ("de los ", "de las ", "de la ", "del ", "de ", "los ", "las ", "el ", "la ", "al "),
    "ar": ("ال",),
}


def as_typed(text: str) -> str:
    """The text in the characters that a person would type: case, marks, quotes and the widths of spaces stay.

    A soft hyphen at the end of a line stays, for there it says that the word goes on.
    """
    return NOT_PRINTED.sub("", FONT_FORMS.sub(lambda form: normalize("NFKC", form[0]), text)).translate(TYPED)


def for_comparison(text: str) -> str:
    """The text without what typesetting alone decides; case and accents stay, for they are wording."""
    one_sign = SIGN.sub(lambda sign: SIGNS[sign[0]], UNSEEN.sub("", text))
    return " ".join(SET_AT_WILL.sub("", normalize("NFKC", one_sign)).split())


def for_phrases(text: str) -> str:
    """The same in small letters, where a phrase may open a sentence or stand inside one."""
    return for_comparison(text).casefold()


def for_order(text: str) -> str:
    """The letters that decide the order of names: É as e, أ as ا.

    Letters that `for_search` makes one have places of their own in the alphabet: ة stands by ت, ى by و.
    """
    apart = normalize("NFKD", text.replace("’", "'"))
    return "".join(char for char in apart if not combining(char)).casefold()


def for_search(text: str) -> str:
    """The text in small letters without marks; full-width letters and Arabic digits as plain ones.

    й is a letter of its own and keeps its mark; the hamza goes with the letter that carries it.
    """
    chars = (char for char in normalize("NFKC", text).casefold().translate(LETTERS) if not is_mark(char))
    return "".join(map(without_marks, chars)).translate(LETTERS)


def for_lookup(text: str) -> str:
    """A name or a code as a filter compares it; what is punctuation alone stays, so that it matches nothing."""
    spaced = " ".join(for_search(text.translate(PUNCTUATION)).split())
    return spaced or text.strip()


class FoldedName(NamedTuple):
    """A folded name; `ends[i]` is how much of the given text its first i + 1 characters come from."""

    text: str
    ends: tuple[int, ...]


def for_names(text: str, language: str) -> FoldedName:
    """A name as documents print it, in any case and with or without its article.

    White space and dashes are one space; in Chinese, where typesetting puts spaces at will, none. Each character is
    folded by itself, so that its place is known; so й is и, which PDF files print as two characters.
    """
    chars: list[str] = []
    ends: list[int] = []
    for end, given in enumerate(text, 1):
        letters = folded_letters(given)
        if not letters and ends:
            ends[-1] = end
        for char in letters:
            if char != " " or (language != "zh" and chars and chars[-1] != " "):
                chars.append(char)
                ends.append(end)
    folded = "".join(chars).rstrip()
    start = article(folded, language)
    return FoldedName(folded[start:], tuple(ends[start : len(folded)]))


@cache
def folded_letters(char: str) -> str:
    """The letters of one printed character; a space for white space and dashes, nothing for marks."""
    parts = normalize("NFKD", SIGNS.get(char, char)).casefold().translate(LETTERS)
    return "".join(" " if part.isspace() or category(part) == "Pd" else without_marks(part) for part in parts)


def article(folded: str, language: str) -> int:
    """How many characters a leading article takes; a text that is nothing more keeps it."""
    leading = next((word for word in ARTICLES.get(language, ()) if folded.startswith(word)), "")
    return len(leading) if len(folded) > len(leading) else 0


@cache
def without_marks(char: str) -> str:
    if char.isascii() or char == "й":
        return char
    if char.isdigit():
        return str(digit(char))
    return "".join(part for part in normalize("NFKD", char) if not is_mark(part))


@cache
def is_mark(char: str) -> bool:
    """Whether it is a vowel mark, an accent, or a character that does not show."""
    return category(char) in ("Mn", "Cf")
