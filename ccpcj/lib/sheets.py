"""Workbooks in constant memory: rows go to a temporary file as they come."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

ROWS = 1_048_575  # what a sheet holds below its heading
CHARACTERS = 32_767  # what a cell holds
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # no part of a text in XML


@contextmanager
def workbook(
    headings: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Any]], *, right_to_left: bool = False
) -> Iterator[IO[bytes]]:
    """The finished workbook, open for reading; it is gone when the block ends.

    Rows that do not fit on a sheet go on on the next one, under the same headings.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.xlsx"
        book = Workbook(path, {"constant_memory": True, "tmpdir": folder})
        fill_sheets(book, headings, widths, rows, right_to_left)
        book.close()
        with path.open("rb") as file:
            yield file


def fill_sheets(
    book: Workbook, headings: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Any]], right_to_left: bool
) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})

    def new_sheet() -> Worksheet:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        if right_to_left:
            sheet.right_to_left()
        for place, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, heading, bold)
        return sheet

    sheet = new_sheet()
    for number, row in enumerate(rows):
        if number and number % ROWS == 0:
            sheet = new_sheet()
        for place, cell in enumerate(row):
            write_cell(sheet, number % ROWS + 1, place, cell, day)


def write_cell(sheet: Worksheet, row: int, place: int, cell: Any, day: Any) -> None:
    """A text is written as a text, so that it is neither a formula nor a link nor a number."""
    if isinstance(cell, str):
        if cell:
            sheet.write_string(row, place, fitting(FORBIDDEN.sub("", cell)))
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, cell, day)
    elif cell is not None:
        sheet.write_number(row, place, cell)


def fitting(text: str) -> str:
    """What a cell can hold; an ellipsis says that the text goes on."""
    return text if len(text) <= CHARACTERS else f"{text[: CHARACTERS - 1]}…"
