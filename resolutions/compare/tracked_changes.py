"""A comparison of two texts as a Word document with tracked changes: accepted they give the later text, rejected the
earlier one, word for word. What is only typeset otherwise is no change, and stands as the later text prints it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from itertools import pairwise

from docx import Document
from docx.text.paragraph import Paragraph

from ccpcj.lib.alignment import Kind, Run
from resolutions.compare import (
    Comparison,
    Mark,
    Row,
    Step,
    steps,
    stream,
)
from resolutions.files.docx.document import describe, ending, style_of
from resolutions.files.docx.footnotes import Footnotes
from resolutions.files.docx.masthead import masthead, page_furniture
from resolutions.files.docx.paragraphs import added
from resolutions.files.docx.runs import say
from resolutions.files.docx.script import SCRIPTS, Script
from resolutions.files.docx.styles import ENACTING, TITLE, prepare
from resolutions.files.docx.tracking import (
    ARRIVED,
    DELETED,
    INSERTED,
    MOVED_AWAY,
    Tracker,
)
from resolutions.text.document import Block, Text
from resolutions.text.emphasis import phrase_span

MARKS = {Kind.KEPT: "", Kind.ADDED: INSERTED, Kind.REMOVED: DELETED}


def write_changes(old: Text, new: Text, found: Comparison, author: str, moment: datetime) -> bytes:
    """The later text as a .docx file, with what became of the earlier one in the changes; its cover is the later's."""
    script, document = SCRIPTS[found.language], Document()
    prepare(document, script)
    describe(document, new, script)
    masthead(document, new, script)
    page_furniture(document, new, script)
    count = sum(len(side.notes) for row in found.rows for side in (*row.old, *row.new))
    writer = Writer(document, script, Tracker(author, moment), Footnotes(document, script, range(1, count + 1)))
    writer.title(old, new, found.title)
    writer.line(ENACTING, found.chapeau, "phrase")
    for step, row in steps(found.rows):
        writer.row(row) if step is Step.HERE else writer.moved(row, step)
    ending(document, new, "", script)
    added(document, "Normal", script)  # what was inserted at the end is joined to it where the changes are rejected
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@dataclass
class Writer:
    """Writes rows into a document. `moves` are the names of what moved, by the place where it stood."""

    document: Document
    script: Script
    tracker: Tracker
    notes: Footnotes
    moves: dict[int, str] = field(default_factory=dict)

    def title(self, old: Text, new: Text, runs: Sequence[Run]) -> None:
        paragraph = added(self.document, TITLE, self.script)
        one, other = (f"{text.front['number']}\t" if text.front.get("number") else "" for text in (old, new))
        self.number(paragraph, one, other, one == other, "bold")
        self.runs(paragraph, runs, "bold")

    def line(self, style: str, runs: Sequence[Run], emphasis: str) -> None:
        """A line that one of the texts may lack."""
        if not runs:
            return
        paragraph = added(self.document, style, self.script)
        self.runs(paragraph, runs, emphasis)
        kinds = {run.kind for run in runs}
        self.tracker.end(paragraph, MARKS[kinds.pop()] if len(kinds) == 1 else "")

    def runs(self, paragraph: Paragraph, runs: Sequence[Run], emphasis: str) -> None:
        for run in runs:
            for kind, words in spaced(run.kind, run.before, run.after):
                self.say(paragraph, words, MARKS[kind], emphasis)

    def say(self, paragraph: Paragraph, words: str, name: str, emphasis: str = "") -> None:
        if words:
            with self.tracker.tracked(paragraph, name):
                say(paragraph, words, self.script, emphasis=emphasis)

    def number(self, paragraph: Paragraph, old: str, new: str, same: bool, emphasis: str = "") -> None:
        """The number at the start of a paragraph; another one than before was deleted and inserted."""
        for words, name in [(new, "")] if same else [(old, DELETED), (new, INSERTED)]:
            self.say(paragraph, words, name, emphasis)

    def row(self, row: Row) -> None:
        """What stayed where it was, was added or removed: one paragraph, or several where it was split or merged."""
        whole = INSERTED if row.added else DELETED if row.removed else ""
        lines = list(parted(row))
        for n, line in enumerate(lines):
            paragraph = self.begin(line)
            self.number(paragraph, numbered(line.old), numbered(line.new), line.same_number)
            for mark in line.marks:
                self.mark(paragraph, mark, line, MARKS)
            self.tracker.end(paragraph, MARKS[line.ends] if n < len(lines) - 1 else whole)

    def moved(self, row: Row, step: Step) -> None:
        """What moved, where it stood or where it stands."""
        away = step is Step.AWAY
        kind, name = (Kind.REMOVED, MOVED_AWAY) if away else (Kind.ADDED, ARRIVED)
        made = []
        for line in parted(row, kind):
            paragraph = self.begin(line)
            self.say(paragraph, numbered(line.old if away else line.new), name)
            for mark in line.marks:
                self.mark(paragraph, mark, line, {**MARKS, Kind.KEPT: name}, kind)
            self.tracker.end(paragraph, name)
            made.append(paragraph)
        move = self.moves.setdefault(row.old[0].place, f"move{len(self.moves) + 1}")
        self.tracker.moved(made, name, move)

    def begin(self, line: "Line") -> Paragraph:
        block = line.new or line.old
        paragraph = added(self.document, style_of(block), self.script)
        if line.old and line.new and style_of(line.old) != style_of(line.new):
            self.tracker.restyled(paragraph, self.document.styles[style_of(line.old)].style_id)
        return paragraph

    def mark(
        self, paragraph: Paragraph, mark: Mark, line: "Line", names: dict[Kind, str], side: Kind | None = None
    ) -> None:
        """Words or the marker of a footnote; `side` is the text whose typesetting is wanted, where it is one alone."""
        for kind, words, stressed in line.pieces(mark, side):
            emphasis = "bold" if line.heading else "phrase" if stressed else ""
            self.say(paragraph, words, names[kind], emphasis)
        if mark.old_note or mark.new_note:
            self.note(paragraph, mark, names[mark.kind], side)

    def note(self, paragraph: Paragraph, mark: Mark, name: str, side: Kind | None) -> None:
        """A footnote of the side asked for; what both sides have stands as the later text prints it."""
        earlier = side is Kind.REMOVED or mark.new_note is None
        with self.tracker.tracked(paragraph, name):
            self.notes.add(paragraph, mark.old_note if earlier else mark.new_note)


