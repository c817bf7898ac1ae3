"""A whole draft, paragraph by paragraph: what is agreed, what is changed, what is new."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .similar import SimilarityFinder, SimilarParagraph

NUMBERED = re.compile(
    r"^\s*(?:\(?[0-9]{1,3}[.)．、]|\(?[a-zа-я\u0621-\u064a]{1,3}\)|[ivxlc]{1,5}[.)]|[•–—*-])\s+", re.IGNORECASE
)
PARAGRAPH_END = re.compile(r"[;.:؛。；：]$")
PREAMBLE_END = re.compile(r"[,،，]$")  # of a paragraph in a preamble, and of any line
WORDS = re.compile(r"\w+")
MARKS = " ,;.:،؛，；。："
MAX_PHRASE = 200  # characters that are looked for as a phrase
MIN_LETTERS = 25  # of a paragraph that can be told from others; of a Chinese one a third
MAX_PARAGRAPHS = 200  # of a draft
SIMILAR_EACH = 3  # paragraphs that are shown beside each paragraph of a draft


class Verdict(StrEnum):
    """Whether the words of a paragraph were adopted before: the same, with changes, not at all, or too few to tell."""

    AGREED = "agreed"
    CHANGED = "changed"
    NEW = "new"
    SHORT = "short"


@dataclass(frozen=True)
class DraftParagraph:
    """A paragraph of a draft, and the adopted paragraphs near to it, best first."""

    text: str
    verdict: Verdict
    similar: list[SimilarParagraph]

    @property
    def phrase(self) -> str:
        """The search for the words side by side, where they stand in a longer paragraph; else empty."""
        words = without_number(self.text).strip(MARKS).replace('"', " ")
        stands = any(similar.is_part and similar.share == 1 for similar in self.similar) and len(words) <= MAX_PHRASE
        return f'"{words}"' if stands else ""

    @property
    def reading_count(self) -> int:
        """In how many ways a text under negotiation was read, as far as what is near tells."""
        return len({similar.reading for similar in self.similar} | {"proposed"})


def split_draft(draft: str) -> list[str]:
    """Return the paragraphs of a draft. Blank lines part them; another line may go on with the same paragraph."""
    paragraphs: list[str] = []
    last_line = ""  # of a paragraph that may go on
    for line in draft.splitlines():
        if last_line and not begins_paragraph(line, last_line):
            paragraphs[-1] += f" {line.strip()}"
        elif line.strip():
            paragraphs.append(line.strip())
        last_line = line.strip()
    return [" ".join(paragraph.split()) for paragraph in paragraphs]


def begins_paragraph(line: str, line_before: str) -> bool:
    """Whether a line begins a paragraph of its own: by its number, by the end of the line before, by a capital."""
    if not line.strip() or NUMBERED.match(line) or PARAGRAPH_END.search(line_before):
        return True
    first = next((char for char in line if char.isalpha()), "")
    return bool(PREAMBLE_END.search(line_before)) and not first.islower()


def without_number(text: str) -> str:
    """Return a paragraph without the number it begins with, which no adopted text has in its words."""
    return NUMBERED.sub("", text)


def judge_draft(paragraphs: Sequence[str], finder: SimilarityFinder) -> Iterator[DraftParagraph]:
    """Give what is known of each paragraph of a draft, up to MAX_PARAGRAPHS."""
    for paragraph in paragraphs[:MAX_PARAGRAPHS]:
        text = without_number(paragraph)
        if is_too_short(text):
            yield DraftParagraph(paragraph, Verdict.SHORT, [])
            continue
        similar = finder.similar_paragraphs(text, SIMILAR_EACH)
        yield DraftParagraph(paragraph, verdict_of(similar), similar)


def is_too_short(text: str) -> bool:
    letters = sum(3 if ord(char) > 0x2E80 else 1 for char in text if char.isalpha())
    return letters < MIN_LETTERS


def verdict_of(similar: Sequence[SimilarParagraph]) -> Verdict:
    """Return what the nearest paragraph, which stands first, tells of a text."""
    if not similar:
        return Verdict.NEW
    return Verdict.AGREED if same_words(similar[0].agreed, similar[0].proposed) else Verdict.CHANGED


def same_words(first: str, second: str) -> bool:
    """Whether at most punctuation, case and white space differ."""
    return WORDS.findall(first.lower()) == WORDS.findall(second.lower())
