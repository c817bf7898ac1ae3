"""Whether agreed language is found: by edited paragraphs whose source is known, and against brute force."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
from rapidfuzz import fuzz, process

from ccpcj.lib.batches import batches
from ccpcj.lib.folding import for_phrases
from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.agreed.similar import (
    MAX_CANDIDATES,
    MAX_SIMILAR,
    MIN_LETTERS,
    AdoptedTexts,
    SimilarityFinder,
    texts_by_key,
)
from ccpcj.search.index.sketches import current_sketches
from ccpcj.search.models import IndexEntry
from ccpcj.search.query.facet_arrays import current_facet_arrays

from .corpus import Editor

RATES = (0.05, 0.2, 0.4)
SEED = 2022  # another one chose the method
SHORTEST = {"zh": 20}  # characters of a paragraph that is asked for; 80 in other languages
ABREAST = 25  # queries that brute force compares at once


@dataclass
class Score:
    """What was recovered for one language and one share of edited words."""

    sources: list[bool] = field(default_factory=list)
    near: int = 0
    near_recovered: int = 0
    times: list[float] = field(default_factory=list)

    def table_cells(self) -> str:
        share = self.near_recovered / self.near if self.near else 1.0
        middle, late = np.percentile(self.times, (50, 95))
        return f"{np.mean(self.sources):>8.3f}{share:>14.3f} of {self.near:<8,}{middle:>10.1f} / {late:.1f}"


class LanguageMeasure:
    """The paragraphs of a language, and queries made of some of them."""

    def __init__(self, language: str, queries: int, editor: Editor, brute: int) -> None:
        self.language, self.brute = language, brute
        sketches = current_sketches()
        place = LANGUAGES.index(language)
        self.finder = SimilarityFinder(current_facet_arrays(), sketches, AdoptedTexts(language=language))
        self.keys = sketches.keys[sketches.lengths[place] > 0]
        long = sketches.keys[sketches.lengths[place] >= SHORTEST.get(language, 80)]
        chosen = random.Random(SEED).sample(sorted(map(int, long)), min(queries, len(long)))
        texts = texts_by_key(np.array(chosen), language)
        self.queries_by_rate = {
            rate: [(key, editor.edit(texts[key], language, rate)) for key in chosen if key in texts] for rate in RATES
        }

    def scores(self) -> Iterator[tuple[float, Score]]:
        everything = texts_by_key(self.keys, self.language)
        compared = [for_phrases(text) for text in everything.values()]
        order = np.array(list(everything))
        for rate, queries in self.queries_by_rate.items():
            score = Score()
            for key, text in queries:
                begun = perf_counter()
                similar_paragraphs = self.finder.similar_paragraphs(text)
                score.times.append((perf_counter() - begun) * 1000)
                score.sources.append(key in [similar.key for similar in similar_paragraphs[:MAX_SIMILAR]])
            for batch in batches(queries[: self.brute], ABREAST):
                self.against_brute_force(batch, order, compared, score)
            yield rate, score

    def against_brute_force(
        self, queries: list[tuple[int, str]], order: np.ndarray, compared: list[str], score: Score
    ) -> None:
        folded = [for_phrases(text) for _key, text in queries]
        ratios = process.cdist(
            folded, compared, scorer=fuzz.ratio, score_cutoff=MIN_LETTERS, workers=-1, dtype=np.float32
        )
        for (_key, text), row in zip(queries, ratios, strict=True):
            near = set(order[row >= MIN_LETTERS].tolist())
            recovered = {match.key for match in self.finder.letter_matches(text, self.language, MAX_CANDIDATES)}
            score.near += len(near)
            score.near_recovered += len(near & recovered)


def table(queries: int, brute: int) -> Iterator[str]:
    editor = Editor(SEED)
    total = IndexEntry.objects.filter(adopted=True).count()
    yield f"{total:,} adopted paragraphs, {queries} queries a language and share, {brute} of them against brute force"
    yield f"{'':<6}{'edited':>8}{'source':>8}{'near ones found':>26}{'ms p50 / p95':>20}"
    every: dict[float, list[float]] = defaultdict(list)
    for language in LANGUAGES:
        for rate, score in LanguageMeasure(language, queries, editor, brute).scores():
            if not score.times:  # a language in which nothing is held
                continue
            every[rate] += score.times
            yield f"{language:<6}{rate:>8.0%}{score.table_cells()}"
    times = [time for in_language in every.values() for time in in_language]
    middle, late = np.percentile(times, (50, 95))
    yield f"all: {middle:.1f} / {late:.1f} ms"
