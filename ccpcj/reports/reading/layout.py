"""Where paragraphs end, in a file that does not mark it: by the room that a line left unused, and by blank lines."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from unicodedata import east_asian_width

from .lines import Line

UNIT = re.compile(r"[（(《〈“‘「]*(?:[A-Za-zÀ-ž0-9.’'/()–-]+|.)[）)》〉”’」、，。；：,.;:]*", re.S)
OPEN_END = re.compile(r"\w$")  # a line that ends in the middle of a sentence


@dataclass
class Indents:
    """How the lines stand: the left margin of each page, and what an indented line after an indented one is."""

    margins: dict[int, int]
    used: bool  # paragraphs show by them, or by blank lines
    stands_in: bool  # whole paragraphs stand in, not their first lines alone

    def indented(self, line: Line) -> bool:
        return line.indent > self.margins[line.page]


def columns(text: str) -> int:
    """How wide a text is printed: a Chinese character takes two columns."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def mark_ends(lines: list[Line]) -> None:
    """Say of each line whether it ends a paragraph, as far as its width and the blank lines show it."""
    if len(lines) < 2 or any(line.hard is not None for line in lines):
        return
    full = fill(lines)
    rooms = [full - line.indent - columns(line.text) for line in lines]
    wrapped = is_wrapped(rooms)
    lacking = [room - first_unit(after) for room, after in zip(rooms, lines[1:], strict=False)]
    slack = raggedness(lines, lacking)
    for line, after, room in zip(lines, lines[1:], lacking, strict=False):
        line.short = not wrapped or room > slack or (after.gap and not after.page_start)
    lines[-1].short = True


def fill(lines: list[Line]) -> int:
    """How many columns a full line takes."""
    widths = sorted(line.indent + columns(line.text) for line in lines)
    return widths[len(widths) * 9 // 10]


def is_wrapped(rooms: list[int]) -> bool:
    """Whether many lines are about as long as the longest: else each line is a paragraph of its own."""
    return sum(abs(room) <= 8 for room in rooms) > 0.2 * len(rooms)


def first_unit(line: Line) -> int:
    """The columns of the first word, number or Chinese character: what would have had to fit on the line before."""
    match = UNIT.match(line.text)
    return columns(match[0]) if match else 0


def raggedness(lines: list[Line], lacking: list[int]) -> int:
    """How many columns a full line may leave unused: next to none in typewriter text, some in proportional letters.

    Told from the lines that end in the middle of a sentence, most of which are full.
    """
    full = sorted(room for line, room in zip(lines, lacking, strict=False) if OPEN_END.search(line.text))
    return min(8, max(0, full[len(full) * 6 // 10])) if full else 0


def indents(lines: list[Line]) -> Indents:
    """The indents of a file: a page's margin is the least indent of its lines, where other pages have the same."""
    least: dict[int, int] = {}
    for line in lines:
        least[line.page] = min(line.indent, least.get(line.page, line.indent))
    common = {indent for indent, pages in Counter(least.values()).items() if pages > 0.15 * len(least)}
    floor = min(common, default=0)
    margins = {page: max((c for c in common if c <= indent), default=floor) for page, indent in least.items()}
    found = Indents(margins, False, False)
    found.used = sum(line.gap or found.indented(line) for line in lines) > 0.1 * len(lines)
    inner = [
        found.indented(after)
        for line, after in itertools.pairwise(lines)
        if found.indented(line) and not line.short and OPEN_END.search(line.text) and not after.page_start
    ]
    found.stands_in = sum(inner) > len(inner) / 2
    return found
