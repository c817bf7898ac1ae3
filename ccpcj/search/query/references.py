"""A query that names a text, or a paragraph of one, as people write it: "res. 77/233 para. 4", "第77/233号决议第4段".

The words of six languages stand in `words/references.json`. A query is a reference when it has nothing else.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ccpcj.lib.folding import for_search
from ccpcj.lib.symbols import TYPED

from .word_lists import any_name, with_plain_digits, word_list

KINDS, BODIES = ("resolution", "decision"), ("GA", "ECOSOC", "CCPCJ")
PARTS = {"op": ("op",), "pp": ("pp",), "annex": ("annex",), "paragraph": ("op", "annex", "pp")}
MAX_LENGTH = 160  # characters of a reference


class TextReference(NamedTuple):
    """What a query names: a symbol or number as typed, and what was said about it; empty is what was not."""

    name: str
    kind: str = ""  # resolution or decision
    body: str = ""  # a code of resolutions.models.texts.Body
    part: str = ""  # a key of PARTS
    number: str = ""  # of the paragraph

    @property
    def anchors(self) -> list[str]:
        """The anchors that the paragraph may have, the likeliest first."""
        return [f"{part}-{self.number}" for part in PARTS[self.part or "paragraph"]] if self.number else []


def parse_reference(query: str) -> TextReference | None:
    """Return what the whole query names; None where it has other words, several texts or none."""
    typed = with_plain_digits(query.strip())
    if not typed or len(typed) > MAX_LENGTH:
        return None
    facts: dict[str, str] = {}
    for meaning, value in tokens(typed):
        if not meaning or facts.setdefault(meaning, value) != value:
            return None
    if "name" not in facts or ("part" in facts) != ("number" in facts):
        return None
    return TextReference(**facts)


def tokens(typed: str) -> Iterator[tuple[str, str]]:
    """Give what each piece of a query says, and its value; "" where it is something else."""
    place = 0
    for match in token_pattern().finditer(typed):
        if match.start() != place:
            yield "", typed[place : match.start()]
        place = match.end()
        if match.lastgroup in ("name", "number"):
            yield match.lastgroup, match[0]
        elif match.lastgroup == "word" and (meaning := meanings()[for_search(match[0])]) != "joining":
            kind = "kind" if meaning in KINDS else "body" if meaning in BODIES else "part"
            yield kind, meaning
    if place != len(typed):
        yield "", typed[place:]


@cache
def meanings() -> dict[str, str]:
    """Return what each word says, by the word folded."""
    return {
        for_search(word): meaning
        for meaning, by_language in word_list("references").items()
        for words in by_language.values()
        for word in words
    }


@cache
def token_pattern() -> re.Pattern[str]:
    """Return the pattern of the pieces of a reference; words are compared with the case and marks that they have."""
    words = {
        form
        for by_language in word_list("references").values()
        for listed in by_language.values()
        for word in listed
        for form in (word, for_search(word))
    }
    return re.compile(
        rf"(?P<word>{any_name(words)})|(?P<name>(?:{TYPED.pattern})(?![0-9A-Za-z_/]))|(?P<number>\d{{1,3}})(?!\d)"
        rf"|(?P<space>[\s,.;:()'’，。、]+)",
        re.IGNORECASE,
    )