@dataclass
class Line:
    """A paragraph of the document: the paragraphs of both texts that it is, and its words.

    ends  whether the end of the paragraph was added or removed, where it was one of them
    open  whether it stands at its beginning or behind what was added or removed
    """

    old: Block | None
    new: Block | None
    marks: list[Mark] = field(default_factory=list)
    ends: Kind = Kind.KEPT
    open: bool = True
    done: dict[Kind, int] = field(default_factory=lambda: {Kind.REMOVED: 0, Kind.ADDED: 0})

    @property
    def heading(self) -> bool:
        return bool((self.new or self.old).heading)

    @property
    def same_number(self) -> bool:
        """Whether both paragraphs have the same number, however it is typeset."""
        return bool(self.old and self.new) and self.old.at == self.new.at

    def pieces(self, mark: Mark, side: Kind | None) -> Iterator[tuple[Kind, str, bool]]:
        """The words of a mark, each piece with its kind and whether it belongs to the opening phrase."""
        before, after = (
            (mark.after if side is Kind.ADDED else mark.before),
            (mark.before if side is Kind.REMOVED else mark.after),
        )
        ends = {Kind.REMOVED: self.done[Kind.REMOVED] + len(before), Kind.ADDED: self.done[Kind.ADDED] + len(after)}
        for kind, words in spaced(mark.kind, before, after) if self.open else kept(mark.kind, before, after):
            own = Kind.REMOVED if Kind.REMOVED in (kind, side) else Kind.ADDED
            yield from ((kind, part, stressed) for part, stressed in self.stressed(words, own))
            self.done[own] += len(words)
        self.done, self.open = ends, mark.kind is not Kind.KEPT

    def stressed(self, words: str, side: Kind) -> Iterator[tuple[str, bool]]:
        """The words cut where the opening phrase of their side begins and ends."""
        block, at = (self.old if side is Kind.REMOVED else self.new), self.done[side]
        start, end = phrase_span(block) if block else (0, 0)
        places = sorted({0, len(words), *(min(max(place - at, 0), len(words)) for place in (start, end))})
        for a, b in pairwise(places):
            yield words[a:b], start <= at + a < end


def parted(row: Row, side: Kind | None = None) -> Iterator[Line]:
    """The paragraphs of a row; of one of its sides alone, where one is given."""
    old, new = [held.block for held in row.old], [held.block for held in row.new]
    a = c = 0
    line = Line(old[0] if old else None, new[0] if new else None)
    other = {Kind.REMOVED: Kind.ADDED, Kind.ADDED: Kind.REMOVED}.get(side)
    for part in stream(row):
        if part.kind is other:
            continue
        if isinstance(part, Mark):
            line.marks.append(part)
            continue
        line.ends = part.kind
        yield line
        removed = part.kind is Kind.REMOVED
        a, c = a + removed, c + (not removed)
        line = Line(old[a] if removed else None, None if removed else new[c])
    yield line


def numbered(block: Block | None) -> str:
    return f"{block.number}\t" if block and block.number else ""


def kept(kind: Kind, before: str, after: str) -> Iterator[tuple[Kind, str]]:
    """Words of a kind; what is kept stands as the later text prints it."""
    yield kind, before if kind is Kind.REMOVED else after


def spaced(kind: Kind, before: str, after: str) -> Iterator[tuple[Kind, str]]:
    """The same; white space in front of what is kept that one of the texts alone has goes with what stood before."""
    old, new = (words[: len(words) - len(words.lstrip())] for words in (before, after))
    if kind is Kind.KEPT and bool(old) != bool(new):
        yield (Kind.REMOVED, old) if old else (Kind.ADDED, new)
        after = after[len(new) :]
    yield from kept(kind, before, after)
