"""Tables for people's own tools: one description of a table, written as CSV, XLSX or JSON in constant memory.

A table knows its columns and an iterator of rows; a format turns it into pieces of bytes as they are asked for.
No cell of a file becomes a formula in a spreadsheet, whatever a name or title begins with.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple, TypeAlias

from django.utils.translation import gettext

from .sheets import workbook

Cell: TypeAlias = str | int | date | None
Row: TypeAlias = Sequence[Cell]
PIECE = 1 << 16  # characters that are sent at once

# What spreadsheets take for the start of a formula, full-width forms too, and control characters; also behind white
# space and marks that do not show. https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]|\s*[\x00-\x1f\x7f-\x9f]")


class Column(NamedTuple):
    """A column: its key in JSON, its heading and its width (in characters) in a spreadsheet."""

    key: str
    heading: str
    width: int = 20


@dataclass(frozen=True)
class Table:
    """What an export holds; the rows are read once, from first to last."""

    columns: Sequence[Column]
    rows: Iterable[Row]
    lang: str = "en"

    @property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]


class File(NamedTuple):
    """An export as it goes to the reader. `broken` is what ends a file of which a part could not be made."""

    name: str
    media_type: str
    pieces: Iterator[bytes]
    broken: bytes = b""


class Format(NamedTuple):
    media_type: str
    write: Callable[[Table], Iterator[bytes]]
    broken: Callable[[], bytes] = bytes


def in_pieces(texts: Iterable[str]) -> Iterator[bytes]:
    """Many short texts as few long pieces of UTF-8."""
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= PIECE:
            yield "".join(batch).encode()
            batch, size = [], 0
    if batch:
        yield "".join(batch).encode()


def guarded(cell: Cell) -> str:
    """A cell as a spreadsheet may read it from CSV: an apostrophe keeps a text from being a formula."""
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    return f"'{cell}" if FORMULA.match(cell) else cell


class Echo:
    """A file for `csv.writer` that hands each line back."""

    def write(self, line: str) -> str:
        return line


def csv_pieces(table: Table) -> Iterator[bytes]:
    """RFC 4180, with the mark by which spreadsheets know UTF-8."""
    write = csv.writer(Echo(), lineterminator="\r\n").writerow
    rows = chain([table.headings], table.rows)
    return in_pieces(chain(["\ufeff"], (write([guarded(cell) for cell in row]) for row in rows)))


def json_pieces(table: Table) -> Iterator[bytes]:
    """An array of objects, an object a line; it closes only when every row was written."""
    encode = json.JSONEncoder(ensure_ascii=False, default=date.isoformat).encode
    keys = [column.key for column in table.columns]

    def texts() -> Iterator[str]:
        before = "[\n"
        for row in table.rows:
            yield before + encode(dict(zip(keys, row, strict=True)))
            before = ",\n"
        yield "[]\n" if before == "[\n" else "\n]\n"

    return in_pieces(texts())


def xlsx_pieces(table: Table) -> Iterator[bytes]:
    """A workbook, written to a temporary file before its first piece is handed out."""
    widths = [column.width for column in table.columns]
    with workbook(table.headings, widths, table.rows, right_to_left=table.lang == "ar") as file:
        while piece := file.read(PIECE):
            yield piece


def broken_off() -> bytes:
    """The last line of a text file of which a part is missing."""
    words = gettext("This file broke off here: it is not complete.")
    return f"\r\n{words}\r\n".encode()


FORMATS = {
    "csv": Format("text/csv; charset=utf-8", csv_pieces, broken_off),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_pieces),
    "json": Format("application/json", json_pieces),
}


def table_file(table: Table, stem: str, suffix: str) -> File:
    """The table as a file; `suffix` is one of FORMATS."""
    chosen = FORMATS[suffix]
    return File(f"{stem}.{suffix}", chosen.media_type, chosen.write(table), chosen.broken())


def text_file(lines: Iterable[str], stem: str) -> File:
    """Lines of text as a file."""
    return File(f"{stem}.txt", "text/plain; charset=utf-8", in_pieces(f"{line}\n" for line in lines), broken_off())
