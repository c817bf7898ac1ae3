"""Lines into blocks: a heading, a paragraph, an item of a list; whatever was set apart on the page."""

import re
from dataclasses import dataclass

from ccpcj.lib.wording.lexicon import Lexicon
from ccpcj.lib.wording.opening_phrases import opening_phrases

from .layout import Indents, mark_paragraph_ends, measure_indents
from .lines import ENDED, SourceLine
from .unwrap import HAN_CHARACTER, join_lines, marker, markers_in, tidy, without_markers

NUMBERED = re.compile(r"(\d{1,3})(?:\s*[.．、]\s*(?=\D)|\s*[-–]\s+(?=[^\d\s]))(.*)", re.S)
LETTERED = re.compile(  # (a), a), (ii), and what stands for (i) in Chinese and Arabic: ㈠, ’1‘
    r"(?=[(（㈠-㈩]|[^\W\d_][)]|[ivx]+[)]|[‘’']\d{1,2}[‘’'])"
    r"[(（‘’']?(\w{1,2}|[ivx]{3,4})(?:[)）‘’']|(?<=[㈠-㈩]))\s*(.*)", re.S)  # fmt: skip
COLON = re.compile(r"[：:]$")
COMMA = re.compile(r"[,，،]$")
INSIDE = re.compile(r"[/(（《“「«„]$")  # a line ends plainly inside a symbol, a quotation or parentheses
LATIN_END = re.compile(r"[A-Za-zÀ-ÿ]{2}$")
ALONE = ("chapter", "text_heading", "front_heading")  # patterns of headings that always stand alone on their line


@dataclass
class ReportBlock:
    """Lines that belong together. `text` is joined and without footnote markers, `notes` are the markers it carried."""

    source: list[SourceLine]
    heading: bool = False  # stands over what follows it in a text
    listed: bool = False  # an item of a numbered list under a numbered paragraph of a text

    @property
    def raw(self) -> str:
        """The joined lines with their footnote markers."""
        return join_lines([line.text for line in self.source])

    @property
    def printed(self) -> str:
        """The lines with the spaces between words that Chinese typesetting leaves, for headings."""
        return without_markers(" ".join(line.text for line in self.source))

    @property
    def text(self) -> str:
        return tidy(without_markers(self.raw))

    @property
    def marks(self) -> list[tuple[int, int]]:
        """The footnote markers with their places: how many characters of `text` stand before each."""
        raw = self.raw
        places = ((number, raw.index(marker(number))) for number in markers_in(raw))
        return [(number, len(tidy(without_markers(raw[:place])))) for number, place in places]

    @property
    def emphasis(self) -> list[str]:
        """What is set in italics or bold, where the format of the file says it."""
        stretches: list[str] = []
        for before, line in zip([None, *self.source], self.source, strict=False):
            own, last = list(line.emphasis), stretches[-1] if stretches else None
            if before and last and own and before.text.endswith(last) and line.text.startswith(own[0]):
                stretches[-1] = join_lines([last, own.pop(0)])  # it goes on from line to line
            stretches += own
        return stretches

    @property
    def notes(self) -> list[int]:
        return markers_in(self.raw)

    @property
    def lines(self) -> tuple[int, int]:
        return self.source[0].number, self.source[-1].number

    @property
    def line_numbers(self) -> list[int]:
        return [line.number for line in self.source]

    @property
    def numbered(self) -> re.Match[str] | None:
        return NUMBERED.fullmatch(self.text)

    @property
    def number(self) -> int:
        """The number before it; 0 where it has none."""
        match = self.numbered
        return int(match[1]) if match else 0

    @property
    def unnumbered(self) -> str:
        """Its text without the number before it."""
        match = self.numbered
        return match[2] if match else self.text

    @property
    def lettered(self) -> re.Match[str] | None:
        return LETTERED.fullmatch(self.text)

    @property
    def ended(self) -> bool:
        return bool(ENDED.search(self.text))


