"""The passage of a text that is likest to a clause: a clause is near to no long paragraph as a whole."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

WIDER = 1.3  # of the clause: a passage may have words put in


class Passage(NamedTuple):
    """From which unit of a text to which, and the share of the clause's words that stand there in their order."""

    share: float
    start: int
    end: int


def likest_passage(clause: Sequence[str], text: Sequence[str]) -> Passage:
    """The likest passage, which begins and ends with a unit of the clause; nothing of it where they share none."""
    words = [unit for unit in clause if unit.isalnum()] or list(clause)
    alignment = fuzz.partial_ratio_alignment(words, text)
    start = alignment.dest_start if alignment else 0
    stretch = text[start : start + round(len(words) * WIDER)]
    equal = [code for code in Indel.opcodes(words, stretch) if code.tag == "equal"]
    if not equal:
        return Passage(0, 0, 0)
    shared = sum(code.src_end - code.src_start for code in equal)
    return Passage(shared / len(words), start + equal[0].dest_start, start + equal[-1].dest_end)
