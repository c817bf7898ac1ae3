"""A Word document into lines: each paragraph, or row of a table, is one, and the format tells what it is."""

import re
import zipfile
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml

from ccpcj.reports.reading.headers_footers import (
    CONTENTS,
    SYMBOL,
    PageNote,
    ReportBody,
)
from ccpcj.reports.reading.printed_report import NotAReport, ReadingFinding

from ..lines import SourceLine
from .docx_iter import (
    boxes,
    content,
    paragraphs,
    rows,
)
from .docx_numbering import ListNumbering
from .docx_styles import WordStyles
from .docx_words import (
    NoteReferences,
    PrintedWords,
    mark_is_deleted,
    read_words,
)
from .source import DOCUMENTS, FileContents
from .wordprocessing_xml import (
    child,
    children,
    tag,
    value,
)

MOST = 400_000_000  # bytes unpacked: no report is as large, and a small file can unpack to any size
MASTHEAD = 600  # characters at most
PARTS = ("header", "footer")
PLACES = ("", "first_page_", "even_page_")


def read_word(data: bytes) -> FileContents:
    """The lines of a Word document (docx). Raises NotAReport where it cannot be opened."""
    return WordReader(open_document(data)).read()


def open_document(data: bytes) -> Document:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST:
                raise NotAReport("The Word file unpacks to more than 400 MB: it is no report.")
        return docx.Document(BytesIO(data))
    except NotAReport:
        raise
    except Exception as error:  # a broken file breaks anywhere in the library, and its errors share no class
        raise NotAReport(f"The Word file is broken and cannot be opened ({type(error).__name__}).") from None


