"""The words of a paragraph with its opening phrase, its citations and its footnotes marked."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ccpcj.lib.symbols import by_itself
from resolutions.citations.resolve import citation_address
from resolutions.models import Citation, Footnote

NEAR = 40  # an opening phrase begins this close to the beginning, after words such as "The Commission"


class WordSegment(NamedTuple):
    """A run of words: plain, the opening phrase, a citation with its address; or the number of a footnote."""

    text: str
    kind: str = ""  # "", phrase, citation, note, next-note
    address: str = ""


def find_citation(text: str, citation: Citation) -> re.Match[str] | None:
    """The first place where the symbol or the number stands by itself."""
    for name in filter(None, (citation.symbol, citation.number)):
        if place := by_itself(name).search(text):
            return place
    return None


def marked_spans(text: str, phrase: str, citations: Iterable[Citation]) -> list[tuple[int, int, str, str]]:
    start = text.find(phrase, 0, NEAR + len(phrase)) if phrase else -1
    places = [(start, start + len(phrase), "phrase", "")] if start >= 0 else []
    for citation in citations:
        if (address := citation_address(citation)) and (match := find_citation(text, citation)):
            places.append((*match.span(), "citation", address))
    return sorted(places)


def marked_segments(text: str, phrase: str, citations: Iterable[Citation]) -> list[WordSegment]:
    """The text cut where a mark begins or ends; together the segments are the text, word for word."""
    cut, done = [], 0
    for start, end, kind, address in marked_spans(text, phrase, citations):
        if start < done:
            continue
        cut += [WordSegment(text[done:start]), WordSegment(text[start:end], kind, address)]
        done = end
    return [segment for segment in [*cut, WordSegment(text[done:])] if segment.text]


def with_notes(words: list[WordSegment], notes: Iterable[Footnote], lang: str) -> list[WordSegment]:
    """The segments with the number of each footnote where its marker stands.

    A marker never breaks a mark; it stands at the end where its place is not known, or known in another language only.
    """
    last = length_of(words)
    waiting = sorted((marker_place(note, lang, last), note.number) for note in notes)
    cut: list[WordSegment] = []
    for segment in words:
        start, done = length_of(cut), 0
        while waiting and waiting[0][0] <= start + len(segment.text):
            place, number = waiting.pop(0)
            here = len(segment.text) if segment.kind else place - start
            cut += [segment._replace(text=segment.text[done:here]), WordSegment(str(number), "note")]
            done = here
        cut.append(segment._replace(text=segment.text[done:]))
    cut += [WordSegment(str(number), "note") for _place, number in waiting]
    return part_numbers([segment for segment in cut if segment.text])


def part_numbers(cut: list[WordSegment]) -> list[WordSegment]:
    """Numbers that follow each other at once as one: "6, 7, 8" would read as 678."""
    after = [WordSegment(""), *cut]
    return [
        segment._replace(kind="next-note") if segment.kind == before.kind == "note" else segment
        for before, segment in zip(after, cut, strict=False)
    ]


def marker_place(note: Footnote, lang: str, last: int) -> int:
    return last if note.place is None or note.language != lang else min(note.place, last)


def length_of(words: Iterable[WordSegment]) -> int:
    """The number of characters of the text in the segments."""
    return sum(len(segment.text) for segment in words if not segment.kind.endswith("note"))
