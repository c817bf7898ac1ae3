"""The words of a text cut where its emphasis and its footnotes stand."""

from collections.abc import Iterator
from typing import NamedTuple

from .document import TextBlock, TextNote

NEAR = 40  # an opening phrase begins this close to the beginning
STOPS = ",،，:："


class BlockPiece(NamedTuple):
    """Words, plain or in the emphasis of an opening phrase; or the marker of a footnote."""

    words: str
    stressed: bool = False
    note: TextNote | None = None


def block_pieces(block: TextBlock) -> Iterator[BlockPiece]:
    """The text in order; a marker within the phrase parts it."""
    start, end = phrase_span(block)
    marks = {start, end, len(block.text), *(note_place(note, block) for note in block.notes)}
    done = 0
    for cut in sorted(marks):
        if words := block.text[done:cut]:
            yield BlockPiece(words, stressed=start <= done < end)
        yield from (BlockPiece("", note=note) for note in block.notes if note_place(note, block) == cut)
        done = cut


def note_place(note: TextNote, block: TextBlock) -> int:
    return min(note.place, len(block.text))


def phrase_span(block: TextBlock) -> tuple[int, int]:
    """Where the opening phrase stands; 0, 0 where there is none."""
    start = block.text.find(block.phrase, 0, NEAR + len(block.phrase)) if block.phrase else -1
    return (start, start + len(block.phrase)) if start >= 0 else (0, 0)


def enacting_segments(chapeau: str) -> list[tuple[str, bool]]:
    """The enacting body, which is emphasized, and the stop after it, which is not."""
    body = chapeau.rstrip(STOPS)
    return [(words, stressed) for words, stressed in ((body, True), (chapeau[len(body) :], False)) if words]
