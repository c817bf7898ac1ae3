"""From the tree of a query to the hits: language by language in the index, fields and facets in memory."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Protocol

import numpy as np

from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.index.question import Asked, Every, either
from ccpcj.search.index.store import store
from ccpcj.search.models import Kind

from .acronyms import full_names
from .facet_arrays import Columns, Mask
from .grammar import All, Either, Field, Node, Not, Words
from .terms import asked, is_left_aside, phrases

USUAL = 80  # terms of a paragraph that is not long, in the language that has most of them
RANKED = 10_000  # hits that are put in order of relevance; more come newest first


@dataclass
class Found:
    """The entries that a query finds, and in the words of which language; without words, `anywhere` alone."""

    anywhere: Mask
    in_language: dict[str, Mask] = field(default_factory=dict)
    side_by_side: Mask | None = None


class Meanings(Protocol):
    """What the fields of a query mean."""

    def mask(self, field: Field) -> Mask:
        """The entries that have the value of the field."""

    def language(self, field: Field) -> str:
        """The code of the language that the field names."""


class Finder:
    """Evaluates a query over the entries, its words language by language."""

    def __init__(self, columns: Columns, fields: Meanings) -> None:
        self.columns, self.fields = columns, fields
        self.left_out: dict[Node, Mask] = {}

    def find(self, tree: All) -> Found:
        if not any(True for _ in words_of(tree)):
            return Found(self.mask(tree, ""))
        masks = {lang: self.mask(tree, lang) for lang in LANGUAGES}
        anywhere = reduce(np.logical_or, masks.values())
        held_in = [lang for lang, mask in masks.items() if mask.any()]
        return Found(anywhere, masks, self.beside(tree, held_in) if 1 < anywhere.sum() <= RANKED else None)

    def mask(self, node: Node, lang: str) -> Mask:
        """The entries that have what the node asks, its words in one language."""
        if (question := self.question(node, lang)) is not None:
            return self.columns.mask_of(store().matching(lang, question))
        match node:
            case Words():
                return ~self.columns.everything
            case Field(name="lang"):
                return self.fields.mask(node) if not lang else self.in_this(node, lang)
            case Field():
                return self.fields.mask(node)
            case Not(part):
                return self.without(part)
            case Either(parts):
                return reduce(np.logical_or, (self.mask(part, lang) for part in parts))
            case All(parts):
                return reduce(np.logical_and, self.of_all(parts, lang), self.columns.everything)

    def in_this(self, node: Field, lang: str) -> Mask:
        """lang:fr among words: those of French texts alone."""
        return self.fields.mask(node) if lang == self.fields.language(node) else ~self.columns.everything

    def without(self, part: Node) -> Mask:
        """The entries that have the part in no language: a word is left out in whichever it stands."""
        if part not in self.left_out:
            languages = LANGUAGES if any(True for _ in words_of(part, negated=True)) else ("",)
            self.left_out[part] = ~reduce(np.logical_or, (self.mask(part, lang) for lang in languages))
        return self.left_out[part]

    def of_all(self, parts: Sequence[Node], lang: str) -> Iterator[Mask]:
        """A mask for the words, asked at once, and one for each other part."""
        words, rest = [], []
        for part in parts:
            (words if is_text(part) else rest).append(part)
        if (question := self.question(All(tuple(words)), lang)) is not None:
            yield self.columns.mask_of(store().matching(lang, question))
        else:
            yield from (self.mask(part, lang) for part in words if askable(part, lang))
        yield from (self.mask(part, lang) for part in rest)

    def question(self, node: Node, lang: str) -> Asked | None:
        """The node as one question to the index; None where it has fields, or nothing that must be found."""
        if not is_text(node):
            return None
        match node:
            case Words():
                return either(asked(one, lang) for one in self.written(node, lang))
            case Either(parts):
                questions = [self.question(part, lang) for part in parts]
                return either(questions) if all(questions) else None
            case All(parts):
                return every(parts, lang, self.question)
        return None

    def written(self, words: Words, lang: str) -> Iterator[Words]:
        """A word, and where it is the short name of a body what texts write out."""
        yield words
        if name := full_names(words, self.columns.acronyms).get(lang):
            yield Words(name, exact=True)

    def beside(self, tree: All, languages: Sequence[str]) -> Mask | None:
        """The entries that have the words of the query side by side, as they were typed, in these languages."""
        words = [part for part in tree.parts if isinstance(part, Words) and not part.exact]
        if len(words) < 2:
            return None
        typed = Words(" ".join(part.text for part in words), exact=True)
        return reduce(np.logical_or, (self.mask(typed, lang) for lang in languages))


def every(parts: Sequence[Node], lang: str, question: Callable[[Node, str], Asked | None]) -> Asked | None:
    """All of the parts but words that are too common, where there are others."""
    telling = [part for part in parts if not (isinstance(part, Words) and is_left_aside(part, lang))]
    found = [one for part in telling or parts if (one := question(part, lang)) is not None]
    return found[0] if len(found) == 1 else Every(tuple(found)) if found else None


def is_text(node: Node) -> bool:
    """Whether the node is of words to be found, and nothing else."""
    match node:
        case Words():
            return True
        case All(parts) | Either(parts):
            return bool(parts) and all(is_text(part) for part in parts)
    return False


def askable(node: Node, lang: str) -> bool:
    """Whether anything of the node is a word: a dash or a comma alone is not."""
    return any(phrases(words, lang) for words in words_of(node, negated=True))


def says_anything(node: Node) -> bool:
    """Whether there is a field, or a word in any script."""
    match node:
        case Field():
            return True
        case Not(part):
            return says_anything(part)
        case All(parts) | Either(parts):
            return any(says_anything(part) for part in parts)
    return askable(node, LANGUAGES[0])


def words_of(node: Node, negated: bool = False) -> Iterator[Words]:
    """The words that are to be found, and with `negated` also those that are not."""
    match node:
        case Words():
            yield node
        case Not(part) if negated:
            yield from words_of(part, negated)
        case All(parts) | Either(parts):
            for part in parts:
                yield from words_of(part, negated)


def in_order(columns: Columns, found: Found, mask: Mask, newest: bool = False) -> np.ndarray:
    """The keys of the hits, the newest first; where they are few, before that by relevance.

    Those with the words side by side come first, then titles, then what is not long.
    """
    places = np.flatnonzero(mask)[::-1]
    if not newest and found.in_language and len(places) <= RANKED:
        apart = ~found.side_by_side[places] if found.side_by_side is not None else np.zeros(len(places), dtype=bool)
        titles = columns.facets["kind"].mask([Kind.TITLE])[places]
        places = places[np.lexsort((np.maximum(columns.length[places], USUAL), ~titles, apart))]
    return columns.keys[places]
