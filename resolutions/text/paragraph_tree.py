"""The rows of an alignment as the paragraphs of a version: their places, parents and anchors."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .align_languages import AlignedRow
from .document import ANNEX, PREAMBULAR
from .numbers import place_label

PREFIXES = {PREAMBULAR: "pp", "operative": "op", ANNEX: "annex"}
LONGEST_ANCHOR = 30
# "also" and the like say how often an action is repeated, not which action it is
DEGREES = r"(?:once again|again|also|further|furthermore|moreover|likewise)"


@dataclass
class ParagraphNode:
    """A row with its place in the version; `parent` is the place of the row that it hangs from."""

    row: AlignedRow
    position: int
    parent: int | None
    anchor: str
    number: str
    verb: str


def paragraph_nodes(rows: Sequence[AlignedRow]) -> list[ParagraphNode]:
    made: list[ParagraphNode] = []
    anchors: set[str] = set()
    counts: dict[tuple[str, int | None, bool], int] = {}
    open_at: dict[int, int] = {}  # the last row of each depth that items may hang from
    for position, row in enumerate(rows, 1):
        if row.depth == 0 or row.heading:
            open_at = {}
        above = [depth for depth in open_at if depth < row.depth and made[open_at[depth] - 1].row.part == row.part]
        parent = open_at[max(above)] if above and not row.heading else None
        open_at = {depth: at for depth, at in open_at.items() if depth < row.depth}
        if not row.heading:
            open_at[row.depth] = position
        kind = (row.part, parent, bool(row.heading))
        counts[kind] = counts.get(kind, 0) + 1
        stem = made[parent - 1].anchor if parent else PREFIXES[row.part]
        anchor = unique_anchor(f"{stem}-{own_label(row, counts[kind])}", anchors)
        made.append(ParagraphNode(row, position, parent, anchor, bare_number(row.number), action_verb(row)))
    return made


def own_label(row: AlignedRow, count: int) -> str:
    """ "3", "a"; a preambular paragraph and an unnumbered one is counted (p1 in an annex), a heading as h1, h2."""
    if row.heading:
        return f"h{count}"
    at = row.first.at if row.part != PREAMBULAR or row.depth else None
    return place_label(at) if at else f"p{count}" if row.part == ANNEX else str(count)


def unique_anchor(anchor: str, anchors: set[str]) -> str:
    """The anchor, or where it is used (a number printed twice) the next with a count."""
    unique, n = anchor[:LONGEST_ANCHOR], 2
    while unique in anchors:
        end = f"-bis{n - 1 if n > 2 else ''}"
        unique, n = f"{anchor[: LONGEST_ANCHOR - len(end)]}{end}", n + 1
    anchors.add(unique)
    return unique


def bare_number(number: str) -> str:
    """A figure without the stop or dash that typesetting puts after it; other numbers as printed."""
    match = re.fullmatch(r"(\d+)\s*[.．、]?\s*[-–]?", number)
    return match[1] if match else number


def action_verb(row: AlignedRow) -> str:
    """The action of an operative paragraph, from its English opening phrase: "encourages" of "Also encourages"."""
    english = row.blocks.get("en")
    if english is None or row.part != "operative" or row.heading or row.depth:
        return ""
    phrase = re.sub(r"\s+", " ", english.phrase).strip(" ,").casefold()
    return re.sub(rf"^{DEGREES}\s+|\s+{DEGREES}$", "", re.sub(rf"^{DEGREES},?\s+", "", phrase))[:60]


def language_differences(
    tree: Sequence[ParagraphNode], languages: Sequence[str]
) -> Iterator[tuple[str, str, str, str]]:
    """Where languages differ, as (code, level, anchor, message)."""
    for node in tree:
        blocks = node.row.blocks
        if missing := [language for language in languages if language not in blocks]:
            words = node.row.first.text[:80] or node.number
            yield (
                "not-in-every-language", "warning", node.anchor,
                f"Only in {', '.join(sorted(blocks))}, not in {', '.join(sorted(missing))}: “{words}”.",
            )  # fmt: skip
        printed = {language: block.at for language, block in blocks.items()}
        if len({place.order if place else 0 for place in printed.values()}) > 1:
            numbers = ", ".join(f"{language} “{blocks[language].number}”" for language in sorted(blocks))
            yield "numbers-differ", "info", node.anchor, f"The number is not the same in every language: {numbers}."
        marks = {language: len(block.notes) for language, block in blocks.items()}
        if len(set(marks.values())) > 1:
            counts = ", ".join(f"{language} {count}" for language, count in sorted(marks.items()))
            yield "footnotes-differ", "info", node.anchor, f"The number of footnotes differs: {counts}."
