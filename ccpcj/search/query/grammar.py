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
MAX_WORDS = 30
MIN_PREFIX = 2
QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“", "「": "」", "《": "》"}
TOKEN = re.compile(
    r"(?P<space>[\s\u3000]+)|(?P<open>[(（])|(?P<close>[)）])"
    r"|(?P<field>[A-Za-z]+)[:：](?=\S)"
    r"|(?P<minus>[-−–](?=[^\s)\-−–]))|(?P<quote>[\"“«„「《])|(?P<word>[^\s\u3000()（）\"“”«»„「」]+)|(?P<stray>.)",
    re.DOTALL,
)


class QueryError(ValueError):
    """A query was not understood: `fault` is a key of complaints.SENTENCES, `value` the part of the query at fault."""

    def __init__(self, fault: str, value: str = "") -> None:
        super().__init__(f"{fault}: {value}")
        self.fault, self.value = fault, value


@dataclass(frozen=True)
class QueryWords:
    """A word, or words side by side in quotation marks; with `prefix` the last is the beginning of a word."""

    text: str
    exact: bool = False
    prefix: bool = False


@dataclass(frozen=True)
class QueryNames:
    """Words that stand for what has several names; one of the names in the language asked, or the words, are found.

    names  pairs of a language and its names, the one that texts use first
    """

    text: str
    names: tuple[tuple[str, tuple[str, ...]], ...]

    def words(self, lang: str) -> list[QueryWords]:
        """Return what is looked for in a language, the words as typed first."""
        names = dict(self.names).get(lang, ())
        return [QueryWords(name) for name in dict.fromkeys((self.text, *names))]


@dataclass(frozen=True)
class QueryField:
    """A field with the value as typed: sponsor:JPN."""

    name: str
    value: str


@dataclass(frozen=True)
class Not:
    """The part must not be found, in any language."""

    part: "QueryNode"


@dataclass(frozen=True)
class And:
    """Every part must be found; a query without words has no parts."""

    parts: tuple["QueryNode", ...]


@dataclass(frozen=True)
class Or:
    """At least one part must be found."""

    parts: tuple["QueryNode", ...]


QueryNode: TypeAlias = QueryWords | QueryNames | QueryField | Not | And | Or
QueryToken: TypeAlias = tuple[str, str]  # its kind, and its text


def parse_query(query: str) -> And:
    """Return the tree of a query; one of nothing but white space has no parts.

    QueryError says what is not understood.
    """
    tokens = list(tokenize(query))
    if sum(kind in ("word", "phrase") for kind, _text in tokens) > MAX_WORDS:
        raise QueryError("too many words", str(MAX_WORDS))
    tree = QueryParser(tokens).parse()
    return tree if isinstance(tree, And) else And((tree,))


def tokenize(query: str) -> Iterator[QueryToken]:
    """Give the tokens of a query, of the kinds open, close, minus, or, field, word and phrase."""
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


class QueryParser:
    """Reads tokens from left to right; OR binds less than standing side by side."""

    def __init__(self, tokens: list[QueryToken]) -> None:
        self.tokens = tokens
        self.place = 0

    @property
    def next_kind(self) -> str:
        """The kind of the next token; empty at the end."""
        return self.tokens[self.place][0] if self.place < len(self.tokens) else ""

    def take_text(self) -> str:
        """Return the text of the next token, and go on behind it."""
        self.place += 1
        return self.tokens[self.place - 1][1]

    def parse(self) -> QueryNode:
        node = self.parse_or()
        if self.next_kind:
            raise QueryError("stray parenthesis", ")")
        return node

    def parse_or(self) -> QueryNode:
        parts = [self.parse_and()]
        while self.next_kind == "or":
            self.take_text()
            parts.append(self.parse_and())
        if len(parts) > 1 and any(part == And(()) for part in parts):
            raise QueryError("empty side", "OR")
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def parse_and(self) -> QueryNode:
        parts = []
        while self.next_kind not in ("", "or", "close"):
            parts.append(self.parse_part())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def parse_part(self) -> QueryNode:
        match self.next_kind:
            case "minus":
                self.take_text()
                if self.next_kind in ("", "or", "close"):
                    raise QueryError("nothing after minus", "-")
                return Not(self.parse_part())
            case "open":
                return self.parse_parenthesis()
            case "field":
                return self.parse_field()
            case "phrase":
                return QueryWords(self.take_text().strip(), exact=True)
        return parse_word(self.take_text())

    def parse_parenthesis(self) -> QueryNode:
        self.take_text()
        node = self.parse_or()
        if self.next_kind != "close":
            raise QueryError("open parenthesis", "(")
        self.take_text()
        return node

    def parse_field(self) -> QueryNode:
        name = self.take_text().lower()
        if self.next_kind not in ("word", "phrase"):
            raise QueryError("nothing after field", f"{name}:")
        return QueryField(name, self.take_text().strip())


def parse_word(typed: str) -> QueryWords:
    """Return a word; one that ends with a star is the beginning of a word."""
    text = typed.rstrip("*＊")
    if text == typed:
        return QueryWords(text)
    if len(text) < MIN_PREFIX and not ord(text[:1] or "a") > 0x2E80:  # one Chinese character says enough
        raise QueryError("short prefix", typed)
    return QueryWords(text, prefix=True)


def parse_years(value: str) -> tuple[int, int]:
    """Return the first and the last year of 2022, 2019..2022, 2019.. or ..2022; QueryError where it is none."""
    match = re.fullmatch(r"(\d{4})?(?:(\.\.|-|–|…)(\d{4})?)?", value)
    if match is None or not (match[1] or match[3]):
        raise QueryError("no year", value)
    first, last = int(match[1] or 0), int((match[3] or 9999) if match[2] else match[1])
    if first > last:
        raise QueryError("years backwards", value)
    return first, last
