"""Tables of a PDF file: letters in columns. A row of it is one row, though a cell may take several lines."""

from collections.abc import Iterable

from .pdf_page import Char, LetterRow

APART = 0.9  # of a letter's size, at least, between two cells
ALIGNED = 3.0  # points by which the starts of a column's cells may differ
LEAST = 3  # columns of a table; with two, a number that stands apart from its paragraph would make one


class PdfTables:
    """Finds the tables of a file; its pages are given one after the other, for a row may go on overleaf."""

    def __init__(self, pages: Iterable[Iterable[LetterRow]], right: bool) -> None:
        self.right = right
        self.last: LetterRow | None = None
        rows = [self.starts(cells) for page in pages for row in page if len(cells := split_cells(row)) >= LEAST]
        self.columns = [own for i, own in enumerate(rows) if any(are_aligned(own, other) for other in rows[i + 1 :])]

    def join_rows(self, rows: list[LetterRow], far: set[int]) -> list[LetterRow]:
        """The rows of a page, where those that make one row of a table are one, with its cells in the order of reading.

        `far` are the rows that stand apart from the one before (their ids).
        """
        return [row for i, row in enumerate(rows) if not self.goes_on(row, id(row) in far, i == 0)]

    def goes_on(self, row: LetterRow, far: bool, on_top: bool) -> bool:
        """Whether a row is a further line of the cells before it, which then have it."""
        cells = split_cells(row)
        columns = next((known for known in self.columns if self.fit(cells, known)), None)
        if columns and self.last and self.last.cells and self.is_further(cells, columns, far, on_top):
            self.add(row, cells, columns)
            return True
        if columns and len(cells) == len(columns):
            row.cells = [[cell_line(row, cell)] for cell in (reversed(cells) if self.right else cells)]
            row.far = far or (on_top and self.stood_apart())
        self.last = row
        return False

    def stood_apart(self) -> bool:
        """Whether the rows of the table did on the page before: at the top of a page no distance shows."""
        return bool(self.last and self.last.cells and self.last.far)

    def is_further(self, cells: list[list[Char]], columns: list[float], far: bool, on_top: bool) -> bool:
        """On one page by its distance; overleaf, where none shows, by a first cell that is empty or one left open."""
        assert self.last
        if on_top:
            first = any(self.place(start, columns) == 0 for start in self.starts(cells))
            return not first or any(map(is_open, self.last.cells))
        return not far and (len(cells) < len(columns) or self.last.far)

    def add(self, row: LetterRow, cells: list[list[Char]], columns: list[float]) -> None:
        assert self.last
        for start, cell in zip(self.starts(cells), cells, strict=True):
            self.last.cells[self.place(start, columns)].append(cell_line(row, cell))

    def place(self, start: float, columns: list[float]) -> int:
        """The column that begins there, as they are read."""
        nearest = min(range(len(columns)), key=lambda i: abs(columns[i] - start))
        return len(columns) - 1 - nearest if self.right else nearest

    def starts(self, cells: list[list[Char]]) -> list[float]:
        return [float(cell[-1]["x1"] if self.right else cell[0]["x0"]) for cell in cells]

    def fit(self, cells: list[list[Char]], columns: list[float]) -> bool:
        """Whether each cell begins where a column does."""
        return all(any(abs(start - column) <= ALIGNED for column in columns) for start in self.starts(cells))


def is_open(cell: list[LetterRow]) -> bool:
    """Whether a cell ends in the midst of parentheses or of a word: its row goes on overleaf."""
    text = "".join(char["text"] for line in cell for char in line.chars)
    return text.count("(") != text.count(")") or text.endswith("-")


def are_aligned(starts: list[float], others: list[float]) -> bool:
    pairs = zip(starts, others, strict=False)
    return len(starts) == len(others) and all(abs(start - other) <= ALIGNED for start, other in pairs)


def split_cells(row: LetterRow) -> list[list[Char]]:
    """The letters between wide gaps, from left to right."""
    cells: list[list[Char]] = []
    for char in row.chars:
        if not char["text"].strip():
            continue
        if cells and char["x0"] - cells[-1][-1]["x1"] <= APART * char["size"]:
            cells[-1].append(char)
        else:
            cells.append([char])
    return cells


def cell_line(row: LetterRow, cell: list[Char]) -> LetterRow:
    """The letters of one line of a cell, with the spaces that stand between them."""
    between = [char for char in row.chars if cell[0]["x0"] <= char["x0"] and char["x1"] <= cell[-1]["x1"]]
    return LetterRow(between, row.base, row.page)
