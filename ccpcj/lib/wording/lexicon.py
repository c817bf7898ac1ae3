"""The words of a language: patterns and lists from the word list, compiled once."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from ccpcj.lib.folding import for_phrases

from .numerals import number

TWINS = {"，": ",", "：": ":", "；": ";", "（": "(", "）": ")"}
HAN = r"\u3400-\u9fff\uf900-\ufaff"  # the characters of Chinese, for a class of a pattern
WORDS = Path(__file__).parent / "words"


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
        """The code of the longest word of a table that stands in the text."""
        found = [word for word in self.codes[table] if word in text]
        return self.codes[table][max(found, key=len)] if found else None

    def kind(self, printed: str) -> str:
        """resolution or decision; a case of the word that is not listed is that whose beginning it shares."""
        kinds, word = self.codes["texts"], printed.casefold()
        return kinds.get(word) or kinds[max(kinds, key=lambda known: shared(known, word))]

    def number(self, printed: str | None) -> int | None:
        """A number in digits, numerals or the words of the language."""
        return number(printed or "", self.codes["ordinals"])

    def count(self, printed: str) -> int | None:
        """How many, in digits or words; None where any word of it is no number."""
        counted = self.patterns["count"].fullmatch(printed.casefold())
        return number(printed, self.codes["cardinals"]) if counted else None


def shared(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def load(name: str) -> Any:
    return json.loads((WORDS / f"{name}.json").read_text(encoding="utf-8"))


@cache
def available() -> tuple[str, ...]:
    """The languages that have a word list."""
    return tuple(code for code in ("ar", "zh", "en", "fr", "ru", "es") if (WORDS / f"{code}.json").exists())


@cache
def lexicon(language: str) -> Lexicon:
    """The word list of a language; a pattern may use others as {name} and tables as {name}."""
    data = load(language)
    parts = fragments(data)
    patterns = {name: re.compile(expanded(written, parts)) for name, written in named_patterns(data)}
    known = {phrase: entry["verb"] for entry in load("verbs") for phrase in entry.get(language, [])}
    verbs = {for_phrases(phrase): verb for phrase, verb in known.items()}
    openings = load("openings")[language]
    preambles = frozenset([*load("preambles")[language], *preambular([*known, *openings], data)])
    phrases = frozenset([*known, *preambles, *openings, *data["lists"]["more_phrases"]])
    return Lexicon(language, patterns, data["lists"], data["codes"], verbs, phrases, preambles)


def preambular(actions: Iterable[str], data: Any) -> Iterator[str]:
    """What opens a preamble with these actions, where a language makes it of every verb: the Arabic "whereas" before
    it, the Russian participle."""
    endings = data["codes"]["participles"]
    ending = re.compile(rf"{either(endings)}\b")
    for action in actions:
        yield from (f"{particle} {action}" for particle in data["lists"]["particles"])
        participle = ending.sub(lambda found: endings[found[0]], action)
        yield from {participle} - {action}


def named_patterns(data: Any) -> list[tuple[str, str]]:
    """The patterns of a word list as written, whatever their group."""
    return [pair for group in data["patterns"].values() for pair in group.items()]


def fragments(data: Any) -> dict[str, str]:
    """What patterns may use by name: any word of a list or a table, and the patterns before them."""
    parts = {name: either(words) for name, words in {**data["lists"], **data["codes"]}.items()}
    for name, written in named_patterns(data):
        parts[name] = f"(?:{re.sub(r'[(][?]P<[a-z_]+>', '(?:', expanded(written, parts))})"
    return parts


def expanded(written: str, parts: dict[str, str]) -> str:
    """A pattern with the fragments that it names, and its full-width marks with their twins."""
    return re.sub(r"<<(\w+)>>", lambda named: parts[named[1]], with_twins(written))


def with_twins(pattern: str) -> str:
    """The pattern with each full-width mark met by its half-width twin as well, inside and outside of a class."""
    found, inside, escaped = "", False, False
    for char in pattern:
        if not escaped and char in "[]":
            inside = char == "["
        twins = char + TWINS[char] if char in TWINS else char
        found += twins if inside or twins == char else f"[{twins}]"
        escaped = char == "\\" and not escaped
    return found


def either(words: Any) -> str:
    """Any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")" if words else "(?!)"
