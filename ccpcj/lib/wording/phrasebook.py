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


def folded(words: Iterable[str]) -> list[str]:
    return [word.casefold() for word in words]


class Phrasebook:
    """Phrases by their words; `added` may stand among and behind the words of one ("note également avec regret")."""

    def __init__(self, phrases: Iterable[list[str]], added: "Phrasebook | None" = None) -> None:
        self.tree: dict[str, Any] = {}
        self.added = added
        for phrase in phrases:
            node = self.tree
            for word in phrase:
                node = node.setdefault(word, {})
            node[END] = {}

    def ends(self, words: list[str], start: int = 0) -> Iterator[int]:
        """Behind which words a phrase ends that begins at `start`."""
        yield from self._below(self.tree, words, start)

    def runs(self, words: list[str], start: int = 0) -> Iterator[int]:
        """Behind which words any number of phrases end, one after the other; none at all is one of them."""
        yield start
        for end in self.ends(words, start):
            yield from self.runs(words, end)

    def _below(self, node: dict[str, Any], words: list[str], place: int) -> Iterator[int]:
        if END in node:
            yield place
        if place < len(words):
            if words[place] in node:
                yield from self._below(node[words[place]], words, place + 1)
            if self.added and node is not self.tree:
                for end in self.added.ends(words, place):
                    yield from self._below(node, words, end)
