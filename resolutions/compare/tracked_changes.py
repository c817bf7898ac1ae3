"""A comparison of two texts as a Word document with tracked changes: accepted they give the later text, rejected the
earlier one, word for word. What is only typeset otherwise is no change, and stands as the later text prints it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from itertools import pairwise

from django.utils import timezone
from docx import Document
from docx.text.paragraph import Paragraph

from ccpcj.lib.alignment import Run, RunKind
from ccpcj.lib.docx.docx_paragraphs import add_paragraph
from ccpcj.lib.docx.footnotes import Footnotes
from ccpcj.lib.docx.runs import add_words
from ccpcj.lib.docx.script import SCRIPTS, Script
from ccpcj.lib.docx.tracking import (
    DELETED,
    INSERTED,
    MOVED_FROM,
    MOVED_TO,
    Tracker,
)
from ccpcj.lib.tables import File
from resolutions.files.docx.masthead import write_headers_footers, write_masthead
from resolutions.files.docx.resolution_styles import ENACTING, TITLE, prepare_resolution
from resolutions.files.docx.word_document import set_file_properties, style_of, write_ending
from resolutions.files.file_forms import WORD
from resolutions.models import Version
from resolutions.text.complete_text import complete_text
from resolutions.text.document import TextBlock, TextDocument
from resolutions.text.emphasis import phrase_span

from . import (
    Comparison,
    Placement,
    PrintedRun,
    Row,
    Wording,
    compare,
    in_document_order,
    printed_parts,
)

CHANGES = {RunKind.KEPT: "", RunKind.ADDED: INSERTED, RunKind.REMOVED: DELETED}
OTHER_SIDE = {RunKind.REMOVED: RunKind.ADDED, RunKind.ADDED: RunKind.REMOVED}


def changes_file(old: Version, new: Version, language: str, author: str) -> File:
    """Write what became of a version in another as tracked changes; NoTextInLanguageError where one has no words."""
    earlier, later = (complete_text(version, language) for version in (old, new))
    before, after = (Wording(text.title, text.chapeau, text.blocks) for text in (earlier, later))
    comparison = compare(before, after, language)
    names = (version.symbol or f"{version.resolution.slug}-{version.position}" for version in (old, new))
    stem = re.sub(r"[^A-Za-z0-9]+", "-", "-".join(["changes", *names, language])).lower()
    return File(
        f"{stem}.docx", WORD.media_type, iter([write_changes(earlier, later, comparison, author, timezone.now())])
    )


def write_changes(old: TextDocument, new: TextDocument, comparison: Comparison, author: str, time: datetime) -> bytes:
    """Write the later text as a .docx file whose changes lead from the earlier one; its cover is the later's."""
    script, document = SCRIPTS[comparison.language], Document()
    prepare_resolution(document, script)
    set_file_properties(document, new, script)
    write_masthead(document, new, script)
    write_headers_footers(document, new, script)
    count = sum(len(side.notes) for row in comparison.rows for side in (*row.old, *row.new))
    writer = ChangesWriter(document, script, Tracker(author, time), Footnotes(document, script, range(1, count + 1)))
    writer.write_title(old, new, comparison.title)
    writer.write_line(ENACTING, comparison.chapeau, "phrase")
    for placement, row in in_document_order(comparison.rows):
        writer.write_row(row) if placement is Placement.IN_PLACE else writer.write_moved(row, placement)
    write_ending(document, new, "", script)
    # what was inserted at the end is joined to this paragraph where the changes are rejected
    add_paragraph(document, "Normal", script)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@dataclass
