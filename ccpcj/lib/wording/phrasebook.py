"""Phrases as a tree of their words, so that thousands of them are looked for at once."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ccpcj.lib.folding import VOWELS, for_comparison

from .lexicon import HAN

WORD = re.compile(rf"[{HAN}]|(?:\w|[{VOWELS}])+|[^\w\s]")
END = ""  # in the tree: a phrase may end here


def words_of(phrase: str) -> list[str]:
    """The words and marks of a phrase without what typesetting changes, each Chinese character a word."""
    return [for_comparison(word) for word in WORD.findall(phrase)]


def small_letters(words: Iterable[str]) -> list[str]:
    return [word.casefold() for word in words]


class Phrasebook:
    """Phrases by their words; `insertions` may stand among and behind those of one ("note également avec regret")."""

    def __init__(self, phrases: Iterable[list[str]], insertions: "Phrasebook | None" = None) -> None:
        self.tree: dict[str, Any] = {}
        self.insertions = insertions
        for phrase in phrases:
            node = self.tree
            for word in phrase:
                node = node.setdefault(word, {})
            node[END] = {}

    def phrase_ends(self, words: list[str], start: int = 0) -> Iterator[int]:
        """Yield behind which words a phrase ends that begins at `start`."""
        yield from self._ends_below(self.tree, words, start)

    def run_ends(self, words: list[str], start: int = 0) -> Iterator[int]:
        """Yield behind which words any number of phrases end, one after the other; a run of none ends at `start`."""
        yield start
        for end in self.phrase_ends(words, start):
            yield from self.run_ends(words, end)

    def _ends_below(self, node: dict[str, Any], words: list[str], place: int) -> Iterator[int]:
        if END in node:
            yield place
        if place < len(words):
            if words[place] in node:
                yield from self._ends_below(node[words[place]], words, place + 1)
            if self.insertions and node is not self.tree:
                for end in self.insertions.phrase_ends(words, place):
                    yield from self._ends_below(node, words, end)