class WordReader:
    """Reads a document from its first paragraph to its last, then its footnotes and what its pages repeat."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.styles = WordStyles(document.styles.element)
        self.numbering = ListNumbering(part_of(document, "numbering"), self.styles.numbering)
        self.notes = NoteReferences()
        self.source = FileContents([], "paragraph", ReportBody())
        self.notices: dict[str, list[int]] = {}  # what a person should know of, and the lines where it is
        self.number = 0
        self.contents = 0  # how many fields are open, where the outermost makes a table of contents
        self.unended: PrintedWords | None = None  # a paragraph whose end was deleted

    def read(self) -> FileContents:
        self.read_body()
        body = self.source.lines
        self.source.lines = []
        self.read_notes()
        self.read_furniture()
        self.source.lines += body  # the last line is the last of the text
        self.add_notices()
        return self.source

    def read_body(self) -> None:
        for block in content(self.document.element.body):
            if tag(block) == "tbl":
                self.read_table(block, masthead=not self.body.lines and self.is_masthead(block))
            else:
                self.read_paragraph(block)
        if self.unended:
            self.read_paragraph(OxmlElement("w:p"))

    @property
    def body(self) -> ReportBody:
        assert self.source.body is not None
        return self.source.body

    def read_paragraph(self, paragraph: Any) -> None:
        words = self.words(paragraph)
        if self.unended:
            words = join_words(self.unended, words)
        self.unended = words if mark_is_deleted(paragraph) else None
        if self.unended:
            return
        is_contents = self.in_contents(paragraph) or self.styles.is_contents(paragraph)
        label = self.label(paragraph) if words.text else ""
        if line := self.add_line(label + words.text, words):
            line.heading = self.styles.is_heading(paragraph)
            if is_contents or CONTENTS.fullmatch(line.text):
                self.source.account.take([line.number], "table of contents")
            else:
                self.body.lines.append(line)
        for box in boxes(paragraph):
            for inner in content(box):
                self.read_paragraph(inner) if tag(inner) == "p" else self.read_table(inner, masthead=False)

    def is_masthead(self, table: Any) -> bool:
        """The table at the top of a document that names the organization and the symbols."""
        text = " ".join(self.words(paragraph).text for paragraph in paragraphs(table))
        return len(text) < MASTHEAD and bool(re.search(SYMBOL, text))

    def read_table(self, table: Any, masthead: bool) -> None:
        for row in rows(table):
            self.read_row(row, masthead)

    def read_row(self, row: list[Any], masthead: bool) -> None:
        """A row is a line, its cells side by side; one that fills its cell alone is read as the paragraphs it holds."""
        cells = [list(paragraphs(cell)) for cell in row]
        filled = [cell for cell in cells if any(self.prints(paragraph) for paragraph in cell)]
        if len(filled) == 1 and not masthead:
            for paragraph in filled[0]:
                self.read_paragraph(paragraph)
            return
        parts = [self.words(paragraph) for cell in filled for paragraph in cell]
        labels = [self.label(paragraph) if self.prints(paragraph) else "" for cell in filled for paragraph in cell]
        text = " ".join(label + part.text for label, part in zip(labels, parts, strict=True) if part.text)
        if line := self.add_line(text, *parts):
            (self.body.headers if masthead else self.body.lines).append(line)
            if masthead:
                self.source.account.take([line.number], "running header")

    def words(self, paragraph: Any) -> PrintedWords:
        return read_words(paragraph, self.styles, self.notes)

    def prints(self, paragraph: Any) -> bool:
        """Whether a paragraph prints anything."""
        return bool(read_words(paragraph, self.styles, NoteReferences()).text)

    def add_line(self, text: str, *parts: PrintedWords) -> SourceLine | None:
        """Add the next line with its notices; one whose text is all hidden is used up here."""
        hidden = " ".join(part.hidden for part in parts if part.hidden)
        if not text and not hidden and not any(part.picture for part in parts):
            return None
        self.number += 1
        line = SourceLine(self.number, text, 0, True, False, self.number, whole=True)
        line.emphasis = tuple(phrase for part in parts for phrase in part.emphasis)
        self.notice(line, hidden, parts)
        if not text:
            if hidden:
                self.source.lines.append(line)
                self.source.account.take([line.number], "hidden text")
            return None
        self.source.lines.append(line)
        return line

    def notice(self, line: SourceLine, hidden: str, parts: tuple[PrintedWords, ...]) -> None:
        place = (line.number, line.number)
        if hidden:
            message = f"Text that the document hides was left out: {hidden[:80]}"
            self.source.findings.append(ReadingFinding("warning", "hidden-text", place, message))
        for code, name in (("changes", "changed"), ("picture", "picture"), ("symbol", "symbols")):
            if any(getattr(part, name) for part in parts):
                self.notices.setdefault(code, []).append(line.number)
        for key in (key for part in parts for key in part.links):
            target = self.target(key)
            if DOCUMENTS.match(target):
                self.source.links.append(SourceLine(line.number, target, 0, True, False, line.number))

    def target(self, key: str) -> str:
        relation = self.document.part.rels.get(key)
        return relation.target_ref if relation is not None and relation.is_external else ""

    def label(self, paragraph: Any) -> str:
        """The number that Word prints before a paragraph."""
        own, style = child(paragraph, "pPr", "numPr"), self.styles.of(paragraph)
        inherited = self.styles.numbering(style)
        number = value(child(own, "numId")) or value(child(inherited, "numId"))
        level = value(child(own, "ilvl")) or value(child(inherited, "ilvl"))
        return self.numbering.label(number, int(level) if level else None, style) if number else ""

    def in_contents(self, paragraph: Any) -> bool:
        """Whether a paragraph lies in the result of a field that makes a table of contents."""
        inside = self.contents > 0
        for element in paragraph.iter():
            if tag(element) == "instrText" and (element.text or "").strip().startswith("TOC"):
                self.contents, inside = max(self.contents, 1), True
            elif tag(element) == "fldChar" and self.contents:
                self.contents += {"begin": 1, "end": -1}.get(value(element, "fldCharType") or "", 0)
        return inside

    def read_notes(self) -> None:
        """The footnotes under the numbers that Word prints, each paragraph a line."""
        for (kind, key), number in list(self.notes.numbers.items()):
            texts = self.note_texts(kind, key)
            lines = [self.add_line(f"{number} {text}".strip() if i == 0 else text) for i, text in enumerate(texts)]
            note = PageNote(number, [line for line in lines if line])
            self.source.account.take((line.number for line in note.lines), "footnote")
            self.body.notes.append(note)
        for kind, key in self.notes.starred:
            for text in self.note_texts(kind, key):
                if line := self.add_line(text):
                    self.source.account.take([line.number], "footnote")
                    message = f"A footnote without a number is kept nowhere: {text[:80]}"
                    self.source.findings.append(ReadingFinding("info", "starred-footnote", (line.number,) * 2, message))

    def note_texts(self, kind: str, key: str) -> list[str]:
        root = part_of(self.document, f"{kind}s")
        note = next((child for child in children(root, kind) if value(child, "id") == key), None)
        parts = [self.words(paragraph) for paragraph in paragraphs(note)] if note is not None else []
        return [part.text for part in parts if part.text] or [""]

    def read_furniture(self) -> None:
        """What the pages repeat at their top and foot, each once."""
        parts = [
            getattr(section, place + part) for section in self.document.sections for place in PLACES for part in PARTS
        ]
        own = [part for part in parts if not part.is_linked_to_previous]
        texts = [self.words(paragraph).text for part in own for paragraph in paragraphs(part._element)]
        for text in dict.fromkeys(filter(None, texts)):
            if line := self.add_line(text):
                self.source.account.take([line.number], "running header")
                self.body.headers.append(line)

    def add_notices(self) -> None:
        """What a person should know of the file as a whole."""
        messages = {
            "changes": "Tracked changes were read as accepted.",
            "picture": "A picture stands here; what it shows was not read.",
            "symbol": "A sign of a symbol font stands here; it was not read.",
        }
        for code, lines in self.notices.items():
            more = f" ({len(lines)} paragraphs)" if len(lines) > 1 else ""
            finding = ReadingFinding("info", f"document-{code}", (lines[0], lines[-1]), f"{messages[code]}{more}")
            self.source.findings.append(finding)
        for form in sorted(self.numbering.unknown):
            message = f"Numbers of the form “{form}” were read as 1, 2, 3."
            self.source.findings.append(ReadingFinding("warning", "unknown-numbering", None, message))
        if any(
            value(e) in ("eachSect", "eachPage") for e in self.document.element.body.iter() if tag(e) == "numRestart"
        ):
            message = "The document numbers its footnotes anew in each part; they were numbered through."
            self.source.findings.append(ReadingFinding("info", "footnotes-renumbered", None, message))


def join_words(first: PrintedWords, second: PrintedWords) -> PrintedWords:
    """Two paragraphs whose parting was deleted."""
    return PrintedWords(
        f"{first.text} {second.text}".strip(),
        " ".join(filter(None, (first.hidden, second.hidden))),
        first.emphasis + second.emphasis,
        first.links + second.links,
        True,
        first.picture or second.picture,
        first.symbols + second.symbols,
    )


def part_of(document: Document, name: str) -> Any | None:
    """The root of a further part of the document: its footnotes, its numbering."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            part = relation.target_part
            return part.element if hasattr(part, "element") else parse_xml(part.blob)
    return None