class BlockBuilder:
    """The stage that puts lines together: it reads the lines of a body and gives its blocks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.openings = opening_phrases(lexicon)

    def build(self, lines: list[SourceLine]) -> list[ReportBlock]:
        mark_paragraph_ends(lines)
        indents, blocks = measure_indents(lines), list[ReportBlock]()
        for line in lines:
            if blocks and self.goes_on(blocks[-1], line, indents):
                blocks[-1].source.append(line)
            else:
                blocks.append(ReportBlock([line]))
        return blocks

    def goes_on(self, block: ReportBlock, line: SourceLine, indents: Indents) -> bool:
        """Whether a line continues a block.

        Where the file marks hard ends, a soft end always goes on, and a hard one does where nothing new begins. Else a
        line with room left at its end ends its paragraph. After a full line a new paragraph shows by its number or
        letter, by its indent (but not at the top of a page, where every line may have one) or, in a preamble, by its
        opening phrase; a full stop at the end of a full line shows nothing. Words that announce a list end a paragraph
        only where neither gaps nor indents show it.
        """
        last = block.source[-1]
        if line.whole or last.whole:
            return False
        if len(block.source) == 1 and self.is_lone_heading(last.text):
            return False
        if last.hard is False:
            return True
        chapter = self.lexicon.patterns["chapter"].fullmatch(line.text)
        if chapter or (self.is_lone_heading(line.text) and not (last.hard is None and is_unfinished(last))):
            return False
        if last.hard:
            return self.goes_on_after_hard_end(last, line)
        if last.short:
            return is_cut_off(last)
        return is_cut_off(last) or self.goes_on_after_full_line(block, line, indents)

    def goes_on_after_full_line(self, block: ReportBlock, line: SourceLine, indents: Indents) -> bool:
        last = block.source[-1]
        starts_show = indents.used and not (line.page_start and line.width)  # no gap at the top of a measured page
        if NUMBERED.match(line.text) or self.lexicon.patterns["chapeau"].fullmatch(line.text):
            return False
        if self.announces_list(block) and not starts_show:
            return False
        if indents.indented(line) and not (line.page_start and line.indent < 2):
            return indents.stands_in and is_unfinished(last)
        if LETTERED.match(line.text) or self.lexicon.patterns["section"].match(line.text):
            return is_unfinished(last)
        return starts_show or not (
            is_heading_after(last, line) or self.is_speaker_line(block) or self.opens_next(block, line)
        )

    def goes_on_after_hard_end(self, last: SourceLine, line: SourceLine) -> bool:
        if ends_in_foreign_name(last.text) or is_cut_off(last):
            return True
        return not (self.starts_item(line.text) or line.indent > 0 or ENDED.search(last.text))

    def is_lone_heading(self, text: str) -> bool:
        return any(self.lexicon.patterns[name].fullmatch(text) for name in ALONE)

    def announces_list(self, block: ReportBlock) -> bool:
        """A paragraph whose last words announce a list."""
        return ends_in(COLON, block.source[-1]) and bool(self.lexicon.patterns["list_follows"].search(block.text))

    def is_speaker_line(self, block: ReportBlock) -> bool:
        """A speaker on a line of his own, complete with his mode."""
        has_mode = self.lexicon.patterns["mode_end"].search(block.source[-1].text)
        return bool(has_mode and not NUMBERED.match(block.source[0].text))

    def opens_next(self, block: ReportBlock, line: SourceLine) -> bool:
        """After the comma of a preambular paragraph, the opening phrase of the next."""
        both_open = self.openings.opening(block.source[0].text) and self.openings.opening(line.text)
        return bool(both_open and ends_in(COMMA, block.source[-1]))

    def starts_item(self, text: str) -> bool:
        return bool(NUMBERED.match(text) or LETTERED.match(text) or self.lexicon.patterns["section"].match(text))


def is_heading_after(last: SourceLine, line: SourceLine) -> bool:
    """An unnumbered heading: a short line without a full stop, after a paragraph that ended at the end of its line."""
    return ends_in(ENDED, last) and line.short and not (ends_in(ENDED, line) or ends_in(COMMA, line))


def ends_in(mark: re.Pattern[str], line: SourceLine) -> bool:
    """Whether a line ends in a mark, a footnote marker behind it or not."""
    return bool(mark.search(without_markers(line.text)))


def is_unfinished(last: SourceLine) -> bool:
    """A full line that ends in the midst of a sentence."""
    return not (last.short or ends_in(ENDED, last) or ends_in(COMMA, last))


def is_cut_off(last: SourceLine) -> bool:
    return bool(INSIDE.search(last.text))


def ends_in_foreign_name(text: str) -> bool:
    """A Chinese line that ends in a foreign name, whatever its trailing space says."""
    return bool(HAN_CHARACTER.search(text) and LATIN_END.search(text))
