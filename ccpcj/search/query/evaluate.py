"""From the tree of a query to its hits: the words language by language in the index, fields and facets in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce

import numpy as np

from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.index.question import Question, all_of, any_of
from ccpcj.search.index.store import term_store

from .facet_arrays import FacetArrays, Mask
from .grammar import And, Not, Or, QueryError, QueryField, QueryNames, QueryNode, QueryWords, parse_query
from .query_fields import QueryFields
from .query_terms import is_too_common, phrases_of_words, question_of_words
from .relevance import Relevance

MAX_QUERY = 500  # characters of a query
MAX_RANKED = 10_000  # hits that are put in order of relevance; more come newest first


@dataclass
class QueryMatches:
    """The entries that a query matches, and in the words of which language; without words, `anywhere` alone."""

    anywhere: Mask
    in_language: dict[str, Mask] = field(default_factory=dict)
    side_by_side: Mask | None = None
    relevance: Relevance | None = None  # of hits that are few enough to be put in order


def parse_search(query: str) -> And:
    """Return the tree of what somebody typed; QueryError where it is too long, not understood, or without a word."""
    if len(query) > MAX_QUERY:
        raise QueryError("too long", str(MAX_QUERY))
    tree = parse_query(query)
    if query and not asks_anything(tree):
        raise QueryError("no words", query)
    return tree


class QueryEvaluator:
    """Evaluates a query over the entries, its words language by language."""

    def __init__(self, arrays: FacetArrays) -> None:
        self.arrays, self.fields = arrays, QueryFields(arrays)
        self.negations: dict[QueryNode, Mask] = {}
        self.field_masks: dict[QueryField, Mask] = {}

    def evaluate(self, tree: And) -> QueryMatches:
        """Return what the query matches; QueryError where the value of a field names nothing."""
        if not any(True for _ in words_of_query(tree)):
            return QueryMatches(self.mask(tree, ""))
        masks = {lang: self.mask(tree, lang) for lang in LANGUAGES}
        anywhere = reduce(np.logical_or, masks.values())
        languages = [lang for lang, mask in masks.items() if mask.any()]
        ranks = 1 < anywhere.sum() <= MAX_RANKED
        return QueryMatches(anywhere, masks, self.side_by_side_mask(tree, languages) if ranks else None)

    def mask(self, node: QueryNode, lang: str) -> Mask:
        """Return the entries that have what the node asks, its words in one language."""
        if (question := self.question(node, lang)) is not None:
            return self.arrays.mask_of_keys(term_store().matching_keys(lang, question))
        match node:
            case QueryWords() | QueryNames():
                return self.arrays.nothing
            case QueryField(name="lang") if lang:  # lang:fr among words: those of French texts alone
                return self.field_mask(node) if lang == self.fields.language(node) else self.arrays.nothing
            case QueryField():
                return self.field_mask(node)
            case Not(part):
                return self.negation_mask(part)
            case Or(parts):
                return reduce(np.logical_or, (self.mask(part, lang) for part in parts))
            case And(parts):
                return reduce(np.logical_and, self.masks_of_parts(parts, lang), self.arrays.everything)

    def field_mask(self, node: QueryField) -> Mask:
        """Return the entries that have the value, which is asked of the record once for all languages."""
        if node not in self.field_masks:
            self.field_masks[node] = self.fields.mask(node)
        return self.field_masks[node]

    def negation_mask(self, part: QueryNode) -> Mask:
        """Return the entries that have the part in no language: a word is left out in whichever it stands."""
        if part not in self.negations:
            languages = LANGUAGES if any(True for _ in words_of_query(part, negated=True)) else ("",)
            self.negations[part] = ~reduce(np.logical_or, (self.mask(part, lang) for lang in languages))
        return self.negations[part]

    def masks_of_parts(self, parts: Sequence[QueryNode], lang: str) -> Iterator[Mask]:
        """Give a mask for the words, asked at once, and one for each other part."""
        words: list[QueryNode] = []
        others: list[QueryNode] = []
        for part in parts:
            (words if is_text(part) else others).append(part)
        if (question := self.question(And(tuple(words)), lang)) is not None:
            yield self.arrays.mask_of_keys(term_store().matching_keys(lang, question))
        else:
            yield from (self.mask(part, lang) for part in words if has_terms(part, lang))
        yield from (self.mask(part, lang) for part in others)

    def question(self, node: QueryNode, lang: str) -> Question | None:
        """Return the node as one question to the index; None where it has fields, negations or words without terms."""
        if not is_text(node):
            return None
        match node:
            case QueryWords():
                return question_of_words(node, lang)
            case QueryNames():
                return any_of(question_of_words(words, lang) for words in node.words(lang))
            case Or(parts):
                questions = [self.question(part, lang) for part in parts]
                return any_of(questions) if all(questions) else None
            case And(parts):
                return all_of(self.question(part, lang) for part in telling_parts(parts, lang))
        return None

    def side_by_side_mask(self, tree: And, languages: Sequence[str]) -> Mask | None:
        """Return the entries that have the words of the query side by side, as they were typed, in these languages."""
        words = [part for part in tree.parts if isinstance(part, QueryNames | QueryWords) and not is_exact(part)]
        if len(words) < 2:
            return None
        typed = QueryWords(" ".join(part.text for part in words), exact=True)
        return reduce(np.logical_or, (self.mask(typed, lang) for lang in languages))


def is_exact(node: QueryNode) -> bool:
    return isinstance(node, QueryWords) and node.exact


def telling_parts(parts: Sequence[QueryNode], lang: str) -> Sequence[QueryNode]:
    """Return the parts without the words that are too common, where there are others."""
    return [part for part in parts if not (isinstance(part, QueryWords) and is_too_common(part, lang))] or parts


def is_text(node: QueryNode) -> bool:
    """Whether the node is of words to be found, and nothing else."""
    match node:
        case QueryWords() | QueryNames():
            return True
        case And(parts) | Or(parts):
            return bool(parts) and all(is_text(part) for part in parts)
    return False


def has_terms(node: QueryNode, lang: str) -> bool:
    """Whether anything of the node is a word: a dash or a comma alone is not."""
    return any(phrases_of_words(words, lang) for words in words_of_query(node, negated=True))


def asks_anything(node: QueryNode) -> bool:
    """Whether there is a field, or a word in any script."""
    match node:
        case QueryField():
            return True
        case Not(part):
            return asks_anything(part)
        case And(parts) | Or(parts):
            return any(asks_anything(part) for part in parts)
    return has_terms(node, LANGUAGES[0])


def words_of_query(node: QueryNode, negated: bool = False) -> Iterator[QueryWords]:
    """Give the words that are to be found, and with `negated` also those that are not."""
    match node:
        case QueryWords():
            yield node
        case QueryNames(text):
            yield QueryWords(text, exact=True)
        case Not(part) if negated:
            yield from words_of_query(part, negated)
        case And(parts) | Or(parts):
            for part in parts:
                yield from words_of_query(part, negated)


def names_in_query(node: QueryNode) -> Iterator[QueryNames]:
    """Give what is to be found under several names."""
    match node:
        case QueryNames():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from names_in_query(part)


def ordered_keys(arrays: FacetArrays, matches: QueryMatches, mask: Mask, newest: bool = False) -> np.ndarray:
    """Return the keys of the hits in `mask`, the newest first; where they are few, before that by relevance."""
    places = np.flatnonzero(mask)[::-1]
    if not newest and matches.in_language and matches.relevance is not None and len(places) <= MAX_RANKED:
        places = matches.relevance.sort(arrays, places)
    return arrays.keys[places]
