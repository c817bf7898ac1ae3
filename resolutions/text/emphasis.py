"""The words of a text cut where its emphasis and its footnotes stand."""

from collections.abc import Iterator
from typing import NamedTuple

from .document import Block, Note

NEAR = 40  # an opening phrase begins this close to the beginning
STOPS = ",،，:："


class Piece(NamedTuple):
    """Words, plain or in the emphasis of an opening phrase; or the marker of a footnote."""

    words: str
    stressed: bool = False
    note: Note | None = None


def pieces(block: Block) -> Iterator[Piece]:
    """The text in order; a marker within the phrase parts it."""
    start, end = phrase_span(block)
    marks = {start, end, len(block.text), *(place(note, block) for note in block.notes)}
    done = 0
    for cut in sorted(marks):
        if words := block.text[done:cut]:
            yield Piece(words, stressed=start <= done < end)
        yield from (Piece("", note=note) for note in block.notes if place(note, block) == cut)
        done = cut


def place(note: Note, block: Block) -> int:
    return min(note.place, len(block.text))


def phrase_span(block: Block) -> tuple[int, int]:
    """Where the opening phrase stands; 0, 0 where there is none."""
    start = block.text.find(block.phrase, 0, NEAR + len(block.phrase)) if block.phrase else -1
    return (start, start + len(block.phrase)) if start >= 0 else (0, 0)


def enacting(chapeau: str) -> list[tuple[str, bool]]:
    """The enacting body, which is emphasized, and the stop after it, which is not."""
    body = chapeau.rstrip(STOPS)
    return [(words, stressed) for words, stressed in ((body, True), (chapeau[len(body) :], False)) if words]
