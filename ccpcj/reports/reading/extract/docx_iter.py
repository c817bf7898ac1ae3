"""Walking a Word document: its paragraphs, the rows of its tables, its text boxes, in the order of reading."""

from collections.abc import Iterator
from typing import Any

from .wordprocessing_xml import (
    child,
    on,
    tag,
    value,
)


def content(element: Any) -> Iterator[Any]:
    """The paragraphs and tables in an element, through content controls and accepted insertions."""
    for inner in element.iterchildren():
        if tag(inner) in ("p", "tbl"):
            yield inner
        elif tag(inner) not in ("sectPr", "del", "moveFrom"):
            yield from content(inner)


def paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs in an element, those of tables inside it as well."""
    for inner in content(element):
        if tag(inner) == "p":
            yield inner
        else:
            yield from (paragraph for row in rows(inner) for cell in row for paragraph in paragraphs(cell))


def rows(table: Any) -> Iterator[list[Any]]:
    """The cells of each row that is printed; one that covers several rows stands in each of them."""
    above: dict[int, Any] = {}
    for row in descend(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is not None or on(properties, "hidden"):
            continue
        cells, column = [], int(value(child(properties, "gridBefore")) or 0)
        for cell in descend(row, "tc"):
            merged = child(cell, "tcPr", "vMerge")
            if merged is not None and value(merged) != "restart":
                cell = above.get(column, cell)
            above[column] = cell
            cells.append(cell)
            column += int(value(child(cell, "tcPr", "gridSpan")) or 1)
        yield cells


def descend(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, through content controls."""
    for inner in element.iterchildren():
        if tag(inner) == name:
            yield inner
        elif tag(inner) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from descend(inner, name)


def boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang from a paragraph, each once though the file may hold it for older programs as well."""
    for inner in paragraph.iterchildren():
        if tag(inner) == "txbxContent":
            yield inner
        elif tag(inner) != "Fallback":
            yield from boxes(inner)
