"""Lines into blocks: a heading, a paragraph, an item of a list; whatever was set apart on the page."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from .join import AFTER_HAN, glue, join, marked, tidy, unmarked
from .lexicon import Lexicon
from .lines import Line

NUMBERED = re.compile(r"(\d{1,3})\s*[.．、]\s*(?=\D)(.*)", re.S)
LETTERED = re.compile(r"[(（](\w{1,2})[)）]\s*(.*)", re.S)
SECTION = re.compile(r"([A-ZА-Я])\.\s*(?![A-ZА-Я]\.)(\S.*)", re.S)
ENDED = re.compile(r"[.。：:；;！!？?؛؟][”」』»\")）]*$")
COMMA = re.compile(r"[,，،]$")


@dataclass
class Block:
    """Lines that belong together. `text` is joined and without footnote markers, `notes` are the markers it carried."""

    source: list[Line]

    @property
    def raw(self) -> str:
        return join([line.text for line in self.source])

    @property
    def text(self) -> str:
        return tidy(unmarked(self.raw))

    @property
    def notes(self) -> list[int]:
        return marked(self.raw)

    @property
    def lines(self) -> tuple[int, int]:
        return self.source[0].number, self.source[-1].number

    @property
    def numbers(self) -> list[int]:
        return [line.number for line in self.source]

    @property
    def numbered(self) -> re.Match[str] | None:
        return NUMBERED.fullmatch(self.text)

    @property
    def lettered(self) -> re.Match[str] | None:
        return LETTERED.fullmatch(self.text)

    @property
    def ended(self) -> bool:
        return bool(ENDED.search(self.text))

    def line_of(self, offset: int) -> int:
        """The source line in which a place of `text` stands, to within a few characters of wrapping."""
        starts, length = [], 0
        for line in self.source:
            starts.append(length)
            length += len(tidy(unmarked(line.text))) + len(glue("", line.text)) * (
                not re.search(r"[\u3400-\u9fff]", line.text)
            )
        return self.source[max(0, bisect_right(starts, offset) - 1)].number


def blocks(lines: list[Line], words: Lexicon) -> list[Block]:
    """The blocks in order."""
    found: list[Block] = []
    for line in lines:
        if found and goes_on(found[-1], line, words):
            found[-1].source.append(line)
        else:
            found.append(Block([line]))
    return found


def goes_on(block: Block, line: Line, words: Lexicon) -> bool:
    """Whether a line continues a block.

    Where the file marks hard ends by a trailing space, a soft end always goes on. Else a paragraph starts with an
    indent, except at the top of a page, where every line has one: there the punctuation before it decides.
    """
    last = block.source[-1]
    if is_heading(line.text, words) or (is_heading(block.source[0].text, words) and len(block.source) == 1):
        return False
    if last.hard is False:
        return True
    starts = bool(NUMBERED.match(line.text) or LETTERED.match(line.text) or SECTION.match(line.text))
    if starts and not broken(last):
        return False
    if line.page_start and last.hard is None:
        return not ENDED.search(last.text)
    if line.indent > 0 and not broken(last):
        return False
    return broken(last) or not ENDED.search(last.text)


def broken(last: Line) -> bool:
    """A line whose end is plainly inside a word, a name or a symbol, whatever its trailing space says."""
    inside_name = AFTER_HAN.search(last.text) and re.search(r"[A-Za-zÀ-ÿ]{2}$", last.text)
    return bool(inside_name or re.search(r"[/(（《“「]$", last.text))


def is_heading(text: str, words: Lexicon) -> bool:
    """A heading that always stands alone on its line."""
    return any(words.patterns[name].fullmatch(text) for name in ("chapter", "text_heading", "front_heading"))
