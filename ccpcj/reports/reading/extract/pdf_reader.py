"""A PDF file into lines, by where its letters stand on the pages."""

import itertools
from collections import Counter
from functools import cached_property
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect

from ccpcj.lib.folding import SOFT_HYPHEN
from ccpcj.reports.reading.headers_footers import ENDED
from ccpcj.reports.reading.printed_report import NotAReport, ReadingFinding

from ..lines import SourceLine
from .bidi import are_turned, runs_right
from .page_footnotes import mark_feet, mark_repeated
from .pdf_page import LetterRow, read_rows, set_text
from .pdf_tables import PdfTables
from .source import DOCUMENTS, FileContents

UNKNOWN = "(cid:"  # a letter that its font gives no character for
WIDER = 1.25  # of the common distance between lines, at least, is a gap


def read_pdf(data: bytes) -> FileContents:
    """The lines of a PDF file. Raises NotAReport where it is protected, broken, or a picture of pages."""
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            return PdfReader(document).read()
    except NotAReport:
        raise
    except Exception as error:  # a broken file breaks anywhere in the library, and its errors share no class
        if PDFPasswordIncorrect in (type(error), *map(type, error.args)):
            raise NotAReport("A password protects the PDF file: save it without one.") from None
        raise NotAReport(f"The PDF file is broken and cannot be read ({type(error).__name__}).") from None


class PdfReader:
    """Reads a document page by page."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.source = FileContents([], "page")
        self.pages: list[list[LetterRow]] = []

    def read(self) -> FileContents:
        self.pages = [read_rows(page, number) for number, page in enumerate(self.document.pages, 1)]
        self.check()
        mark_repeated(self.pages)
        sizes = Counter(round(row.size * 2) for page in self.pages for row in page for _ in row.chars)
        size = sizes.most_common(1)[0][0] / 2
        self.find_feet(size)
        right = runs_right(char["text"] for page in self.pages for row in page for char in row.chars)
        self.find_tables(right)
        self.set_texts(right)
        for page in self.pages:
            self.add_lines(page, size, right)
        self.add_links()
        return self.source

    def check(self) -> None:
        """Whether the file holds text, and every page of it."""
        letters = [char["text"] for page in self.pages for row in page for char in row.chars]
        unknown = sum(letter.startswith(UNKNOWN) for letter in letters)
        if not letters:
            raise NotAReport("The PDF file holds pictures of pages and no text: run text recognition (OCR) first.")
        if unknown > len(letters) / 100:
            raise NotAReport("The fonts of the PDF file do not say which letters they print: give the Word file.")
        if unknown:
            self.find("unknown-letters", None, f"{unknown} letters have no character in their font.")
        for number, page in enumerate(self.document.pages, 1):
            if not self.pages[number - 1] and page.images:
                self.find("page-without-text", number, f"Page {number} is a picture: nothing on it was read.")
            if turned := [char["text"] for char in page.chars if not char["upright"] and char["text"].strip()]:
                text = "".join(turned)[:80]
                self.find("turned-text", number, f"Text that stands upright on page {number} was not read: {text}")

    def find_feet(self, size: float) -> None:
        is_open = False
        for page, rows in zip(self.document.pages, self.pages, strict=True):
            mark_feet(page, rows, size, is_open)
            last = [row for row in rows if not row.repeated][-1:]
            is_open = any(row.foot and not ends_note(row) for row in last)

    def find_tables(self, right: bool) -> None:
        """Make one row of each row of a table."""
        bodies = [[row for row in page if not (row.repeated or row.foot)] for page in self.pages]
        tables = PdfTables(bodies, right)
        if tables.columns:
            around = [[row for row in page if row.repeated or row.foot] for page in self.pages]
            inner = [tables.join_rows(rows, self.gaps(rows)) for rows in bodies]
            pages = zip(around, inner, strict=True)
            self.pages = [sorted([*edge, *rows], key=lambda row: row.base) for edge, rows in pages]

    def set_texts(self, right: bool) -> None:
        """Set the words of every row; `right`: the file is written from right to left."""
        every = [row for page in self.pages for row in page]
        for row in every:
            set_text(row, right, turned=False)
        if right and are_turned(row.text for row in every):
            for row in every:
                set_text(row, right, turned=True)

    def add_lines(self, page: list[LetterRow], size: float, right: bool) -> None:
        unit = size / 2  # points of a column
        margin = self.margin(right, unit)
        body = [row for row in page if not (row.repeated or row.foot)]
        wide = self.gaps(body)
        for row in page:
            if not row.text:
                continue
            number = len(self.source.lines) + 1
            indent = round((margin - row.right if right else row.left - margin) / unit)
            is_first = bool(body) and row is body[0]
            line = SourceLine(number, mark_open_word(row.text), max(0, indent), None, is_first, row.page)
            line.width = round((row.right - row.left) / unit)
            line.gap, line.foot, line.repeated = id(row) in wide, row.foot, row.repeated
            line.emphasis, line.whole = tuple(row.emphasis), bool(row.cells)
            self.source.lines.append(line)
            self.source.pages[number] = row.page

    def margin(self, right: bool, unit: float) -> float:
        """Where the text begins: the outermost place that rows of many pages begin at, but for what leans out of it."""
        body = [row for page in self.pages for row in page if not row.repeated]
        starts = Counter(round(-row.right if right else row.left) for row in body or self.pages[0])
        common = [start for start, count in starts.items() if count > 0.02 * starts.total()]
        outermost = [start for start in common if start - min(common) <= unit]
        begins: int = max(outermost, key=lambda start: starts[start])
        return float(abs(begins))

    def gaps(self, rows: list[LetterRow]) -> set[int]:
        """The rows of a page that stand farther below the one before than the lines of a paragraph do."""
        pairs = list(itertools.pairwise(rows))
        return {id(after) for before, after in pairs if (after.base - before.base) > WIDER * self.pitch * after.size}

    @cached_property
    def pitch(self) -> float:
        """How far lines of a paragraph stand apart, by their size: the least distance that many lines share."""
        body = [[row for row in page if not (row.repeated or row.foot)] for page in self.pages]
        steps = sorted((b.base - a.base) / b.size for page in body for a, b in itertools.pairwise(page))
        return steps[len(steps) // 20] if steps else 1.0

    def add_links(self) -> None:
        last = {page: number for number, page in self.source.pages.items()}
        for number, page in enumerate(self.document.pages, 1):
            targets = dict.fromkeys(link.get("uri") or "" for link in page.hyperlinks)
            for target in filter(DOCUMENTS.match, targets):
                self.source.links.append(SourceLine(last.get(number, 0), target, 0, None, False, number))

    def find(self, code: str, page: int | None, message: str) -> None:
        place = (page, page) if page else None
        self.source.findings.append(ReadingFinding("warning", code, place, message))


def mark_open_word(text: str) -> str:
    """A line's text; where it ends with the Arabic "and", which is written together with its word, with a mark of that.

    A page may end a line between the "and" and a number.
    """
    return text + SOFT_HYPHEN if text.endswith(" و") else text


def ends_note(row: LetterRow) -> bool:
    """Whether a footnote ends in this row."""
    return bool(ENDED.search(row.letters.strip()))
