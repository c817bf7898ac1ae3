"""What stands on a page besides its text: links, running headers, page numbers, contents, footnotes."""

import itertools
import re
from dataclasses import dataclass, field

from ccpcj.lib.wording.lexicon import Lexicon, any_of

from .lines import RULE, Account, Line, is_link
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
class Note:
    """A footnote as its page prints it."""

    number: int
    lines: list[Line]

    @property
    def text(self) -> str:
        return join_lines([line.text for line in self.lines]).removeprefix(str(self.number)).strip()


@dataclass
class Body:
    """The text of the report without its furniture, and the furniture that says something."""

    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    links: list[Line] = field(default_factory=list)
    headers: list[Line] = field(default_factory=list)
    lone_numbers: list[Line] = field(default_factory=list)


def strip(lines: list[Line], words: Lexicon, account: Account) -> Body:
    """Set the furniture apart, line by line; a lone number is judged later, for it may be a footnote marker."""
    body, i = Body(), 0
    while i < len(lines):
        line = lines[i]
        if is_link(line.text):
            body.links.append(line)
        elif line.repeated:
            body.headers.append(line)
        elif line.foot and take_foot(line, body, account):
            pass
        elif RULE.fullmatch(line.text) and starts_notes(lines, i, body):
            account.take([line.number], "footnote rule")
            i = take_notes(lines, i + 1, body, words, account)
            continue
        elif RULE.fullmatch(line.text):
            account.take([line.number], "footnote rule")
        elif starts_unruled_notes(lines, i, body, words):
            i = take_notes(lines, i, body, words, account)
            continue
        elif is_header(lines, i):
            body.headers.append(line)
        elif CONTENTS.fullmatch(line.text):
            account.take([line.number], "table of contents")
        elif PAGE_NUMBER.fullmatch(line.text):
            body.lone_numbers.append(line)
        else:
            body.lines.append(line)
            i += 1
            continue
        i += 1
    account.take((line.number for line in body.links), "link")
    account.take((line.number for line in body.headers), "running header")
    return body


def take_foot(line: Line, body: Body, account: Account) -> bool:
    """A line of the foot of its page, as the format tells it: the next footnote, or more of the last one."""
    match, last = NOTE.match(line.text), body.notes[-1] if body.notes else None
    ahead = int(match[1]) - (last.number if last else 0) if match else 0
    first = last is None or last.lines[-1].page != line.page
    if match and 0 < ahead <= (LOST if first else 1):
        body.notes.append(Note(int(match[1]), [line]))
    elif last:
        last.lines.append(line)
    else:
        return False
    account.take([line.number], "footnote")
    return True


def is_header(lines: list[Line], i: int) -> bool:
    """A symbol that is printed on many pages, a job number, or one of them or a page number beside another."""
    text = lines[i].text
    if JOB_NUMBER.fullmatch(text):
        return True
    beside = [line.text for line in lines[max(0, i - 2) : i + 3] if line is not lines[i]]
    marks = [t for t in beside if SYMBOL_LINE.fullmatch(t) or JOB_NUMBER.fullmatch(t)]
    if SYMBOL_LINE.fullmatch(text):
        numbers = [t for t in beside if PAGE_NUMBER.fullmatch(t)]
        return bool(marks or numbers) or sum(line.text == text for line in lines) > 2
    return bool(PAGE_NUMBER.fullmatch(text) and marks)


def starts_notes(lines: list[Line], i: int, body: Body) -> bool:
    """A rule opens footnotes when the next number follows under it, or a later one where a page was lost."""
    match = NOTE.match(lines[i + 1].text) if i + 1 < len(lines) else None
    return bool(match and (not body.notes or 0 < int(match[1]) - body.notes[-1].number <= LOST))


def starts_unruled_notes(lines: list[Line], i: int, body: Body, words: Lexicon) -> bool:
    """Footnotes whose rule was lost: the next number, marked on its page, and only footnotes to the page's end."""
    match = NOTE.match(lines[i].text)
    if (
        not match
        or int(match[1]) != len(body.notes) + 1
        or match[2][0].islower()  # in the midst of a sentence
        or match[2][0] in "-–"  # an Arabic paragraph
        or words.patterns["counted"].match(lines[i].text[len(match[1]) :])
    ):
        return False
    glued = re.compile(rf"(?<![\d\s]){match[1]}(?!\d)")
    if not any(line.page == lines[i].page and glued.search(line.text) for line in body.lines[-60:]):
        return False
    page = itertools.takewhile(lambda line: line.page == lines[i].page, lines[i:])
    if any(RULE.fullmatch(line.text) for line in page):
        return False  # the footnotes of this page stand under their rule
    end = take_notes(lines, i, Body(notes=list(body.notes)), words, Account())
    return end > i and (end == len(lines) or lines[end].page_start or is_link(lines[end].text) or is_header(lines, end))


def take_notes(lines: list[Line], i: int, body: Body, words: Lexicon, account: Account) -> int:
    """The footnotes under a rule, to the page's end or a line that belongs to none; returns where the body goes on."""
    first = i
    while i < len(lines):
        line = lines[i]
        if is_link(line.text) or is_header(lines, i) or (line.page_start and i > first):
            break
        match = NOTE.match(line.text)
        expected = body.notes[-1].number + 1 if body.notes and i > first else int(match[1]) if match else 0
        if match and int(match[1]) == expected and not (i > first and runs_on(body.notes[-1], line, words)):
            body.notes.append(Note(expected, [line]))
        elif i > first and not ends(body.notes[-1], words):
            body.notes[-1].lines.append(line)
        else:
            break
        account.take([line.number], "footnote")
        i += 1
    return i


def runs_on(note: Note, line: Line, words: Lexicon) -> bool:
    """Whether a line that begins with the next number goes on the note before it: unended, and set further out."""
    return line.indent < note.lines[0].indent and not ends(note, words)


def ends(note: Note, words: Lexicon) -> bool:
    """Whether the last line so far ends a footnote: by a full stop that is not that of a word cut short ("No.")."""
    text = note.lines[-1].text
    return bool(ENDED.search(text)) and not re.search(rf"(?<!\w){any_of(words.lists['cut_short'])}\.$", text)
