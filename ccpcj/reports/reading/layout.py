"""Where paragraphs end, in a file that does not mark it: by the room that a line left unused, and by blank lines."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from unicodedata import category, east_asian_width

from .lines import SourceLine
from .unwrap import HAN_CHARACTER

WORD = r"[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[\u0300-\u036f\u064b-\u0652.’'/()–-]"
UNIT = re.compile(rf"[（(《〈“”„‘「«\"]*(?:(?:{WORD})+|.)[）)》〉”’」»\"、，。；：,.;:،؛]*", re.S)
LEAST = 3  # columns: a Chinese character that would not fit, and the space before a word
LONGER = 0.02  # of the lines, at most, are longer than a full one
TABLES = 0.08  # the same where letters were measured: rows of tables may be
CLUSTER = 6  # columns within which lines are about as long as each other
OPEN_END = re.compile(r"\w$")  # a line that ends in the middle of a sentence


@dataclass
class Indents:
    """How the lines stand: the left margin of each page, and what an indented line after an indented one is."""

    margins: dict[int, int]
    used: bool  # paragraphs show by them, or by blank lines
    stands_in: bool  # whole paragraphs stand in, not their first lines alone

    def indented(self, line: SourceLine) -> bool:
        return line.indent > self.margins[line.page]


def column_count(text: str, wide: str = "WFA") -> int:
    """How wide a text is printed: a Chinese character takes two columns, marks above and below letters none.

    `wide` are the kinds of characters that take two; the ambiguous ones (A) do so among Chinese characters alone.
    """
    return sum(2 if east_asian_width(char) in wide else category(char) != "Mn" for char in text)


def mark_paragraph_ends(lines: list[SourceLine]) -> None:
    """Say of each line whether it ends a paragraph (`short`), as far as its width and the blank lines show it."""
    if len(lines) < 2 or sum(line.hard is not None for line in lines) > len(lines) / 2:
        return
    wide = "WFA" if any(HAN_CHARACTER.search(line.text) for line in lines) else "WF"
    widths = [line.indent + (line.width or column_count(line.text, wide)) for line in lines]
    share = TABLES if any(line.width for line in lines) else LONGER
    full = full_width(widths, share / 2)
    wrapped = sum(width > full + CLUSTER for width in widths) <= share * len(widths)
    rooms = [full - width - first_unit_width(after, wide) for width, after in zip(widths, lines[1:], strict=False)]
    slack = raggedness(lines, rooms)
    slack_in_page = 2 * CLUSTER if gaps_show(lines) else slack  # on one page, where a gap would show
    for line, after, room in zip(lines, lines[1:], rooms, strict=False):
        enough = slack if after.page_start else slack_in_page
        line.short = not wrapped or room > enough or (after.gap and not after.page_start)
    lines[-1].short = True


def gaps_show(lines: list[SourceLine]) -> bool:
    """Whether paragraphs stand apart in a file whose distances were measured: a little room shows nothing there."""
    return sum(bool(line.width and line.gap) for line in lines) > 0.1 * len(lines)


def full_width(widths: list[int], share: float) -> int:
    """How many columns a full line takes: the commonest of the greatest widths that some lines share, or nearly.

    Where many lines are longer still, lines are not wrapped, and each is a paragraph of its own.
    """
    enough, widest_first = max(3, int(len(widths) * share)), sorted(widths, reverse=True)
    pairs = zip(widest_first, widest_first[enough - 1 :], strict=False)
    most = next((most for most, least in pairs if most - least <= CLUSTER), 0)
    return commonest([width for width in widths if most - CLUSTER <= width <= most])


def commonest(values: list[int]) -> int:
    return max(set(values), key=lambda value: (values.count(value), value), default=0)


def first_unit_width(line: SourceLine, wide: str) -> int:
    """The columns of the first word, number or Chinese character: what would have had to fit on the line before."""
    match = UNIT.match(line.text)
    return column_count(match[0], wide) if match else 0


def raggedness(lines: list[SourceLine], rooms: list[int]) -> int:
    """How many columns a full line may leave unused: next to none in typewriter text, some in proportional letters.

    It is measured on the lines that end in the middle of a sentence, most of which are full.
    """
    unfinished = (room for line, room in zip(lines, rooms, strict=False) if OPEN_END.search(line.text))
    full = sorted(room for room in unfinished if room < 2 * CLUSTER)
    return max(LEAST, full[len(full) * 9 // 10]) if full else LEAST


def measure_indents(lines: list[SourceLine]) -> Indents:
    """The indents of a file: a page's margin is the least indent of its lines, where other pages have the same."""
    pages: dict[int, set[int]] = {}
    for line in lines:
        pages.setdefault(line.page, set()).add(line.indent)
    varied = Counter(min(page_indents) for page_indents in pages.values() if len(page_indents) > 1)
    common = {indent for indent, count in varied.items() if count > 0.15 * varied.total()}
    least = min(common, default=0)
    margins = {
        page: max((indent for indent in common if indent <= min(page_indents)), default=least)
        for page, page_indents in pages.items()
    }
    indents = Indents(margins, False, False)
    indents.used = sum(line.gap or indents.indented(line) for line in lines) > 0.1 * len(lines)
    inner = [
        indents.indented(after)
        for line, after in itertools.pairwise(lines)
        if indents.indented(line) and not line.short and OPEN_END.search(line.text) and not after.page_start
    ]
    indents.stands_in = sum(inner) > len(inner) / 2
    return indents
