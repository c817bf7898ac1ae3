"""The words of a query marked in a text, in the language in which they were found."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ccpcj.lib.analysis import Term, analyse
from ccpcj.lib.languages import LANGUAGES, direction
from ccpcj.search.index.question import Phrase
from ccpcj.search.query.grammar import Words
from ccpcj.search.query.terms import is_left_aside, phrases

LONGEST = 700  # characters of a hit; a longer text is cut around its first marks
BEFORE = 200


class Segment(NamedTuple):
    """A run of words, marked or not."""

    text: str
    marked: bool = False


class Marked(NamedTuple):
    """A text in a language with its marks."""

    segments: list[Segment]
    lang: str

    @property
    def dir(self) -> str:
        return direction(self.lang)

    @property
    def hits(self) -> int:
        return sum(segment.marked for segment in self.segments)


class Marker:
    """Marks the words of a query in texts of any language."""

    def __init__(self, words: Sequence[Words]) -> None:
        self.phrases = {lang: self.telling(words, lang) for lang in LANGUAGES}

    @staticmethod
    def telling(words: Sequence[Words], lang: str) -> list[Phrase]:
        """What to mark: words too common to be asked for stay unmarked beside others."""
        told = [word for word in words if not is_left_aside(word, lang)] or words
        return [phrase for word in told for phrase in phrases(word, lang)]

    def mark(self, text: str, lang: str, longest: int = LONGEST) -> Marked:
        terms = list(analyse(text, lang))
        spans = merged(span for phrase in self.phrases[lang] for span in spans_of(phrase, terms))
        first, last = window(text, spans, longest)
        return Marked(list(cut(text, spans, first, last)), lang)


def spans_of(phrase: Phrase, terms: Sequence[Term]) -> Iterable[tuple[int, int]]:
    size = len(phrase.terms)
    for place in range(len(terms) - size + 1):
        run = terms[place : place + size]
        same = [term.text == asked for term, asked in zip(run, phrase.terms, strict=True)]
        if phrase.prefix:
            same[-1] = run[-1].text.startswith(phrase.terms[-1])
        if all(same):
            yield run[0].start, run[-1].end


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order; what overlaps or touches, as Chinese pairs do, is one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def window(text: str, spans: Sequence[tuple[int, int]], longest: int) -> tuple[int, int]:
    """The part of a long text to show: from somewhat before the first mark, cut between words where there are any."""
    if len(text) <= longest:
        return 0, len(text)
    start = max(spans[0][0] - BEFORE, 0) if spans else 0
    start = min(start, len(text) - longest)
    if start and (space := text.find(" ", start, start + 30)) >= 0:
        start = space + 1
    end = min(start + longest, len(text))
    if end < len(text) and (space := text.rfind(" ", end - 30, end)) >= 0:
        end = space
    return start, end


def cut(text: str, spans: Sequence[tuple[int, int]], first: int, last: int) -> Iterable[Segment]:
    if first:
        yield Segment("… ")
    done = first
    for start, end in spans:
        if start < first or end > last:
            continue
        if start > done:
            yield Segment(text[done:start])
        yield Segment(text[start:end], True)
        done = end
    if done < last:
        yield Segment(text[done:last])
    if last < len(text):
        yield Segment(" …")
