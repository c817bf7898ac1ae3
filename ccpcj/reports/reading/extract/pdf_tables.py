"""Tables of a PDF file: letters in columns. A row of it is one row, though a cell may take several lines."""

from collections.abc import Iterable

from .pdf_page import Char, Row

APART = 0.9  # of a letter's size, at least, between two cells
ALIGNED = 3.0  # points by which the starts of a column's cells may differ
LEAST = 3  # columns of a table; with two, a number that stands apart from its paragraph would make one


class Tables:
    """Finds the tables of a file; its pages are given one after the other, for a row may go on overleaf."""

    def __init__(self, pages: Iterable[Iterable[Row]], right: bool) -> None:
        self.right = right
        self.last: Row | None = None
        rows = [self.starts(cells) for page in pages for row in page if len(cells := segments(row)) >= LEAST]
        self.columns = [own for i, own in enumerate(rows) if any(near(own, other) for other in rows[i + 1 :])]

    def joined(self, rows: list[Row], far: set[int]) -> list[Row]:
        """The rows of a page, where those that make one row of a table are one, with its cells in the order of reading.

        `far` are the rows that stand apart from the one before (their ids).
        """
        return [row for i, row in enumerate(rows) if not self.goes_on(row, id(row) in far, i == 0)]

    def goes_on(self, row: Row, far: bool, on_top: bool) -> bool:
        """Whether a row is a further line of the cells before it, which then have it."""
        cells = segments(row)
        columns = next((known for known in self.columns if self.fit(cells, known)), None)
        if columns and self.last and self.last.cells and self.is_further(row, cells, columns, far, on_top):
            self.add(row, cells, columns)
            return True
        if columns and len(cells) == len(columns):
            row.cells = [[part(row, cell)] for cell in (reversed(cells) if self.right else cells)]
            row.far = far or (on_top and self.stood_apart())
        self.last = row
        return False

    def stood_apart(self) -> bool:
        """Whether the rows of the table did on the page before: at the top of a page no distance shows."""
        return bool(self.last and self.last.cells and self.last.far)

    def is_further(self, row: Row, cells: list[list[Char]], columns: list[float], far: bool, on_top: bool) -> bool:
        """On one page by its distance; overleaf, where none shows, by a first cell that is empty or one left open."""
        assert self.last
        if on_top:
            first = any(self.place(start, columns) == 0 for start in self.starts(cells))
            return not first or any(map(is_open, self.last.cells))
        return not far and (len(cells) < len(columns) or self.last.far)

    def add(self, row: Row, cells: list[list[Char]], columns: list[float]) -> None:
        assert self.last
        for start, cell in zip(self.starts(cells), cells, strict=True):
            self.last.cells[self.place(start, columns)].append(part(row, cell))

    def place(self, start: float, columns: list[float]) -> int:
        """The column that begins there, as they are read."""
        found = min(range(len(columns)), key=lambda i: abs(columns[i] - start))
        return len(columns) - 1 - found if self.right else found

    def starts(self, cells: list[list[Char]]) -> list[float]:
        return [float(cell[-1]["x1"] if self.right else cell[0]["x0"]) for cell in cells]

    def fit(self, cells: list[list[Char]], columns: list[float]) -> bool:
        """Whether each cell begins where a column does."""
        return all(any(abs(start - column) <= ALIGNED for column in columns) for start in self.starts(cells))


def is_open(cell: list[Row]) -> bool:
    """Whether a cell ends in the midst of parentheses or of a word: its row goes on overleaf."""
    text = "".join(char["text"] for line in cell for char in line.chars)
    return text.count("(") != text.count(")") or text.endswith("-")


def near(one: list[float], other: list[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= ALIGNED for a, b in zip(one, other, strict=True))


def segments(row: Row) -> list[list[Char]]:
    """The letters between wide gaps, from left to right."""
    found: list[list[Char]] = []
    for char in row.chars:
        if not char["text"].strip():
            continue
        if found and char["x0"] - found[-1][-1]["x1"] <= APART * char["size"]:
            found[-1].append(char)
        else:
            found.append([char])
    return found


def part(row: Row, cell: list[Char]) -> Row:
    """The letters of one line of a cell, with the spaces that stand between them."""
    between = [char for char in row.chars if cell[0]["x0"] <= char["x0"] and char["x1"] <= cell[-1]["x1"]]
    return Row(between, row.base, row.page)
