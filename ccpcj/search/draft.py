"""A whole draft, paragraph by paragraph: what is agreed, what is changed, what is new."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .similar import NEAR, Finder, Near

NUMBERED = re.compile(
    r"^\s*(?:\(?[0-9]{1,3}[.)．、]|\(?[a-zа-я\u0621-\u064a]{1,3}\)|[ivxlc]{1,5}[.)]|[•–—*-])\s+", re.IGNORECASE
)
WORDS = re.compile(r"\w+")
SHORTEST = 25  # characters of a paragraph that can be told from others; of a Chinese one a third
MOST = 200  # paragraphs of a draft


class Verdict(StrEnum):
    AGREED = "agreed"
    CHANGED = "changed"
    NEW = "new"
    SHORT = "short"


@dataclass(frozen=True)
class Part:
    """A paragraph of a draft with what is known of it; the nearest paragraphs best first."""

    text: str
    verdict: Verdict
    near: list[Near]


def paragraphs(draft: str) -> list[str]:
    """The paragraphs of a draft: blank lines part them, and where there are none, every line is one."""
    blocks = re.split(r"\n[ \t\u3000]*\n", draft.replace("\r\n", "\n").replace("\r", "\n").strip())
    if len(blocks) == 1:
        blocks = draft.splitlines()
    return [" ".join(block.split()) for block in blocks if block.strip()]


def unnumbered(text: str) -> str:
    """A paragraph without the number it begins with, which no adopted text holds in its words."""
    return NUMBERED.sub("", text)


def judged(drafted: Sequence[str], finder: Finder, most: int = 3) -> Iterator[Part]:
    """What is known of each paragraph of a draft."""
    for paragraph in drafted[:MOST]:
        text = unnumbered(paragraph)
        if is_short(text):
            yield Part(paragraph, Verdict.SHORT, [])
            continue
        near = [found for found in finder.near(text, most) if found.per_cent >= NEAR]
        yield Part(paragraph, verdict(near), near)


def is_short(text: str) -> bool:
    letters = sum(3 if ord(char) > 0x2E80 else 1 for char in text if char.isalpha())
    return letters < SHORTEST


def verdict(near: list[Near]) -> Verdict:
    if not near:
        return Verdict.NEW
    return Verdict.AGREED if same_words(near[0].agreed, near[0].proposed) else Verdict.CHANGED


def same_words(one: str, other: str) -> bool:
    """Whether at most marks of punctuation, case and white space differ."""
    return WORDS.findall(one.lower()) == WORDS.findall(other.lower())