class ChangesWriter:
    """Writes rows into a document. `moves` are the names of what moved, by the place where it stood."""

    document: Document
    script: Script
    tracker: Tracker
    notes: Footnotes
    moves: dict[int, str] = field(default_factory=dict)

    def write_title(self, old: TextDocument, new: TextDocument, runs: Sequence[Run]) -> None:
        paragraph = add_paragraph(self.document, TITLE, self.script)
        earlier, later = (f"{text.front['number']}\t" if text.front.get("number") else "" for text in (old, new))
        self.write_number(paragraph, earlier, later, earlier == later, "bold")
        self.add_runs(paragraph, runs, "bold")

    def write_line(self, style: str, runs: Sequence[Run], emphasis: str) -> None:
        """Write a line that one of the texts may lack."""
        if not runs:
            return
        paragraph = add_paragraph(self.document, style, self.script)
        self.add_runs(paragraph, runs, emphasis)
        kinds = {run.kind for run in runs}
        self.tracker.track_end(paragraph, CHANGES[kinds.pop()] if len(kinds) == 1 else "")

    def add_runs(self, paragraph: Paragraph, runs: Sequence[Run], emphasis: str) -> None:
        for run in runs:
            for kind, words in split_leading_space(run.kind, run.before, run.after):
                self.add(paragraph, words, CHANGES[kind], emphasis)

    def add(self, paragraph: Paragraph, words: str, name: str, emphasis: str = "") -> None:
        if words:
            with self.tracker.track(paragraph, name):
                add_words(paragraph, words, self.script, emphasis=emphasis)

    def write_number(self, paragraph: Paragraph, old: str, new: str, same: bool, emphasis: str = "") -> None:
        """Write the number at the start of a paragraph; another one than before was deleted and inserted."""
        for words, name in [(new, "")] if same else [(old, DELETED), (new, INSERTED)]:
            self.add(paragraph, words, name, emphasis)

    def write_row(self, row: Row) -> None:
        """Write what stayed, was added or was removed: one paragraph, or several where it was split or merged."""
        whole = INSERTED if row.added else DELETED if row.removed else ""
        lines = list(document_lines(row))
        for n, line in enumerate(lines):
            paragraph = self.begin_paragraph(line)
            self.write_number(paragraph, number_before(line.old), number_before(line.new), line.same_number)
            for run in line.runs:
                self.write_run(paragraph, run, line, CHANGES)
            self.tracker.track_end(paragraph, CHANGES[line.end] if n < len(lines) - 1 else whole)

    def write_moved(self, row: Row, placement: Placement) -> None:
        """Write what moved, where it stood or where it stands."""
        away = placement is Placement.MOVED_FROM
        kind, name = (RunKind.REMOVED, MOVED_FROM) if away else (RunKind.ADDED, MOVED_TO)
        paragraphs = []
        for line in document_lines(row, kind):
            paragraph = self.begin_paragraph(line)
            self.add(paragraph, number_before(line.old if away else line.new), name)
            for run in line.runs:
                self.write_run(paragraph, run, line, {**CHANGES, RunKind.KEPT: name}, kind)
            self.tracker.track_end(paragraph, name)
            paragraphs.append(paragraph)
        move = self.moves.setdefault(row.old[0].place, f"move{len(self.moves) + 1}")
        self.tracker.track_move(paragraphs, name, move)

    def begin_paragraph(self, line: "DocumentLine") -> Paragraph:
        """Begin a paragraph in the style of the later text; another style than before is a change."""
        paragraph = add_paragraph(self.document, style_of(line.block), self.script)
        if line.old and line.new and style_of(line.old) != style_of(line.new):
            self.tracker.track_style(paragraph, self.document.styles[style_of(line.old)].style_id)
        return paragraph

    def write_run(
        self,
        paragraph: Paragraph,
        run: PrintedRun,
        line: "DocumentLine",
        names: dict[RunKind, str],
        side: RunKind | None = None,
    ) -> None:
        """Write words or the marker of a footnote; where `side` is given, as that text alone typesets them."""
        for kind, words, stressed in line.styled_words(run, side):
            emphasis = "bold" if line.heading else "phrase" if stressed else ""
            self.add(paragraph, words, names[kind], emphasis)
        self.write_note(paragraph, run, names[run.kind], side)

    def write_note(self, paragraph: Paragraph, run: PrintedRun, name: str, side: RunKind | None) -> None:
        """Write a footnote of the side; what both sides have stands as the later text prints it."""
        note = run.old_note if side is RunKind.REMOVED else run.new_note or run.old_note
        if note:
            with self.tracker.track(paragraph, name):
                self.notes.add(paragraph, note.number, note.text)


