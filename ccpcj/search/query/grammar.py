"""The language of queries, read into a tree: plain Python, without Django.

    corruption "criminal justice" -prison (judge OR prosecutor) extrabudg* sponsor:JPN year:2019..2022

All words must be found; a phrase stands in quotation marks; a minus leaves out; OR, in capitals, takes either side; a
star stands for any ending; a field and a value have a colon between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

FIELDS = ("sponsor", "session", "verb", "theme", "lang", "year", "body", "kind", "addressee")
MOST_WORDS = 30
SHORTEST_PREFIX = 2
QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“", "「": "」", "《": "》"}
TOKEN = re.compile(
    r"(?P<space>[\s\u3000]+)|(?P<open>[(（])|(?P<close>[)）])"
    r"|(?P<field>[A-Za-z]+)[:：](?=\S)"
    r"|(?P<minus>[-−–](?=[^\s)\-−–]))|(?P<quote>[\"“«„「《])|(?P<word>[^\s\u3000()（）\"“”«»„「」]+)|(?P<stray>.)",
    re.DOTALL,
)


class QueryError(ValueError):
    """What was not understood: `fault` is the key of a sentence, `value` the part of the query it is about."""

    def __init__(self, fault: str, value: str = "") -> None:
        super().__init__(f"{fault}: {value}")
        self.fault, self.value = fault, value


@dataclass(frozen=True)
class Words:
    """A word, or words side by side in quotation marks; `prefix`: the last is the beginning of a word."""

    text: str
    exact: bool = False
    prefix: bool = False


@dataclass(frozen=True)
class Field:
    """A field with the value as typed: sponsor:JPN."""

    name: str
    value: str


@dataclass(frozen=True)
class Not:
    part: "Node"


@dataclass(frozen=True)
class All:
    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Either:
    parts: tuple["Node", ...]


Node: TypeAlias = Words | Field | Not | All | Either
Token: TypeAlias = tuple[str, str]


def parse(query: str) -> All:
    """The tree of a query; one of nothing but white space has no parts. QueryError says what is not understood."""
    tokens = list(cut(query))
    if sum(kind in ("word", "phrase") for kind, _text in tokens) > MOST_WORDS:
        raise QueryError("too many words", str(MOST_WORDS))
    parts = Reader(tokens).whole()
    return parts if isinstance(parts, All) else All((parts,))


def cut(query: str) -> Iterator[Token]:
    """The tokens of a query: ( ) minus OR field word phrase."""
    place = 0
    while place < len(query):
        match = TOKEN.match(query, place)
        assert match is not None  # `stray` takes any character
        kind, place = str(match.lastgroup), match.end()
        if kind == "quote":
            closing = QUOTES[match[0]]
            end = next((i for i in range(place, len(query)) if query[i] in (closing, '"')), -1)
            if end < 0:
                raise QueryError("open quotation", match[0] + query[place:].strip())
            yield "phrase", query[place:end]
            place = end + 1
        elif kind == "field" and match["field"].lower() not in FIELDS:
            raise QueryError("unknown field", match["field"])
        elif kind == "word" and match[0] == "OR":
            yield "or", "OR"
        elif kind not in ("space", "stray"):
            yield kind, match[kind]


class Reader:
    """Reads tokens from left to right; OR binds less than standing side by side."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0

    @property
    def next(self) -> str:
        return self.tokens[self.place][0] if self.place < len(self.tokens) else ""

    def take(self) -> str:
        self.place += 1
        return self.tokens[self.place - 1][1]

    def whole(self) -> Node:
        found = self.either()
        if self.next:
            raise QueryError("stray parenthesis", ")")
        return found

    def either(self) -> Node:
        parts = [self.side_by_side()]
        while self.next == "or":
            self.take()
            parts.append(self.side_by_side())
        if len(parts) > 1 and any(part == All(()) for part in parts):
            raise QueryError("empty side", "OR")
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def side_by_side(self) -> Node:
        parts = []
        while self.next not in ("", "or", "close"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def one(self) -> Node:
        match self.next:
            case "minus":
                self.take()
                if self.next in ("", "or", "close"):
                    raise QueryError("nothing after minus", "-")
                return Not(self.one())
            case "open":
                return self.parenthesis()
            case "field":
                return self.field()
            case "phrase":
                return Words(self.take().strip(), exact=True)
        return word(self.take())

    def parenthesis(self) -> Node:
        self.take()
        found = self.either()
        if self.next != "close":
            raise QueryError("open parenthesis", "(")
        self.take()
        return found

    def field(self) -> Node:
        name = self.take().lower()
        if self.next not in ("word", "phrase"):
            raise QueryError("nothing after field", f"{name}:")
        return Field(name, self.take().strip())


def word(typed: str) -> Words:
    """A word; one that ends with a star is the beginning of a word."""
    text = typed.rstrip("*＊")
    if text == typed:
        return Words(text)
    if len(text) < SHORTEST_PREFIX and not ord(text[:1] or "a") > 0x2E80:  # one Chinese character says enough
        raise QueryError("short prefix", typed)
    return Words(text, prefix=True)


def years(value: str) -> tuple[int, int]:
    """The first and the last year of 2022, 2019..2022, 2019.., ..2022."""
    match = re.fullmatch(r"(\d{4})?(?:(\.\.|-|–|…)(\d{4})?)?", value)
    if match is None or not (match[1] or match[3]):
        raise QueryError("no year", value)
    first, last = int(match[1] or 0), int((match[3] or 9999) if match[2] else match[1])
    if first > last:
        raise QueryError("years backwards", value)
    return first, last
