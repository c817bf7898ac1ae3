"""What a query means: its plain words read as names, fields and words to be passed over; its signs stand as they are.

Whoever types words side by side, without signs, wants what fits best; quotation marks, fields, OR and the minus are
conditions that every hit meets.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from ccpcj.lib.folding import for_search
from ccpcj.lib.languages import LANGUAGES

from .facet_arrays import FacetArrays
from .grammar import And, Not, Or, QueryField, QueryNames, QueryNode, QueryWords
from .known_names import KnownNames
from .word_lists import HAN, with_plain_digits, word_list
from .word_spellings import beginnings, simplified

HAN_RUN = re.compile("([㐀-䶿一-鿿豈-﫿·]+)")
YEAR = re.compile(r"(\d{4})(?:\s*(?:-|–|—|\.\.)\s*(\d{4}))?")


@dataclass(frozen=True)
class Unit:
    """A plain word or several that are one name, and what is looked for in its place."""

    text: str
    node: QueryNode

    @property
    def field(self) -> QueryField | None:
        """The field as which it was read; None of words."""
        node = self.node.parts[0] if isinstance(self.node, Or) else self.node
        return node if isinstance(node, QueryField) else None

    @property
    def words(self) -> QueryNode | None:
        """The words that are looked for; None of a field alone."""
        return self.node.parts[1] if isinstance(self.node, Or) else None if self.field else self.node


@dataclass
class Understanding:
    """A query as it is understood.

    required     what has signs: every hit meets it
    units        the plain words
    passed_over  words that say nothing beside the others
    """

    required: list[QueryNode] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)

    @property
    def tree(self) -> And:
        """The whole query: all of it is asked."""
        return And((*(unit.node for unit in self.units), *self.required))


class QueryReader:
    """Reads the plain words of queries, for a reader of one language."""

    def __init__(self, arrays: FacetArrays, lang: str) -> None:
        self.known: KnownNames = arrays.known_names
        self.years = {int(year) for year in arrays.facets["year"].choices}
        self.languages = [lang, *(code for code in LANGUAGES if code != lang)]

    def understand(self, tree: And) -> Understanding:
        understanding = Understanding()
        run: list[str] = []
        for part in (*tree.parts, None):
            if isinstance(part, QueryWords) and not part.exact and not part.prefix:
                run += split_han_runs(part.text)
                continue
            self.read_run(run, understanding)
            run = []
            if part is not None:
                understanding.required.append(self.with_names(part))
        self.pass_over(understanding)
        return understanding

    def with_names(self, node: QueryNode) -> QueryNode:
        """Return what has signs, each word in it that is a name by itself under its other names as well."""
        match node:
            case QueryWords(text, exact=False, prefix=False):
                thing = self.known.short_name(text) or self.known.by_characters.get(for_search(text))
                return QueryNames(text, thing.names) if thing and thing.names else node
            case Not(part):
                return Not(self.with_names(part))
            case And(parts):
                return And(tuple(map(self.with_names, parts)))
            case Or(parts):
                return Or(tuple(map(self.with_names, parts)))
        return node

    def read_run(self, words: Sequence[str], understanding: Understanding) -> None:
        place = 0
        while place < len(words):
            size, units = self.unit_at(words[place:])
            understanding.units += units
            place += size

    def unit_at(self, words: Sequence[str]) -> tuple[int, list[Unit]]:
        """Return how many words are read, and what they say."""
        if year := self.year(words[0]):
            return 1, [Unit(words[0], year)]
        if HAN_RUN.fullmatch(words[0]):
            return 1, list(self.units_of_characters(words[0]))
        if match := self.known.longest(words, self.languages):
            size, thing = match
            typed = " ".join(words[:size])
            return size, [Unit(typed, thing.node(typed))]
        if len(words) > 1 and self.is_beginning(words[0]) and words[1].isalpha():
            joined = f"{words[0]}-{words[1]}"  # cyber crime
            return 2, [Unit(" ".join(words[:2]), QueryWords(joined))]
        return 1, [Unit(words[0], QueryWords(words[0]))]

    def is_beginning(self, word: str) -> bool:
        folded = for_search(word)
        return folded not in passed_over_words() and any(folded in beginnings(lang) for lang in self.languages)

    def year(self, word: str) -> QueryField | None:
        """Return the field of a year, or a span, of which there are entries."""
        match = YEAR.fullmatch(with_plain_digits(word).strip(",.;:?!"))
        if match is None or not self.years:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if first > last or last < min(self.years) or first > max(self.years):
            return None
        return QueryField("year", match[1] if first == last else f"{first}..{last}")

    def units_of_characters(self, run: str) -> Iterator[Unit]:
        """Give the names in a run of Chinese characters, what stands between them, and what says nothing."""
        rest = ""
        place = 0
        while place < len(run):
            piece = next(
                (run[place:end] for end in range(len(run), place + 1, -1) if self.is_known(run[place:end])),
                run[place] if run[place] in passed_over_words() else "",
            )
            if piece:
                yield from characters_unit(rest)
                rest = ""
                thing = self.known.by_characters.get(for_search(piece))
                yield Unit(piece, thing.node(piece) if thing else QueryWords(piece))
                place += len(piece)
            else:
                rest += run[place]
                place += 1
        yield from characters_unit(rest)

    def is_known(self, piece: str) -> bool:
        return for_search(piece) in self.known.by_characters or piece in passed_over_words()

    def pass_over(self, understanding: Understanding) -> None:
        """Leave out the words that say nothing, where others say something."""
        telling = [unit for unit in understanding.units if not says_nothing(unit)]
        if telling and len(telling) < len(understanding.units):
            understanding.passed_over = [unit.text for unit in understanding.units if says_nothing(unit)]
            understanding.units = telling


def characters_unit(rest: str) -> Iterator[Unit]:
    if rest:
        yield Unit(rest, QueryWords(rest))


def split_han_runs(text: str) -> list[str]:
    """Return a word as typed, its runs of Chinese characters apart from the rest, and simplified."""
    return (
        [part for part in HAN_RUN.split(simplified(text)) if part] if any(ord(char) >= HAN for char in text) else [text]
    )


def says_nothing(unit: Unit) -> bool:
    return isinstance(unit.node, QueryWords) and for_search(unit.text).strip(".,;:?!¿¡؟،«»…()") in passed_over_words()


@cache
def passed_over_words() -> frozenset[str]:
    """Return the words of six languages that say nothing, folded; a sign alone is one."""
    return frozenset(for_search(" ".join(word_list("passed_over").values())).split()) | {""}
