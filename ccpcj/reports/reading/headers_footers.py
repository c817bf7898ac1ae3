"""What stands on a page besides its text: links, running headers, page numbers, contents, footnotes."""

import itertools
import re
from dataclasses import dataclass, field

from ccpcj.lib.wording.lexicon import Lexicon, any_word

from .lines import RULE, LineAccount, SourceLine, is_link
from .printed_report import ReadingFinding
from .unwrap import join_lines

SYMBOL = r"[A-Z]{1,2}/(?:[A-Z][\w.]*/)?\d{4}/\d+(?:/\w[\w.]*)*(?<!\.)"
PAGE = r"(?:\d{1,3}(?:/\d{1,3})?)"
SYMBOL_LINE = re.compile(rf"(?:{PAGE}\s+)?{SYMBOL}(?:\s*[ –-]\s*{SYMBOL})?(?:\s+{PAGE})?", re.ASCII)
JOB_NUMBER = re.compile(rf"(?:(?:{PAGE}\s+)?[A-Z]\.\d{{2}}-\d{{5}}.{{0,30}}|\d{{6}}|\*\d{{7,}}\*)", re.ASCII)
PAGE_NUMBER = re.compile(rf"[-–— ]*(?:{PAGE}|[ivxl]+)[-–— ]*")
CONTENTS = re.compile(r".*(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d{0,3}")
NOTE = re.compile(r"(\d{1,3})\s+(\S.*)")
LOST = 20  # footnotes between two that are taken for one row
ENDED = re.compile(r"[.。！？!?؟][”」』»\")）\s]*$")


@dataclass
class PageNote:
    """A footnote as its page prints it."""

    number: int
    lines: list[SourceLine]

    @property
    def text(self) -> str:
        return join_lines([line.text for line in self.lines]).removeprefix(str(self.number)).strip()


@dataclass
class ReportBody:
    """The text of the report without its furniture, and the furniture that says something."""

    lines: list[SourceLine] = field(default_factory=list)
    notes: list[PageNote] = field(default_factory=list)
    links: list[SourceLine] = field(default_factory=list)
    headers: list[SourceLine] = field(default_factory=list)
    lone_numbers: list[SourceLine] = field(default_factory=list)
    findings: list[ReadingFinding] = field(default_factory=list)


