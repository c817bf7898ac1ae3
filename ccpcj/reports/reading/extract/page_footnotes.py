"""Where the footnotes of a PDF page begin, and what its pages repeat."""

import re
from collections import Counter
from typing import Any

from .pdf_page import LetterRow

AT_EDGE = 4  # rows from the top or the foot of a page that can be repeated on others
SMALLER = 0.95  # of the size of the text, at most, are footnotes that no rule parts from it


def mark_repeated(pages: list[list[LetterRow]]) -> None:
    """Running headers and page numbers: the same words but for their numbers, at one height of many pages."""
    edges = [row for rows in pages for row in {id(row): row for row in (*rows[:AT_EDGE], *rows[-AT_EDGE:])}.values()]
    counts = Counter(repetition_key(row) for row in edges)
    enough = max(2, 0.3 * len(pages))
    for row in edges:
        row.repeated = counts[repetition_key(row)] >= enough


def repetition_key(row: LetterRow) -> tuple[int, str]:
    return round(row.base / 2), re.sub(r"\d+", "#", re.sub(r"\s", "", row.letters))


def mark_feet(page: Any, rows: list[LetterRow], size: float, open_before: bool) -> None:
    """Say which rows of a page are footnotes: those under a short rule, or smaller than the text behind a number."""
    text = [row for row in rows if not row.repeated]
    start = rule_height(page, text, open_before) or small_rows_height(text, size)
    if start is not None:
        for row in text:
            row.foot = row.base > start


def rule_height(page: Any, rows: list[LetterRow], open_before: bool) -> float | None:
    """The height of the rule over the footnotes; `open_before`: the page before ended in the midst of one."""
    for height in sorted(rules(page, rows), reverse=True):
        below = [row for row in rows if row.base > height]
        if below and (re.match(r"\d{1,3}\D", below[0].letters) or below[0].starts_raised or open_before):
            return height
    return None


def rules(page: Any, rows: list[LetterRow]) -> list[float]:
    """The heights of short horizontal rules, drawn or printed as underscores, but for underlines."""
    drawn = [
        float(line["top"])
        for line in (*page.lines, *page.rects)
        if line["height"] < 2 and 40 < line["width"] < 0.6 * page.width
    ]
    printed_rules = [row.base for row in rows if re.fullmatch(r"\s*[_―—─]{5,}\s*", row.letters)]
    return [h for h in drawn if not any(-1 <= h - row.base <= 4 for row in rows)] + printed_rules


def small_rows_height(rows: list[LetterRow], size: float) -> float | None:
    """The height over the small rows at the end of a page, where they begin with a raised figure."""
    height = None
    for row in reversed(rows):
        if row.size > SMALLER * size:
            break
        if row.starts_raised:
            height = row.base - 1
    return height
