"""Lines into blocks: a heading, a paragraph, an item of a list; whatever was set apart on the page."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from ccpcj.lib.wording.lexicon import Lexicon
from ccpcj.lib.wording.opening_phrases import opening_phrases

from .layout import Indents, indents, mark_ends
from .lines import ENDED, Line
from .unwrap import (
    AFTER_HAN,
    glue,
    join,
    marked,
    marker,
    tidy,
    unmarked,
)

NUMBERED = re.compile(r"(\d{1,3})(?:\s*[.．、]\s*(?=\D)|\s*[-–]\s+(?=[^\d\s]))(.*)", re.S)
LETTERED = re.compile(  # (a), a), (ii), and what stands for (i) in Chinese and Arabic: ㈠, ’1‘
    r"(?=[(（㈠-㈩]|[^\W\d_][)]|[ivx]+[)]|[‘’']\d{1,2}[‘’'])"
    r"[(（‘’']?(\w{1,2}|[ivx]{3,4})(?:[)）‘’']|(?<=[㈠-㈩]))\s*(.*)", re.S)  # fmt: skip
COLON = re.compile(r"[：:]$")
COMMA = re.compile(r"[,，،]$")


@dataclass
class Block:
    """Lines that belong together. `text` is joined and without footnote markers, `notes` are the markers it carried."""

    source: list[Line]
    heading: bool = False  # stands over what follows it in a text
    listed: bool = False  # an item of a numbered list under a numbered paragraph of a text

    @property
    def raw(self) -> str:
        return join([line.text for line in self.source])

    @property
    def printed(self) -> str:
        """The lines with the spaces between words that Chinese typesetting leaves, for headings."""
        return unmarked(" ".join(line.text for line in self.source))

    @property
    def text(self) -> str:
        return tidy(unmarked(self.raw))

    @property
    def marks(self) -> list[tuple[int, int]]:
        """The footnote markers with their places: how many characters of `text` stand before each."""
        raw = self.raw
        places = ((number, raw.index(marker(number))) for number in marked(raw))
        return [(number, len(tidy(unmarked(raw[:place])))) for number, place in places]

    @property
    def emphasis(self) -> list[str]:
        """What is set in italics or bold, where the format of the file says it."""
        found: list[str] = []
        for before, line in zip([None, *self.source], self.source, strict=False):
            phrases = list(line.emphasis)
            if before and found and phrases and before.text.endswith(found[-1]) and line.text.startswith(phrases[0]):
                found[-1] = join([found[-1], phrases.pop(0)])  # it goes on from line to line
            found += phrases
        return found

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
    mark_ends(lines)
    layout, found = indents(lines), list[Block]()
    for line in lines:
        if found and goes_on(found[-1], line, words, layout):
            found[-1].source.append(line)
        else:
            found.append(Block([line]))
    return found


def goes_on(block: Block, line: Line, words: Lexicon, layout: Indents) -> bool:
    """Whether a line continues a block.

    Where the file marks hard ends, a soft end always goes on, and a hard one does where nothing new begins. Else a
    line with room left at its end ends its paragraph. After a full line a new paragraph shows by its number or letter,
    by its indent (but not at the top of a page, where every line may have one) or, in a preamble, by its opening
    phrase; a full stop at the end of a full line shows nothing. Words that announce a list end a paragraph only where
    neither gaps nor indents show it.
    """
    last = block.source[-1]
    if line.whole or last.whole:
        return False
    if len(block.source) == 1 and is_heading(last.text, words):
        return False
    if last.hard is False:
        return True
    chapter = words.patterns["chapter"].fullmatch(line.text)
    if chapter or (is_heading(line.text, words) and not (last.hard is None and in_midst(last))):
        return False
    if last.hard:
        return goes_on_after_mark(last, line, words)
    if last.short:
        return cut_off(last)
    if cut_off(last):
        return True
    shown = layout.used and not (line.page_start and line.width)  # no gap shows at the top of a measured page
    if NUMBERED.match(line.text) or words.patterns["chapeau"].fullmatch(line.text):
        return False
    if announces(block, words) and not shown:
        return False
    if layout.indented(line) and not (line.page_start and line.indent < 2):
        return layout.stands_in and in_midst(last)
    if LETTERED.match(line.text) or words.patterns["section"].match(line.text):
        return in_midst(last)
    return shown or not (is_heading_after(last, line) or is_entry(block, words) or opens_next(block, line, words))


def is_heading_after(last: Line, line: Line) -> bool:
    """An unnumbered heading: a short line without a full stop, after a paragraph that ended at the end of its line."""
    return ends(ENDED, last) and line.short and not (ends(ENDED, line) or ends(COMMA, line))


def ends(mark: re.Pattern[str], line: Line) -> bool:
    """Whether a line ends in a mark, a footnote marker behind it or not."""
    return bool(mark.search(unmarked(line.text)))


def in_midst(last: Line) -> bool:
    """A full line that ends in the midst of a sentence."""
    return not (last.short or ends(ENDED, last) or ends(COMMA, last))


def announces(block: Block, words: Lexicon) -> bool:
    """A paragraph whose last words announce a list."""
    return ends(COLON, block.source[-1]) and bool(words.patterns["list_follows"].search(block.text))


def is_entry(block: Block, words: Lexicon) -> bool:
    """A speaker on a line of his own, complete with his mode."""
    return bool(words.patterns["mode_end"].search(block.source[-1].text) and not NUMBERED.match(block.source[0].text))


def opens_next(block: Block, line: Line, words: Lexicon) -> bool:
    """After the comma of a preambular paragraph, the opening phrase of the next."""
    starts = opening_phrases(words).opening(block.source[0].text) and opening_phrases(words).opening(line.text)
    return bool(starts and ends(COMMA, block.source[-1]))


def goes_on_after_mark(last: Line, line: Line, words: Lexicon) -> bool:
    if inside_name(last.text) or cut_off(last):
        return True
    return not (starts_item(line.text, words) or line.indent > 0 or ENDED.search(last.text))


def starts_item(text: str, words: Lexicon) -> bool:
    return bool(NUMBERED.match(text) or LETTERED.match(text) or words.patterns["section"].match(text))


def cut_off(last: Line) -> bool:
    """A line whose end is plainly inside a symbol, a quotation or parentheses."""
    return bool(re.search(r"[/(（《“「«„]$", last.text))


def inside_name(text: str) -> bool:
    """A line that ends in a foreign name, whatever its trailing space says."""
    return bool(AFTER_HAN.search(text) and re.search(r"[A-Za-zÀ-ÿ]{2}$", text))


def is_heading(text: str, words: Lexicon) -> bool:
    """A heading that always stands alone on its line."""
    return any(words.patterns[name].fullmatch(text) for name in ("chapter", "text_heading", "front_heading"))
