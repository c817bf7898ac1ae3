"""How near two texts are, and which words differ."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

WORD = re.compile(r"\s+|[㐀-䶿一-鿿豈-﫿]|[^\W㐀-䶿一-鿿豈-﫿]+|[^\w\s]")  # a Chinese character counts as a word


class Run(NamedTuple):
    """A run of words: in both texts, or only in the first ("del") or the second ("ins")."""

    text: str
    kind: str = ""


def plain(text: str) -> str:
    """The text as it is compared: without regard to case and white space."""
    return " ".join(text.lower().split())


def nearness(one: str, other: str) -> float:
    """Per cent of two plain texts that is the same, letter by letter, in the same order."""
    return fuzz.ratio(one, other)


def differences(agreed: str, proposed: str) -> list[Run]:
    """From the first text to the second, word by word; together the runs without "del" are the second text."""
    one, other = WORD.findall(agreed), WORD.findall(proposed)
    cut: list[Run] = []
    for step in Indel.opcodes([*map(str.lower, one)], [*map(str.lower, other)]):
        gone, came = "".join(one[step.src_start : step.src_end]), "".join(other[step.dest_start : step.dest_end])
        if step.tag == "equal":
            cut.append(Run(came))
        else:
            cut += [Run(gone, "del")] if gone else []
            cut += [Run(came, "ins")] if came else []
    return list(smoothed(cut))


def smoothed(cut: list[Run]) -> Iterator[Run]:
    """Changes with nothing but a space between them as one: what went, then what came."""
    gone, came = "", ""
    for place, run in enumerate(cut):
        follows = place + 1 < len(cut) and bool(gone or came)
        if run.kind == "del":
            gone += run.text
        elif run.kind == "ins":
            came += run.text
        elif follows and not run.text.strip():
            gone, came = gone + run.text, came + run.text
        else:
            yield from changed(gone, came)
            gone, came = "", ""
            yield run
    yield from changed(gone, came)


def changed(gone: str, came: str) -> Iterator[Run]:
    """White space alone is no change to show."""
    if gone.strip():
        yield Run(gone, "del")
    if came.strip():
        yield Run(came, "ins")
    elif came and not gone.strip():
        yield Run(came)
