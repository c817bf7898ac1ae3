"""Typesets a made-up report as extractions of real ones look, so that one source is read in many layouts.

A source has a paragraph, heading or row of a table on each line. `#` to `####` begin a heading: of a chapter, a
section, a text, a title. `*Recalling*` is set in italics, `|` parts the cells of a row. `{3}` is the marker of footnote
3, `[3]` begins the footnote, `@` a link at the foot of the page of the paragraph before it, `===` a page's end, `%` a
remark. Blank lines mean nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from unicodedata import category, east_asian_width

MARKER = re.compile(r"\{(\d+)\}")
UNIT = re.compile(r"[A-Za-zÀ-ž0-9.’'/()-]+|\s+|.")
SPACED = re.compile(r"[^\s{]+|\s+|.")  # where words stand between spaces, a line ends nowhere else
HAN = re.compile(r"[\u3400-\u9fff]")
NO_START = "、，。；：！？）》〉”’」』,.;:!?)،؛؟»"
NO_END = "（《〈“‘「『("


@dataclass(frozen=True)
class Layout:
    """How the pages look."""

    columns: int = 74
    lines: int = 40  # of a page
    double_spaced: bool = True
    hard_ends: bool = True  # a trailing space where a paragraph or a heading ends
    gaps: bool = False  # a blank line between paragraphs
    indent: int = 1  # of a paragraph's first line
    margin: int = 0  # of every line
    page_mark: str = "space"  # a page starts: with a leading space | form feed | nothing
    header: tuple[str, ...] = ()  # printed on every page, with its number
    rule: str = "__________________"
    notes: bool = True
    overleaf: bool = False  # footnotes stand at the foot of the page behind that of their marker
    kinsoku: bool = True  # no line begins with a closing mark, or ends with an opening one
    newline: str = "\n"
    lone: tuple[int, ...] = ()  # footnote markers that stand alone on a line


@dataclass
class Form:
    """What a format that knows more than words says of a paragraph."""

    level: int = 0  # of a heading, from 1
    italics: list[tuple[int, int]] = field(default_factory=list)  # where they begin and end
    cells: list[str] = field(default_factory=list)  # of a row of a table


@dataclass
class Source:
    """Paragraphs as printed in their order, each with its form; footnotes by number, links by the place of the
    paragraph before them."""

    paragraphs: list[str] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    links: dict[int, list[str]] = field(default_factory=dict)
    breaks: set[int] = field(default_factory=set)
    forms: dict[int, Form] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> "Source":
        source = cls()
        for line in filter(None, map(str.strip, text.splitlines())):
            if note := re.match(r"\[(\d+)\] (.*)", line):
                source.notes[int(note[1])] = note[2]
            elif line.startswith("@"):
                source.links.setdefault(len(source.paragraphs) - 1, []).append(line[1:].strip())
            elif line == "===":
                source.breaks.add(len(source.paragraphs))
            elif not line.startswith("%"):
                source.add(line)
        return source

    def add(self, line: str) -> None:
        """A paragraph with its marks of form."""
        text = line.lstrip("#")
        marks, text = line[: len(line) - len(text)], text.lstrip(" ")
        form = Form(len(marks), cells=[cell.strip() for cell in text.split("|")] if "|" in text else [])
        pieces = re.split(r"\*([^*]+)\*", " ".join(form.cells) or text)
        for i in range(1, len(pieces), 2):
            start = sum(map(len, pieces[:i]))
            form.italics.append((start, start + len(pieces[i])))
        self.forms[len(self.paragraphs)] = form
        self.paragraphs.append("".join(pieces))


@dataclass
class Page:
    """The lines of a page, its footnotes and its links."""

    lines: list[tuple[str, bool, bool]] = field(default_factory=list)  # text, begins and ends a paragraph
    notes: list[int] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


@cache
def width(text: str, wide: str = "WFA") -> int:
    return sum(2 if east_asian_width(char) in wide else category(char) != "Mn" for char in text)


def wrap(text: str, layout: Layout, first: int) -> list[str]:
    """The lines of a paragraph, of `columns` at most; a Latin word, a number and a marker stay whole."""
    lines, line, room = [], "", layout.columns - first
    units, wide = (UNIT, "WFA") if HAN.search(text) else (SPACED, "WF")
    for unit in re.findall(rf"\{{\d+\}}|{units.pattern}", text):
        if (marker := MARKER.fullmatch(unit)) and int(marker[1]) in layout.lone:
            lines += [line.rstrip(), unit]
            line, room = "", layout.columns
            continue
        stays = MARKER.fullmatch(unit) or (layout.kinsoku and unit in NO_START)
        taken = width(without_marks(unit), wide)
        if line and taken > room and not stays:
            tail = ""
            while layout.kinsoku and line and line[-1] in NO_END:
                line, tail = line[:-1], line[-1] + tail
            lines.append(line.rstrip())
            line, room = tail, layout.columns - width(tail, wide)
        if line or not unit.isspace():
            line, room = line + unit, room - taken
    return [*lines, line.rstrip()]


def without_marks(text: str) -> str:
    return MARKER.sub(r"\1", text)


def pages(source: Source, layout: Layout) -> Iterator[Page]:
    page = Page()
    for i, paragraph in enumerate(source.paragraphs):
        if i in source.breaks and page.lines:
            yield page
            page = Page()
        lines = wrap(paragraph, layout, layout.indent)
        for j, line in enumerate(lines):
            if len(page.lines) + len(page.notes) >= layout.lines:
                yield page
                page = Page()
            page.lines.append((without_marks(line), j == 0, j == len(lines) - 1))
            page.notes += map(int, MARKER.findall(line))
        page.links += source.links.get(i, [])
    yield page


def typeset(source: Source, layout: Layout) -> str:
    """The report as a text file."""
    out: list[str] = []
    made = list(pages(source, layout))
    if layout.overleaf:
        put_off(made)
    for number, page in enumerate(made, 1):
        if number > 1 and layout.page_mark == "space" and layout.double_spaced and out[-1] == "":
            out.pop()  # a page starts without the blank line
        head = [*layout.header, f" {number}"] if layout.header else []
        body = [*([(line, True, True) for line in head]), *page.lines]
        for i, (line, begins, ends) in enumerate(body):
            fed = "\f" if layout.page_mark == "feed" and i == 0 and number > 1 else ""
            pressed = " " if layout.page_mark == "space" and i == 0 and number > 1 else ""
            inner = " " * layout.margin + (" " * layout.indent if begins else "")
            if layout.gaps and begins and not layout.double_spaced and i > 0:
                out.append("")
            put(out, f"{fed}{pressed or inner}{line}" + (" " if ends and layout.hard_ends else ""), layout)
        foot(out, page, source, layout)
    return layout.newline.join(out) + layout.newline


def put_off(made: list[Page]) -> None:
    """Give each page the footnotes of the page before it; the last has its own as well."""
    notes = [page.notes for page in made]
    for page, before in zip(made, [[], *notes], strict=False):
        page.notes = before
    made[-1].notes = [*made[-1].notes, *notes[-1]]


def foot(out: list[str], page: Page, source: Source, layout: Layout) -> None:
    if page.notes and layout.notes:
        put(out, layout.rule + (" " if layout.hard_ends else ""), layout)
        for number in page.notes:
            lines = wrap(f"{number} {source.notes[number]}", layout, 1)
            for i, line in enumerate(lines):
                end = " " if layout.hard_ends and i == len(lines) - 1 else ""
                put(out, " " * layout.margin + " " * (i == 0) + line + end, layout)
    out += page.links


def put(out: list[str], line: str, layout: Layout) -> None:
    out.append(line)
    if layout.double_spaced:
        out.append("")
