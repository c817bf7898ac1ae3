"""What fits a query best: all of it; where few texts have all, most of it, so that a page is not empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial, reduce
from math import log

import numpy as np

from ccpcj.lib.languages import LANGUAGES

from .evaluate import MAX_RANKED, QueryEvaluator, QueryMatches, is_text
from .facet_arrays import FacetArrays, Mask
from .grammar import And, QueryField, QueryWords
from .relevance import Fit, relevance_of, titles_about, works_with
from .suggest import nearest_known_word
from .understand import HAN_RUN, Understanding, Unit

FEW_TEXTS = 10  # texts, and entries of none, that are too few to be all that is shown
FIELD = 0.5  # what a field weighs beside a word
LEAST = 0.5  # share of what the best hit has that every hit has


@dataclass
class BestMatches:
    """The hits of a query.

    matches    what is shown
    complete   the entries that have all that is asked
    relaxed    whether others are shown as well
    corrected  words that no entry has, and the near ones that were looked for
    missing    words that no entry has, and that no near one was found for
    """

    matches: QueryMatches
    complete: Mask
    relaxed: bool = False
    corrected: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)


@dataclass
class UnitMatches:
    """A unit with the entries that have it, and those that have its words in each language."""

    unit: Unit
    anywhere: Mask
    in_language: dict[str, Mask]
    words: Mask

    @property
    def weight(self) -> float:
        """The rarer, the more it says; a field says less than a word of the same rarity."""
        rarity = log(1 + len(self.anywhere) / (1 + int(self.anywhere.sum())))
        return rarity * (FIELD if self.unit.field else 1)


def best_matches(arrays: FacetArrays, understanding: Understanding, lang: str) -> BestMatches:
    """Return what fits best; QueryError where the value of a field names nothing."""
    evaluator = QueryEvaluator(arrays)
    matches = evaluator.evaluate(understanding.tree)
    best = BestMatches(matches, matches.anywhere, units=understanding.units)
    if not matches.in_language:
        return best
    few = count_texts(arrays, matches.anywhere) < FEW_TEXTS
    if understanding.units and few and (len(understanding.units) > 1 or not matches.anywhere.any()):
        relax(best, evaluator, understanding, lang)
    elif 0 < matches.anywhere.sum() <= MAX_RANKED:
        all_of_it = matches.anywhere.astype(np.float32)
        coverage = works_with(arrays, matches.anywhere).astype(np.float32)
        put_in_order(evaluator, matches, understanding, Fit(matches.anywhere, all_of_it, all_of_it, coverage))
    return best


def count_texts(arrays: FacetArrays, mask: Mask) -> int:
    return int(works_with(arrays, mask).sum() + (arrays.work_codes[mask] < 0).sum())


def put_in_order(evaluator: QueryEvaluator, matches: QueryMatches, understanding: Understanding, fit: Fit) -> None:
    """Put hits in order, and add the texts that are about what is asked where only their paragraphs have it."""
    arrays = evaluator.arrays
    fit.side_by_side = matches.side_by_side
    matches.relevance = relevance_of(arrays, fit)
    conditions = (evaluator.mask(node, "") for node in understanding.required if not is_text(node))
    if not any(is_text(node) for node in understanding.required):
        titles = reduce(np.logical_and, conditions, titles_about(arrays, matches.relevance))
        matches.anywhere = matches.anywhere | titles


def relax(best: BestMatches, evaluator: QueryEvaluator, understanding: Understanding, lang: str) -> None:
    """Show what has most of what is asked."""
    arrays, strict = evaluator.arrays, best.matches
    matched = list(match_units(best, evaluator, understanding, lang))
    words = [unit for unit in matched if not unit.unit.field]
    if not matched:
        return
    entries = weighed(matched, [unit.anywhere for unit in matched])
    of_words = weighed(words, [unit.words for unit in words]) if words else entries
    allowed = evaluator.evaluate(And(tuple(understanding.required))).anywhere
    if any(is_text(node) for node in understanding.required):
        entries = entries + 1  # what is asked with signs is there already
    elif words:
        allowed = allowed & reduce(np.logical_or, (unit.anywhere for unit in words))
    entries = entries * allowed
    hits = (entries >= max(LEAST * float(entries.max(initial=0)), 1e-6)) | strict.anywhere
    if hits.sum() > MAX_RANKED:
        hits = (entries >= entries.max()) | strict.anywhere
    in_language = {
        code: hits & reduce(np.logical_or, (unit.in_language[code] for unit in matched), strict.in_language[code])
        for code in LANGUAGES
    }
    coverage = weighed(matched, [works_with(arrays, unit.anywhere & allowed) for unit in matched])
    best.matches = QueryMatches(hits, in_language, strict.side_by_side)
    best.relaxed = bool((hits & ~best.complete).any())
    best.units = [unit.unit for unit in matched]
    fit = Fit(hits, entries, of_words, coverage)
    put_in_order(evaluator, best.matches, understanding, fit)


def weighed(units: Sequence[UnitMatches], masks: Sequence[Mask]) -> np.ndarray:
    """Return the share of the weight of all units that each place of the masks has."""
    total = sum(unit.weight for unit in units)
    shares = [np.float32(unit.weight / total) * mask for unit, mask in zip(units, masks, strict=True)]
    return reduce(np.add, shares)


def match_units(
    best: BestMatches, evaluator: QueryEvaluator, understanding: Understanding, lang: str
) -> Iterator[UnitMatches]:
    """Give each unit with what it matches: what has nothing is looked for in parts, or as the nearest word."""
    languages = [node for node in understanding.required if isinstance(node, QueryField) and node.name == "lang"]
    match_unit = partial(match_unit_in, evaluator, languages)
    for unit in understanding.units:
        matched = match_unit(unit)
        if matched.anywhere.any():
            yield matched
        elif parts := [part for pair in pairs_of(unit) if (part := match_unit(pair)).anywhere.any()]:
            yield from parts
        elif isinstance(unit.node, QueryWords) and (word := nearest_known_word(unit.text, lang)):
            best.corrected.append((unit.text, word))
            yield match_unit(replace(unit, node=QueryWords(word)))
        else:
            best.missing.append(unit.text)


def pairs_of(unit: Unit) -> list[Unit]:
    """Return the pairs of a run of Chinese characters, of which a text may have some."""
    if not HAN_RUN.fullmatch(unit.text) or len(unit.text) < 3:
        return []
    pairs = [unit.text[place : place + 2] for place in range(len(unit.text) - 1)]
    return [Unit(pair, QueryWords(pair)) for pair in dict.fromkeys(pairs)]


def match_unit_in(evaluator: QueryEvaluator, languages: Sequence[QueryField], unit: Unit) -> UnitMatches:
    """Return what a unit matches, its words in the languages that are asked for, if any are."""
    question = And((unit.words, *languages)) if unit.words else None
    in_language = {lang: evaluator.mask(question, lang) for lang in LANGUAGES} if question else {}
    words = reduce(np.logical_or, in_language.values(), evaluator.arrays.nothing)
    anywhere = words | evaluator.field_mask(unit.field) if unit.field else words
    return UnitMatches(unit, anywhere, in_language or dict.fromkeys(LANGUAGES, anywhere), words)
