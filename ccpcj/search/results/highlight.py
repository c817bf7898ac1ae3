"""The words of a query highlighted in a text, in the language in which they were found."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ccpcj.lib.analysis import Term, analyse
from ccpcj.lib.languages import LANGUAGES, direction
from ccpcj.search.index.question import Phrase
from ccpcj.search.query.grammar import QueryWords
from ccpcj.search.query.query_terms import is_too_common, phrases_of_words

MAX_EXCERPT = 700  # characters; a longer text is cut around its first highlighted words
CONTEXT = 200  # characters before them
WORD_ROOM = 30  # characters within which an excerpt is cut between words
Span = tuple[int, int]  # the first character, and the one behind the last


class ExcerptPart(NamedTuple):
    """Words side by side, all highlighted or none."""

    text: str
    highlighted: bool = False


class Excerpt(NamedTuple):
    """A text, or what stands around its first highlighted words, in a language."""

    parts: list[ExcerptPart]
    lang: str

    @property
    def dir(self) -> str:
        return direction(self.lang)


class Highlighter:
    """Highlights the words of a query in texts of any language."""

    def __init__(self, words: Sequence[QueryWords]) -> None:
        self.phrases = {lang: phrases_to_highlight(words, lang) for lang in LANGUAGES}

    def excerpt(self, text: str, lang: str, max_length: int = MAX_EXCERPT) -> Excerpt:
        """Return the text, cut to about `max_length` characters, with the words highlighted."""
        terms = list(analyse(text, lang))
        spans = merge_spans(span for phrase in self.phrases[lang] for span in spans_of_phrase(phrase, terms))
        start, end = excerpt_span(text, spans, max_length)
        return Excerpt(list(excerpt_parts(text, spans, start, end)), lang)


def phrases_to_highlight(words: Sequence[QueryWords], lang: str) -> list[Phrase]:
    """Return the phrases of the words; those too common to be asked for are passed over beside others."""
    telling = [word for word in words if not is_too_common(word, lang)] or words
    return [phrase for word in telling for phrase in phrases_of_words(word, lang)]


def spans_of_phrase(phrase: Phrase, terms: Sequence[Term]) -> Iterator[Span]:
    """Give where in a text, given as its terms in order, the phrase stands."""
    size = len(phrase.terms)
    for place in range(len(terms) - size + 1):
        run = terms[place : place + size]
        same = [term.text == own for term, own in zip(run, phrase.terms, strict=True)]
        if phrase.prefix:
            same[-1] = run[-1].text.startswith(phrase.terms[-1])
        if all(same):
            yield run[0].start, run[-1].end


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order; those that overlap or touch, as Chinese pairs do, are one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def excerpt_span(text: str, spans: Sequence[Span], max_length: int) -> Span:
    """Return the part of a text to show: from somewhat before the first span, cut between words where there are any."""
    if len(text) <= max_length:
        return 0, len(text)
    start = max(spans[0][0] - CONTEXT, 0) if spans else 0
    start = min(start, len(text) - max_length)
    if start and (space := text.find(" ", start, start + WORD_ROOM)) >= 0:
        start = space + 1
    end = min(start + max_length, len(text))
    if end < len(text) and (space := text.rfind(" ", end - WORD_ROOM, end)) >= 0:
        end = space
    return start, end


def excerpt_parts(text: str, spans: Sequence[Span], start: int, end: int) -> Iterator[ExcerptPart]:
    """Give the text from `start` to `end`, the spans that are wholly in it highlighted, with dots where it was cut."""
    if start:
        yield ExcerptPart("… ")
    done = start
    for first, last in spans:
        if first < start or last > end:
            continue
        if first > done:
            yield ExcerptPart(text[done:first])
        yield ExcerptPart(text[first:last], True)
        done = last
    if done < end:
        yield ExcerptPart(text[done:end])
    if end < len(text):
        yield ExcerptPart(" …")
