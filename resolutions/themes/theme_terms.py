"""Which themes words name: the terms of `data/theme_terms.json`, in six languages, found by the analyser of the search.

`data/README.md` says how the file is read and changed. Plain Python, without Django.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ccpcj.lib.analysis import analyse
from ccpcj.lib.analysis.common_words import COMMON_TERMS

DATA = Path(__file__).parent / "data"
NAMED = 1.0  # the weight from which words name a theme
WHATEVER_ELSE = 1.5  # from which they name a general theme beside others
MOST_THEMES = 3  # of a title or a paragraph
AND = re.compile(r"(?<!\w)و(?=\w{4,})")  # the Arabic "and", written in one with the next word
Stems = tuple[str, ...]


def stems_of(text: str, language: str) -> Stems:
    """The terms of a text without the words too common to tell anything, so that "de la" and "des" are alike."""
    text = AND.sub("", text) if language == "ar" else text
    common = COMMON_TERMS.get(language, ())
    return tuple(term.text for term in analyse(text, language) if term.text not in common)


def stems_of_term(term: str, language: str) -> Stems:
    """A Chinese term goes on in a text, so it has no last character alone."""
    stems = stems_of(term, language)
    return tuple(stem for stem in stems if len(stem) > 1) or stems if language == "zh" else stems


class ThemeTerm(NamedTuple):
    """A term as stems; one without a theme is a name, of which no part names a theme."""

    stems: Stems
    theme: str | None
    weight: float


class TermMatch(NamedTuple):
    """Where a term stands among the stems of a text."""

    start: int
    end: int
    term: ThemeTerm


class ThemeTerms:
    """The terms of each language by their first stem, and the tree that the themes stand in."""

    def __init__(self, data: Mapping[str, Any], themes: Iterable[Mapping[str, Any]]) -> None:
        self.parents = {theme["slug"]: theme["parent"] for theme in themes}
        self.general = {theme["slug"] for theme in themes if theme["general"]}
        self.themes = set(data["themes"])  # those that have terms
        self.terms: dict[tuple[str, str], list[ThemeTerm]] = defaultdict(list)
        for language, names in data["names"].items():
            for name in names:
                self.add(language, name, None, 0)
        for theme, languages in data["themes"].items():
            for language, weights in languages.items():
                for term, weight in weights.items():
                    self.add(language, term, theme, weight)

    def add(self, language: str, words: str, theme: str | None, weight: float) -> None:
        stems = stems_of_term(words, language)
        self.terms[language, stems[0]].append(ThemeTerm(stems, theme, weight))

    def above(self, theme: str) -> Iterator[str]:
        """The themes above one, the nearest first."""
        while parent := self.parents.get(theme):
            yield parent
            theme = parent

    def weigh(self, text: str, language: str) -> dict[str, float]:
        """The weight of each theme that the words name: of its terms together, each as often as it stands there."""
        matches = list(self.matches(stems_of(text, language), language))
        weights: dict[str, float] = defaultdict(float)
        for match in matches:
            if match.term.theme and not any(self.is_part(match, other) for other in matches):
                weights[match.term.theme] += match.term.weight
        return dict(weights)

    def matches(self, stems: Stems, language: str) -> Iterator[TermMatch]:
        for start, stem in enumerate(stems):
            for term in self.terms.get((language, stem), ()):
                end = start + len(term.stems)
                if stems[start:end] == term.stems:
                    yield TermMatch(start, end, term)

    def is_part(self, match: TermMatch, other: TermMatch) -> bool:
        """Whether a term is part of a longer one that says it better: a name, or one of the same branch."""
        if not (
            other.start <= match.start and match.end <= other.end and other.end - other.start > match.end - match.start
        ):
            return False
        theme, longer = match.term.theme or "", other.term.theme
        return longer is None or theme == longer or theme in self.above(longer) or longer in self.above(theme)

    def themes_of(self, wordings: Mapping[str, str]) -> list[str]:
        """The themes that one title or paragraph names in at least half of its languages, the heaviest first."""
        totals: dict[str, float] = defaultdict(float)
        languages: Counter[str] = Counter()
        for language, text in wordings.items():
            for theme, weight in self.weigh(text, language).items():
                totals[theme] += weight / len(wordings)
                languages[theme] += weight >= NAMED
        named = [theme for theme, count in languages.items() if count and 2 * count >= len(wordings)]
        if not self.general.issuperset(named):
            named = [theme for theme in named if theme not in self.general or totals[theme] >= WHATEVER_ELSE]
        return sorted(named, key=lambda theme: (-totals[theme], theme))[:MOST_THEMES]


@cache
def theme_terms() -> ThemeTerms:
    """The terms that come with the project, with its tree."""
    data, themes = (
        json.loads((DATA / name).read_text(encoding="utf-8")) for name in ("theme_terms.json", "themes.json")
    )
    return ThemeTerms(data, themes)


# Of the paragraphs of a text, the share that must name a theme
SHARE = 0.3  # for a theme that its title does not name
SHARE_BELOW = 0.06  # for one below a theme that its title names
SHARE_OF_INDEX = 0.15  # for one that its keywords name
FEWEST = 3  # paragraphs that name a theme which neither title nor keywords do


class TextThemes(NamedTuple):
    """The themes of a text: those that its keywords and its words name, and those that its words name alone."""

    keywords: set[str]
    words: set[str]


def themes_of_text(
    title: Collection[str], paragraphs: Sequence[Collection[str]], keywords: Collection[str]
) -> TextThemes:
    """The themes of a text by those that its title, each of its paragraphs, and its keywords name.

    A library gives a text keywords of all that it touches; one that hardly a paragraph bears out files nothing. Where
    no words are recorded, and for a theme without terms, the keywords alone decide.
    """
    terms, size = theme_terms(), len(paragraphs)
    counts = Counter(theme for named in paragraphs for theme in named)
    index = {
        theme
        for theme in keywords
        if not size or theme in title or theme not in terms.themes or counts[theme] >= SHARE_OF_INDEX * size
    }
    words = {theme for theme in title if theme not in index}
    for theme, count in counts.items():
        share = SHARE_BELOW if set(terms.above(theme)) & (set(title) - terms.general) else SHARE
        if count >= max(FEWEST, share * size) and theme not in index:
            words.add(theme)
    if not terms.general.issuperset(index | words):
        passed_over = terms.general - set(title)
        index, words = index - passed_over, words - passed_over
    return TextThemes(index, words)
