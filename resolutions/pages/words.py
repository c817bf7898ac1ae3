"""The words of a paragraph with its opening phrase and its citations marked."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from resolutions.models import Citation

NEAR = 40  # an opening phrase begins this close to the beginning, after words such as "The Commission"


class Segment(NamedTuple):
    """A run of words: plain, the opening phrase, or a citation with its address."""

    text: str
    kind: str = ""
    address: str = ""


def document_address(symbol: str) -> str:
    """Where the United Nations serves a document by its symbol, in the reader's language."""
    return f"https://undocs.org/{quote(symbol, safe='/()')}"


def find_citation(text: str, citation: Citation) -> re.Match[str] | None:
    """The first place where the symbol or the number stands by itself."""
    for name in filter(None, (citation.symbol, citation.number)):
        if found := re.search(rf"(?<![\w/.]){re.escape(name)}(?![0-9A-Za-z/])", text, re.ASCII):
            return found
    return None


def spans(text: str, phrase: str, citations: Iterable[Citation]) -> list[tuple[int, int, str, str]]:
    start = text.find(phrase, 0, NEAR + len(phrase)) if phrase else -1
    found = [(start, start + len(phrase), "phrase", "")] if start >= 0 else []
    for citation in citations:
        match = citation.symbol and find_citation(text, citation)
        if match:
            found.append((*match.span(), "citation", document_address(citation.symbol)))
    return sorted(found)


def segments(text: str, phrase: str, citations: Iterable[Citation]) -> list[Segment]:
    """The text cut where a mark begins or ends; together the segments are the text, word for word."""
    cut, done = [], 0
    for start, end, kind, address in spans(text, phrase, citations):
        if start < done:
            continue
        cut += [Segment(text[done:start]), Segment(text[start:end], kind, address)]
        done = end
    return [segment for segment in [*cut, Segment(text[done:])] if segment.text]
