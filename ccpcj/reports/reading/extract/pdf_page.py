"""The letters of a PDF page into the rows that a reader sees, with where and how they stand."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any
from unicodedata import combining

from ccpcj.lib.folding import as_typed
from ccpcj.reports.reading.unwrap import join_lines, marker, markers_in

from .bidi import reading_order
from .phrase_emphasis import emphasized_phrase

Char = dict[str, Any]
SAME_ROW = 1.5  # points by which letters of one row may stand above each other
TWICE = 0.6  # points between two prints of one letter
RAISED = 0.85  # of the size of its row, at most, is a raised figure
WORD_GAP = 0.18  # of a letter's size, at least, between words
TOUCH, NEAR = 0.2, 4  # points, and letters to either side
SET_APART = re.compile(r"ital|obliq|bold|heavy|black|kai", re.I)


@dataclass
class LetterRow:
    """A row of letters, from left to right."""

    chars: list[Char]
    base: float  # the height it stands at, from the top of the page
    page: int
    text: str = ""
    emphasis: list[str] = field(default_factory=list)
    signs: list[Char] = field(default_factory=list)  # that stand on its letters
    foot: bool = False  # among the footnotes
    repeated: bool = False  # at the same place of other pages
    cells: list[list["LetterRow"]] = field(default_factory=list)  # of a row of a table, each with its lines
    far: bool = False  # a row of a table that stands apart from the one before

    @property
    def letters(self) -> str:
        return "".join(char["text"] for char in self.chars)

    @property
    def left(self) -> float:
        return float(self.chars[0]["x0"])

    @property
    def right(self) -> float:
        return float(self.chars[-1]["x1"])

    @cached_property
    def size(self) -> float:
        return float(Counter(round(char["size"], 1) for char in self.chars).most_common(1)[0][0])

    @property
    def starts_raised(self) -> bool:
        """Whether it begins with a raised figure, as footnotes do."""
        return any(is_raised(char, self) and char["text"].isdigit() for char in (self.chars[0], self.chars[-1]))


def read_rows(page: Any, number: int) -> list[LetterRow]:
    """The rows of a page from its top to its foot."""
    upright = [char for char in page.chars if char["upright"]]
    rows: list[LetterRow] = []
    for char in sorted((char for char in upright if not is_sign(char)), key=lambda char: base(char, page)):
        if rows and base(char, page) - rows[-1].base <= SAME_ROW:
            rows[-1].chars.append(char)
        else:
            rows.append(LetterRow([char], base(char, page), number))
    rows = join_raised([row for row in rows if any(char["text"].strip() for char in row.chars)])
    for sign in filter(is_sign, upright):
        if rows:
            min(rows, key=lambda row: abs(row.base - base(sign, page))).signs.append(sign)
    for row in rows:
        row.chars = trim_chars(row.chars)
    return rows


def is_sign(char: Char) -> bool:
    """A vowel sign or an accent of its own, which may stand above or below its row."""
    return bool(combining(char["text"][:1] or " "))


def trim_chars(chars: list[Char]) -> list[Char]:
    """From left to right, without the spaces at the ends or upon letters, and what is printed twice to look bold."""
    every = sorted(chars, key=lambda char: float(char["x0"]))
    twice = {id(b) for a, b in pairwise(every) if a["text"] == b["text"] and b["x0"] - a["x0"] < TWICE}
    chars = [char for i, char in enumerate(every) if id(char) not in twice and not is_covered(i, every)]
    visible = [i for i, char in enumerate(chars) if char["text"].strip()]
    return chars[visible[0] : visible[-1] + 1]


def is_covered(i: int, every: list[Char]) -> bool:
    """A space that lies upon a letter, as some programs print one where the direction changes."""
    space, around = every[i], every[max(0, i - NEAR) : i + NEAR + 1]
    if space["text"].strip():
        return False
    return any(
        other["text"].strip() and other["x0"] - TOUCH <= space["x0"] and space["x1"] <= other["x1"] + TOUCH
        for other in around
    )


def base(char: Char, page: Any) -> float:
    """The height that a letter stands at, whatever its size."""
    return float(page.height - char["matrix"][5])


def join_raised(rows: list[LetterRow]) -> list[LetterRow]:
    """Raised figures join the row that they stand in."""
    joined: list[LetterRow] = []
    for i, row in enumerate(rows):
        below = rows[i + 1] if i + 1 < len(rows) else None
        if below and row.size <= RAISED * below.size and below.base - row.base < 0.7 * below.size:
            below.chars += row.chars
        elif joined and row.size <= RAISED * joined[-1].size and row.base - joined[-1].base < 0.4 * joined[-1].size:
            joined[-1].chars += row.chars
        else:
            joined.append(row)
    return joined


def is_raised(char: Char, row: LetterRow) -> bool:
    return bool(char["size"] <= RAISED * row.size)


def set_text(row: LetterRow, right_to_left: bool, turned: bool) -> None:
    """The words of a row as they are read, its raised figures as footnote markers."""
    if row.cells:
        for line in (line for cell in row.cells for line in cell):
            set_text(line, right_to_left, turned)
        row.text = " ".join(join_lines([line.text for line in cell]) for cell in row.cells)
        return
    units, chars = reading_units(row)
    signs = reading_order(units, turned) if right_to_left else list(enumerate(units))
    pieces = [(text, chars[place]) for place, text in signs]
    row.text = " ".join(as_typed("".join(part_note_number(pieces, row))).split())
    row.emphasis = emphasized_phrases(pieces)


def reading_units(row: LetterRow) -> tuple[list[str], list[Char]]:
    """The signs of a row from left to right, spaces where words stand apart, vowel signs with their letters.

    A raised number is one sign, a footnote marker.
    """
    units: list[str] = []
    chars: list[Char] = []
    signs = vowel_signs(row)
    for char in row.chars:
        far = chars and char["x0"] - chars[-1]["x1"] > WORD_GAP * char["size"]
        figure = raised_figure(char, row)
        if far and units[-1].strip() and char["text"].strip():
            units.append(" ")
            chars.append({**char, "x1": char["x0"]})
        elif figure and units and (begun := raised_figures(units[-1])) and len(begun) < 3:
            units[-1], chars[-1] = marker(int(begun + figure)), char
            continue
        units.append(marker(int(figure)) if figure else plain_unit(char["text"]) + signs.get(id(char), ""))
        chars.append(char)
    return units, chars


def raised_figure(char: Char, row: LetterRow) -> str:
    """The digit that is raised above its row; empty where the sign is none."""
    text = plain_unit(char["text"])
    return text if text.isdecimal() and is_raised(char, row) else ""


def raised_figures(unit: str) -> str:
    return "".join(map(str, markers_in(unit)))


def vowel_signs(row: LetterRow) -> dict[int, str]:
    """The vowel signs by the letter they stand on."""
    signs: dict[int, str] = {}
    for sign in row.signs:
        middle = (sign["x0"] + sign["x1"]) / 2
        letters = [char for char in row.chars if char["text"].strip()]
        on = min(letters, key=lambda char: distance(char, middle, sign))
        signs[id(on)] = signs.get(id(on), "") + sign["text"]
    return signs


def distance(char: Char, middle: float, sign: Char) -> float:
    """How far a letter is from a sign; one that takes no room stands where its letter begins."""
    if sign["x0"] == sign["x1"]:
        return abs(float(char["x0"]) - middle)
    return max(float(char["x0"]) - middle, middle - float(char["x1"]), 0.0)


def plain_unit(text: str) -> str:
    return as_typed(text) if text.strip() else " "


def part_note_number(pieces: list[tuple[str, Char]], row: LetterRow) -> Iterator[str]:
    """The signs; a raised number at the start of a footnote is its own, and is printed with a space behind it."""
    begun = False
    for text, _ in pieces:
        figures = raised_figures(text) if row.foot else ""
        yield (figures if begun else f"{figures} ") if figures else text
        begun = begun or bool(text.strip())


def emphasized_phrases(pieces: list[tuple[str, Char]]) -> list[str]:
    """The stretches in italics or bold of a row that is not so throughout."""
    stretches: list[str] = []
    inside = False
    for text, char in pieces:
        if not text.strip():
            stretches[-1:] = [stretches[-1] + " "] if inside else stretches[-1:]
        elif is_set_apart(char):
            stretches = [*stretches[:-1], stretches[-1] + text] if inside else [*stretches, text]
            inside = True
        else:
            inside = False
    return list(filter(None, map(emphasized_phrase, stretches)))


def is_set_apart(char: Char) -> bool:
    return bool(SET_APART.search(char["fontname"]) or char["matrix"][2])
