"""Bytes into lines: the decoding, the layout of each line, and the account of which lines were used."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ccpcj.lib.folding import SOFT_HYPHEN

from .printed_report import NotAReport

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffd]")
RULE = re.compile(r"[_―—─]{5,}")
BLANK = (" ", "\u3000")
ENDED = re.compile(r"[.。：:；;！!？?؛؟][”」』»\")）\s]*$")


@dataclass
class SourceLine:
    """A non-blank line of the source: its number from 1, its text without the white space around it."""

    number: int
    text: str
    indent: int
    hard: bool | None  # ends a paragraph or a heading by its typesetting; None where the file does not show it
    page_start: bool
    page: int = 0
    gap: bool = False  # a blank line stands before it, where blank lines mean something
    short: bool = False  # left room for more, in a file that marks no hard ends
    whole: bool = False  # a paragraph or a row of its own, as the format of the file says
    heading: bool = False  # as the format says
    width: int | None = None  # columns, where letters were measured
    foot: bool = False  # among the footnotes of its page
    repeated: bool = False  # printed at the same place of other pages
    emphasis: tuple[str, ...] = ()  # the stretches that the format sets in italics or bold


@dataclass
class LineAccount:
    """Which lines were used, and as what: nothing may be dropped in silence."""

    uses: dict[int, str] = field(default_factory=dict)

    def take(self, numbers: Iterable[int], use: str) -> None:
        for number in numbers:
            self.uses.setdefault(number, use)

    def give_back(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self.uses.pop(number, None)

    def unread(self, lines: Sequence[SourceLine]) -> list[SourceLine]:
        """Return the lines that no stage has used."""
        return [line for line in lines if line.number not in self.uses]


def decode_text(data: bytes) -> str:
    """The text of the file; it must be Unicode, for a guess between older encodings would garble names."""
    if not data.strip():
        raise NotAReport("The file is empty.")
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise NotAReport(
            f"The file is not UTF-8 text: byte {error.start + 1}, on line {line}, cannot be read. "
            "Save it as UTF-8, or give the original document."
        ) from None
    if len(CONTROL.findall(text)) > len(text) / 1000:
        raise NotAReport("The file is no text: it holds binary data.")
    return text


def split_lines(text: str) -> list[SourceLine]:
    """The non-blank lines of a text in typed characters, with their layout.

    Some files stand double-spaced: a blank line after every line means nothing there, and its absence is a page's end.
    Some mark the end of a paragraph by a trailing space: `hard` says so, where the file does it at all.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(SOFT_HYPHEN, "").expandtabs(4)
    raw = [(line.replace("\f", ""), "\f" in line) for line in text.split("\n")]
    filled = [bool(line.strip()) for line, _ in raw]
    double_spaced = is_double_spaced(filled)
    shows_hard_ends = trailing_spaces_mark_ends([line for line, _ in raw if line.strip()])
    lines, page, after_feed, in_notes = [], 1, False, False
    for i, (line, has_feed) in enumerate(raw):
        lacks_blank = double_spaced and i > 0 and filled[i] and filled[i - 1]  # no blank line stands before it
        after_feed = after_feed or has_feed
        if not filled[i]:
            continue
        in_notes = bool(RULE.fullmatch(line.strip())) or (in_notes and lacks_blank)
        starts = after_feed or (lacks_blank and line.startswith(BLANK) and not is_link(line) and not in_notes)
        page, after_feed = page + starts, False
        hard = line.endswith(BLANK) if shows_hard_ends else None
        gap = not double_spaced and i > 0 and not filled[i - 1]
        indent = len(line) - len(line.lstrip())
        lines.append(SourceLine(i + 1, re.sub(r"\s+", " ", line.strip()), indent, hard, starts, page, gap))
    return lines


def is_link(line: str) -> bool:
    return bool(re.match(r"\s*https?://\S+\s*$", line))


def is_double_spaced(filled: list[bool]) -> bool:
    neighbours = sum(line and after for line, after in itertools.pairwise(filled))
    return sum(filled) > 20 and neighbours < 0.2 * sum(filled)


def trailing_spaces_mark_ends(lines: list[str]) -> bool:
    """Whether trailing spaces mark ends: some lines have them, and these end sentences far more often than the rest."""
    spaced = [bool(ENDED.search(line.strip())) for line in lines if line.endswith(BLANK)]
    others = [bool(ENDED.search(line.strip())) for line in lines if not line.endswith(BLANK)]
    if len(spaced) <= 0.1 * len(lines) or not others:
        return False
    return sum(spaced) / len(spaced) > 2 * sum(others) / len(others)