class BodyReader:
    """The stage that reads the lines of a file and gives the body of the report, all furniture of its pages set apart.

    A lone number is judged later, for it may be a footnote marker.
    """

    def __init__(self, lines: list[SourceLine], lexicon: Lexicon, account: LineAccount) -> None:
        self.lines, self.lexicon, self.account = lines, lexicon, account
        self.body = ReportBody()

    def read(self) -> ReportBody:
        place = 0
        while place < len(self.lines):
            end = self.read_notes_at(place)
            if end == place:
                self.read_line(place)
                end = place + 1
            place = end
        self.account.take((line.number for line in self.body.links), "link")
        self.account.take((line.number for line in self.body.headers), "running header")
        return self.body

    def read_notes_at(self, place: int) -> int:
        """Read the footnotes that begin at a place; return where they end, which is the place itself where none do."""
        line = self.lines[place]
        if is_link(line.text) or line.repeated:
            return place
        if line.foot and self.add_foot(line):
            return place + 1
        if RULE.fullmatch(line.text):
            self.account.take([line.number], "footnote rule")
            return self.read_notes(place + 1) if self.starts_notes(place + 1) else place + 1
        return self.read_notes(place) if self.starts_unruled_notes(place) else place

    def read_line(self, place: int) -> None:
        line = self.lines[place]
        if is_link(line.text):
            self.body.links.append(line)
        elif line.repeated or is_header(self.lines, place):
            self.body.headers.append(line)
        elif CONTENTS.fullmatch(line.text):
            self.account.take([line.number], "table of contents")
        elif PAGE_NUMBER.fullmatch(line.text):
            self.body.lone_numbers.append(line)
        else:
            self.body.lines.append(line)

    def add_foot(self, line: SourceLine) -> bool:
        """A line of the foot of its page, as the format tells it: the next footnote, or more of the last one."""
        notes, match = self.body.notes, NOTE.match(line.text)
        last = notes[-1] if notes else None
        ahead = int(match[1]) - (last.number if last else 0) if match else 0
        is_first = last is None or last.lines[-1].page != line.page
        if match and 0 < ahead <= (LOST if is_first else 1):
            notes.append(PageNote(int(match[1]), [line]))
        elif last:
            last.lines.append(line)
        else:
            return False
        self.account.take([line.number], "footnote")
        return True

    def starts_notes(self, place: int) -> bool:
        """A rule opens footnotes when the next number follows under it, or a later one where a page was lost."""
        match, notes = NOTE.match(self.lines[place].text) if place < len(self.lines) else None, self.body.notes
        return bool(match and (not notes or 0 < int(match[1]) - notes[-1].number <= LOST))

    def starts_unruled_notes(self, place: int) -> bool:
        """Footnotes whose rule was lost: the next number, marked on its page, and only footnotes to the page's end."""
        line, notes = self.lines[place], self.body.notes
        match = NOTE.match(line.text)
        if (
            not match
            or int(match[1]) != len(notes) + 1
            or match[2][0].islower()  # in the midst of a sentence
            or match[2][0] in "-–"  # an Arabic paragraph
            or self.lexicon.patterns["counted"].match(line.text[len(match[1]) :])
        ):
            return False
        marker = re.compile(rf"(?<![\d\s]){match[1]}(?!\d)")
        if not any(above.page == line.page and marker.search(above.text) for above in self.body.lines[-60:]):
            return False
        page = itertools.takewhile(lambda below: below.page == line.page, self.lines[place:])
        if any(RULE.fullmatch(below.text) for below in page):
            return False  # the footnotes of this page stand under their rule
        _, end = self.notes_from(place)
        is_page_end = end == len(self.lines) or self.lines[end].page_start
        return end > place and (is_page_end or is_link(self.lines[end].text) or is_header(self.lines, end))

    def read_notes(self, place: int) -> int:
        """Read the footnotes from a place on; return where the body goes on."""
        notes, end = self.notes_from(place)
        self.body.notes += notes
        self.account.take((line.number for line in self.lines[place:end]), "footnote")
        return end

    def notes_from(self, start: int) -> tuple[list[PageNote], int]:
        """The footnotes from a place on, to the page's end or a line that belongs to none, and where they end."""
        notes: list[PageNote] = []
        for place, line in enumerate(self.lines[start:], start):
            if is_link(line.text) or is_header(self.lines, place) or (line.page_start and notes):
                return notes, place
            match, last = NOTE.match(line.text), notes[-1] if notes else None
            is_next = match and (not last or int(match[1]) == last.number + 1)
            if match and is_next and not (last and self.runs_on(last, line)):
                notes.append(PageNote(int(match[1]), [line]))
            elif last and not self.is_ended(last):
                last.lines.append(line)
            else:
                return notes, place
        return notes, len(self.lines)

    def runs_on(self, note: PageNote, line: SourceLine) -> bool:
        """Whether a line that begins with the next number goes on the note before it: unended, and set further out."""
        return line.indent < note.lines[0].indent and not self.is_ended(note)

    def is_ended(self, note: PageNote) -> bool:
        """Whether the last line so far ends a footnote: by a full stop that is not that of a word cut short ("No.")."""
        text, cut_short = note.lines[-1].text, any_word(self.lexicon.lists["cut_short"])
        return bool(ENDED.search(text)) and not re.search(rf"(?<!\w){cut_short}\.$", text)


def is_header(lines: list[SourceLine], place: int) -> bool:
    """A symbol that is printed on many pages, a job number, or one of them or a page number beside another."""
    text = lines[place].text
    if JOB_NUMBER.fullmatch(text):
        return True
    beside = [line.text for line in lines[max(0, place - 2) : place + 3] if line is not lines[place]]
    marks = [other for other in beside if SYMBOL_LINE.fullmatch(other) or JOB_NUMBER.fullmatch(other)]
    if SYMBOL_LINE.fullmatch(text):
        numbers = [other for other in beside if PAGE_NUMBER.fullmatch(other)]
        return bool(marks or numbers) or sum(line.text == text for line in lines) > 2
    return bool(PAGE_NUMBER.fullmatch(text) and marks)
