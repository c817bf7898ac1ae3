"""A whole draft, paragraph by paragraph: what is agreed, what is changed, what is new."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .similar import Finder, Near

NUMBERED = re.compile(
    r"^\s*(?:\(?[0-9]{1,3}[.)．、]|\(?[a-zа-я\u0621-\u064a]{1,3}\)|[ivxlc]{1,5}[.)]|[•–—*-])\s+", re.IGNORECASE
)
CLOSED = re.compile(r"[;.:؛。；：]$")  # a line that ends a paragraph
HALF_CLOSED = re.compile(r"[,،，]$")  # one that may: paragraphs of a preamble end with a comma
WORDS = re.compile(r"\w+")
LONGEST_PHRASE = 200  # characters that are looked for as a phrase
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

    @property
    def phrase(self) -> str:
        """The words as a search for them side by side, where they stand in a longer paragraph."""
        words = unnumbered(self.text).strip(" ,;.:،؛，；。：").replace('"', " ")
        found = any(one.is_part and one.share == 1 for one in self.near) and len(words) <= LONGEST_PHRASE
        return f'"{words}"' if found else ""

    @property
    def ways(self) -> int:
        """In how many ways it was read, as far as what is near tells."""
        return len({one.way for one in self.near} | {"proposed"})


def paragraphs(draft: str) -> list[str]:
    """The paragraphs of a draft. Blank lines part them; another line may be but the next one of the same paragraph."""
    found: list[str] = []
    open_at = ""  # the last line of a paragraph that may go on
    for line in draft.splitlines():
        if open_at and not begins(line, open_at):
            found[-1] += f" {line.strip()}"
        elif line.strip():
            found.append(line.strip())
        open_at = line.strip()
    return [" ".join(paragraph.split()) for paragraph in found]


def begins(line: str, before: str) -> bool:
    """Whether a line begins a paragraph of its own: by its number, by the end of the line before, by a capital."""
    if not line.strip() or NUMBERED.match(line) or CLOSED.search(before):
        return True
    first = next((char for char in line if char.isalpha()), "")
    return bool(HALF_CLOSED.search(before)) and not first.islower()


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
        near = finder.near(text, most)
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