@dataclass
class DocumentLine:
    """A paragraph of the document: the paragraphs of both texts that it is, and its words.

    end       whether the end of the paragraph was added or removed, where it was one of them
    at_start  whether it stands at its beginning or behind what was added or removed
    lengths   how many characters of each text it has so far
    """

    old: TextBlock | None
    new: TextBlock | None
    runs: list[PrintedRun] = field(default_factory=list)
    end: RunKind = RunKind.KEPT
    at_start: bool = True
    lengths: dict[RunKind, int] = field(default_factory=lambda: {RunKind.REMOVED: 0, RunKind.ADDED: 0})

    @property
    def block(self) -> TextBlock:
        """The paragraph of the later text, else of the earlier one."""
        return next(block for block in (self.new, self.old) if block)

    @property
    def heading(self) -> bool:
        return bool(self.block.heading)

    @property
    def same_number(self) -> bool:
        """Whether both paragraphs have the same number, however it is typeset."""
        return self.old is not None and self.new is not None and self.old.at == self.new.at

    def styled_words(self, run: PrintedRun, side: RunKind | None) -> Iterator[tuple[RunKind, str, bool]]:
        """The words of a run, each piece with its kind and whether it belongs to the opening phrase."""
        before = run.after if side is RunKind.ADDED else run.before
        after = run.before if side is RunKind.REMOVED else run.after
        added = {RunKind.REMOVED: len(before), RunKind.ADDED: len(after)}
        lengths = {kind: length + added[kind] for kind, length in self.lengths.items()}
        split = split_leading_space if self.at_start else printed_side
        for kind, words in split(run.kind, before, after):
            own = RunKind.REMOVED if RunKind.REMOVED in (kind, side) else RunKind.ADDED
            yield from ((kind, part, stressed) for part, stressed in self.split_by_emphasis(words, own))
            self.lengths[own] += len(words)
        self.lengths, self.at_start = lengths, run.kind is not RunKind.KEPT

    def split_by_emphasis(self, words: str, side: RunKind) -> Iterator[tuple[str, bool]]:
        """Split the words where the opening phrase of their side begins and ends."""
        block, at = (self.old if side is RunKind.REMOVED else self.new), self.lengths[side]
        start, end = phrase_span(block) if block else (0, 0)
        places = sorted({0, len(words), *(min(max(place - at, 0), len(words)) for place in (start, end))})
        for a, b in pairwise(places):
            yield words[a:b], start <= at + a < end


def document_lines(row: Row, only: RunKind | None = None) -> Iterator[DocumentLine]:
    """The paragraphs of a row; where `only` says added or removed, those of the later or the earlier text."""
    old, new = [side.block for side in row.old], [side.block for side in row.new]
    a = c = 0
    line = DocumentLine(old[0] if old else None, new[0] if new else None)
    other = OTHER_SIDE[only] if only else None
    for part in printed_parts(row):
        if part.kind is other:
            continue
        if isinstance(part, PrintedRun):
            line.runs.append(part)
            continue
        line.end = part.kind
        yield line
        removed = part.kind is RunKind.REMOVED
        a, c = a + removed, c + (not removed)
        line = DocumentLine(old[a] if removed else None, None if removed else new[c])
    yield line


def number_before(block: TextBlock | None) -> str:
    return f"{block.number}\t" if block and block.number else ""


def printed_side(kind: RunKind, before: str, after: str) -> Iterator[tuple[RunKind, str]]:
    """Words of a kind; what is kept stands as the later text prints it."""
    yield kind, before if kind is RunKind.REMOVED else after


def split_leading_space(kind: RunKind, before: str, after: str) -> Iterator[tuple[RunKind, str]]:
    """The same, but white space before kept words that one text alone has goes with what was added or removed there."""
    old, new = (words[: len(words) - len(words.lstrip())] for words in (before, after))
    if kind is RunKind.KEPT and bool(old) != bool(new):
        yield (RunKind.REMOVED, old) if old else (RunKind.ADDED, new)
        after = after[len(new) :]
    yield from printed_side(kind, before, after)
