"""Which forms of the word lists the made-up reports do not hold.

    python -m tests.ccpcj.reports.unprinted_forms [LANGUAGE...]

A word is printed where it stands in one of the reports and no longer word of its list does; a form of a pattern where the
reading met what that form alone finds.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any
from unittest import mock

from ccpcj.lib.wording.lexicon import (
    Lexicon,
    any_word,
    expand,
    lexicon_languages,
    lexicon_of,
    load_words,
    pattern_fragments,
    written_patterns,
)
from ccpcj.lib.wording.opening_phrases import PHRASE, opening_phrases
from ccpcj.reports.reading import read as reading

from .pattern_forms import pattern_forms
from .readings import TYPESET, made_up, names, specimen
from .typeset import Source, typeset

FOLDED = ("months", "ordinals")  # tables whose words are known with a capital letter as well

Matches = dict[str, set[tuple[str, int, int]]]  # of a pattern: the texts in which it found something, and where


class Recorder:
    """A pattern that remembers what it met."""

    def __init__(self, pattern: re.Pattern[str], met: set[tuple[str, int, int]]) -> None:
        self.inner, self.met = pattern, met

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def keep(self, match: re.Match[str] | None) -> re.Match[str] | None:
        if match:
            self.met.add((match.string, *match.span()))
        return match

    def match(self, *given: Any) -> re.Match[str] | None:
        return self.keep(self.inner.match(*given))

    def fullmatch(self, *given: Any) -> re.Match[str] | None:
        return self.keep(self.inner.fullmatch(*given))

    def search(self, *given: Any) -> re.Match[str] | None:
        return self.keep(self.inner.search(*given))

    def finditer(self, *given: Any) -> Iterator[re.Match[str] | None]:
        return (self.keep(match) for match in self.inner.finditer(*given))

    def findall(self, text: str) -> list[Any]:
        list(self.finditer(text))
        return self.inner.findall(text)

    def sub(self, by: str, text: str, count: int = 0) -> str:
        list(self.finditer(text))
        return self.inner.sub(by, text, count)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        list(self.finditer(text))
        return self.inner.split(text, maxsplit)


def sources(language: str) -> list[Source]:
    return [specimen(code, name) for code, name in made_up() if code == language]


def matches_of(language: str) -> Matches:
    """What each pattern met while the reports of a language were read."""
    matches: Matches = defaultdict(set)
    known = lexicon_of(language)
    patterns = {name: Recorder(pattern, matches[name]) for name, pattern in known.patterns.items()}
    recording = Lexicon(**{**vars(known), "patterns": patterns})
    with mock.patch.object(reading, "lexicon_of", lambda code: recording if code == language else lexicon_of(code)):
        for source in sources(language):
            reading.read_report(typeset(source, TYPESET).encode(), names(), language)
    printed = [text for source in sources(language) for text in source.paragraphs]
    for name, written in written_patterns(load_words(language)):
        pattern = compiled(written, language)  # which may be a part of another one
        matches[name].update((text, *match.span()) for text in printed for match in pattern.finditer(text))
    return matches


def compiled(written: str, language: str) -> re.Pattern[str]:
    """A pattern alone; the place that one leaves for the phrases of actions is filled as the reading fills it."""
    further = PHRASE in written
    filled = written.replace(PHRASE, opening_phrases(lexicon_of(language)).further_phrases) if further else written
    return re.compile(expand(filled, parts_of(language)), re.IGNORECASE if further else 0)


@cache
def parts_of(language: str) -> dict[str, str]:
    return pattern_fragments(load_words(language))


def unprinted_forms(language: str) -> Iterator[str]:
    matches = matches_of(language)
    for name, written in written_patterns(load_words(language)):
        for form, pattern in pattern_forms(written):
            alone = compiled(pattern, language)
            if not any(
                (match := alone.match(text, start)) and match.end() == end for text, start, end in matches[name]
            ):
                yield f"{name}: {form}"


def unprinted_words(language: str) -> Iterator[str]:
    data = load_words(language)
    text = "\n".join(
        paragraph for source in sources(language) for paragraph in [*source.paragraphs, *source.notes.values()]
    )
    for name, words in {**data["lists"], **data["codes"]}.items():
        printed = set(re.findall(any_word(words), text.casefold() if name in FOLDED else text))
        yield from (f"{name}: {word}" for word in words if word not in printed)


def unprinted(language: str) -> list[str]:
    return [*unprinted_words(language), *unprinted_forms(language)]


if __name__ == "__main__":
    for language in sys.argv[1:] or lexicon_languages():
        print(language, *unprinted(language), sep="\n  ")
