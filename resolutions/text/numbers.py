"""The numbers of paragraphs and items in six languages: where one begins a text, and which place it stands for."""

import re
from typing import NamedTuple

from ccpcj.lib.folding import for_phrases
from ccpcj.lib.roman import from_roman

ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
CYRILLIC_TWINS = str.maketrans("асеорхуі", "aceopxyi")  # typed on a Cyrillic keyboard, meant as Latin
CHINESE = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
FIGURES = "一二三四五六七八九十"
ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")

FIGURE, LETTER, SMALL = 0, 1, 2  # how deep a number of that form hangs: 3., (b), (ii)
FORMS = (
    r"\d{1,3}\s*(?:[.．、](?!\s*[-–]\s)|\.?\s*[-–](?=[\s\u200e\u200f]))",  # 3.  3 -
    rf"[(（]\s*(?:[a-zа-яі]{{1,2}}|[a-z]\s[a-z]|[ivx]{{1,6}}|[{ABJAD}ا]ـ?(?:\s?[{ABJAD}ا])?|ه[ـ‍]|ﻫ|\d{{1,2}}|[{FIGURES}]{{1,3}})\s*[)）]",
    r"(?:[a-zа-яі]{1,2}|[ivx]{1,6})\)",  # a)
    rf"[{CHINESE}]",
    r"[’'‘]\d{1,2}[‘'’]",  # the small numerals of Arabic
)
EDGE = "[\\s\u200e\u200f\u200b\ufeff]"  # white space and invisible marks
PRINTED = re.compile(rf"{EDGE}*(?P<number>{'|'.join(FORMS)})(?:{EDGE}+|(?=[^\W\d_]))", re.IGNORECASE)
BARE = re.compile(rf"{EDGE}*(?P<number>\d{{1,3}}){EDGE}+")


class Place(NamedTuple):
    """The form of a number and the place in its list that it stands for, from 1."""

    form: int
    order: int


def leading(text: str) -> re.Match[str] | None:
    """The number with which a text begins, with the white space after it."""
    return PRINTED.match(text)


def bare_figure(text: str) -> re.Match[str] | None:
    """Figures with nothing after them: a number where the opening phrase follows at once."""
    return BARE.match(text)


def place_of_number(number: str, before: Place | None = None) -> Place | None:
    """What a printed number stands for: "3." and "3 -" the third figure, "(b)" and "(ب)" the second letter.

    "(i)" is a letter after "(h)" and a small numeral elsewhere, and so on; `before` is the last letter met.
    """
    bare = re.sub(r"[\s().、\-']", "", for_phrases(number))
    if not bare:
        return None
    if set(bare) <= set(FIGURES):
        tens, _, ones = bare.rpartition("十")
        return Place(SMALL, ("十" in bare) * 10 * (FIGURES.find(tens) + 1 or 1) + FIGURES.find(ones or "-") + 1)
    if bare.isdecimal():
        return Place(SMALL if re.match(r"[’'‘(（]", number.strip()) else FIGURE, int(bare))
    if arabic := arabic_order(bare):
        return Place(LETTER, arabic)
    latin = bare.translate(CYRILLIC_TWINS)
    order = latin_order(latin)
    if ROMAN.fullmatch(latin) and not (order and before and order == before.order + 1):
        return Place(SMALL, from_roman(latin))
    return Place(LETTER, order) if order else None


class NumberSequence:
    """The numbers of a text one after the other: what "(i)" stands for hangs on the letter before it."""

    def __init__(self) -> None:
        self.letter: Place | None = None

    def next(self, number: str) -> Place | None:
        at = place_of_number(number, self.letter)
        if at is None or at.form == FIGURE:
            self.letter = None
        elif at.form == LETTER:
            self.letter = at
        return at


def arabic_order(bare: str) -> int:
    letters = bare.replace("ا", "أ")
    if any(letter not in ABJAD for letter in letters):
        return 0
    return ABJAD.index(letters[0]) + 1 + (26 if len(letters) == 2 else 0)


def latin_order(bare: str) -> int:
    """a is 1, z 26, aa 27, bb 28; what is no such letter 0."""
    if not re.fullmatch(r"([a-z])\1?", bare):
        return 0
    return ord(bare[0]) - ord("a") + 1 + (26 if len(bare) == 2 else 0)


def place_label(place: Place) -> str:
    """The place in an address: "3", "b", "ii"."""
    if place.form == FIGURE:
        return str(place.order)
    if place.form == LETTER:
        return chr(ord("a") + (place.order - 1) % 26) * (1 + (place.order - 1) // 26)
    tens, ones = divmod(place.order, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
