"""The words of a language: patterns and lists from its word list, compiled once."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from ccpcj.lib.folding import for_phrases
from ccpcj.lib.languages import LANGUAGES_OF_REPORTS

from .numerals import parse_number

TWINS = {"，": ",", "：": ":", "；": ";", "（": "(", "）": ")"}
HAN = r"\u3400-\u9fff\uf900-\ufaff"  # the characters of Chinese, for a class of a pattern
WORD_LISTS = Path(__file__).parent / "words"


@dataclass(frozen=True, eq=False)  # one a language: compared and cached by identity
class Lexicon:
    """A word list: `patterns` are regular expressions by name, `lists` plain words by name, `codes` words to codes."""

    language: str
    patterns: dict[str, re.Pattern[str]]
    lists: dict[str, list[str]]
    codes: dict[str, dict[str, str]]
    verbs: dict[str, str]
    phrases: frozenset[str]
    preambles: frozenset[str]

    def code(self, table: str, text: str) -> str | None:
        """Return the code of the longest word of a table that stands in the text."""
        words = [word for word in self.codes[table] if word in text]
        return self.codes[table][max(words, key=len)] if words else None

    def kind(self, printed: str) -> str:
        """Return resolution or decision; a case of the word that is not listed is that whose beginning it shares."""
        kinds, word = self.codes["texts"], printed.casefold()
        return kinds.get(word) or kinds[max(kinds, key=lambda listed: common_prefix_length(listed, word))]

    def number(self, printed: str | None) -> int | None:
        """Read a number in digits, numerals or the words of the language."""
        return parse_number(printed or "", self.codes["ordinals"])

    def count(self, printed: str) -> int | None:
        """Read how many there are, in digits or words; None where any word of it is no number."""
        is_count = self.patterns["count"].fullmatch(printed.casefold())
        return parse_number(printed, self.codes["cardinals"]) if is_count else None

    def month(self, printed: str) -> int:
        """Return the number of a month, printed in digits or by its name; 0 where the language has no such month."""
        return int(printed) if printed.isdigit() else int(self.codes["months"].get(printed.casefold(), 0))

    def iso_date(self, match: re.Match[str], year: int | None = None) -> str | None:
        """Return a date in ISO form; `year` is that of a date which is printed without one."""
        month, printed = self.month(match["month"]), match["year"] or year
        return f"{int(printed):04}-{month:02}-{int(match['day']):02}" if printed and month else None


def common_prefix_length(first: str, second: str) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))))


def load_words(name: str) -> Any:
    return json.loads((WORD_LISTS / f"{name}.json").read_text(encoding="utf-8"))


@cache
def lexicon_languages() -> tuple[str, ...]:
    """The languages that have a word list."""
    return tuple(code for code in LANGUAGES_OF_REPORTS if (WORD_LISTS / f"{code}.json").exists())


@cache
def suspending_word() -> re.Pattern[str]:
    """A word before which a hyphen hangs, in whatever language: lines are joined before theirs is known."""
    words = [word for code in lexicon_languages() for word in load_words(code)["lists"]["suspended"]]
    return re.compile(rf"{any_word(words)}\b")


@cache
def lexicon_of(language: str) -> Lexicon:
    """The word list of a language; a pattern of it may use other patterns, lists and tables as <<name>>."""
    data = load_words(language)
    fragments = pattern_fragments(data)
    patterns = {name: re.compile(expand(written, fragments)) for name, written in written_patterns(data)}
    actions = {phrase: entry["verb"] for entry in load_words("verbs") for phrase in entry.get(language, [])}
    verbs = {for_phrases(phrase): verb for phrase, verb in actions.items()}
    openings = load_words("openings")[language]
    preambles = frozenset([*load_words("preambles")[language], *preambular_phrases([*actions, *openings], data)])
    phrases = frozenset([*actions, *preambles, *openings, *data["lists"]["more_phrases"]])
    return Lexicon(language, patterns, data["lists"], data["codes"], verbs, phrases, preambles)


def preambular_phrases(actions: Iterable[str], data: Any) -> Iterator[str]:
    """Make of actions what opens a preamble, where a language does so with every verb: by the Arabic "whereas" before
    it, or as the Russian participle."""
    endings = data["codes"]["participles"]
    ending = re.compile(rf"{any_word(endings)}\b")
    for action in actions:
        yield from (f"{particle} {action}" for particle in data["lists"]["particles"])
        participle = ending.sub(lambda match: endings[match[0]], action)
        yield from {participle} - {action}


def written_patterns(data: Any) -> list[tuple[str, str]]:
    """The patterns of a word list as written, whatever their group."""
    return [pair for group in data["patterns"].values() for pair in group.items()]


def pattern_fragments(data: Any) -> dict[str, str]:
    """What patterns may use by name: any word of a list or a table, and the patterns before them."""
    fragments = {name: any_word(words) for name, words in {**data["lists"], **data["codes"]}.items()}
    for name, written in written_patterns(data):
        fragments[name] = f"(?:{re.sub(r'[(][?]P<[a-z_]+>', '(?:', expand(written, fragments))})"
    return fragments


def expand(written: str, fragments: dict[str, str]) -> str:
    """A pattern with the fragments that it names, and its full-width marks with their twins."""
    return re.sub(r"<<(\w+)>>", lambda match: fragments[match[1]], with_half_width_twins(written))


def with_half_width_twins(pattern: str) -> str:
    """The pattern with each full-width mark met by its half-width twin as well, inside and outside of a class."""
    expanded, in_class, is_escaped = "", False, False
    for char in pattern:
        if not is_escaped and char in "[]":
            in_class = char == "["
        twins = char + TWINS[char] if char in TWINS else char
        expanded += twins if in_class or twins == char else f"[{twins}]"
        is_escaped = char == "\\" and not is_escaped
    return expanded


def any_word(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; one that nothing matches where there are none."""
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")" if longest_first else "(?!)"
