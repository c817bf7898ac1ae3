"""Searches of every kind in six languages, and what they cost: the engine alone, with facets, and the whole page."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import NamedTuple
from urllib.parse import urlencode

import numpy as np
from django.conf import settings
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.utils.translation import override

from ccpcj.lib.analysis import printed_pieces
from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.filters import Search
from ccpcj.search.index.store import term_store
from ccpcj.search.query.best_matches import best_matches
from ccpcj.search.query.evaluate import ordered_keys
from ccpcj.search.query.facet_arrays import current_facet_arrays
from ccpcj.search.query.grammar import QueryWords, parse_query
from ccpcj.search.query.query_terms import is_too_common, phrases_of_words
from ccpcj.search.query.understand import QueryReader
from resolutions.models import ParagraphText

from . import search_engines as others

EACH = 5  # queries of a kind in a language
LOOKED_AT = 60  # texts of a language from which words are taken
PER_PAGE = 25
BANDS = {"rare word": (0, 0.001), "medium word": (0.001, 0.02), "common word": (0.05, 1.0)}  # of the texts
KINDS = (*BANDS, "two words", "phrase")


class SampleQuery(NamedTuple):
    kind: str
    language: str
    text: str


def sample_queries(seed: int = 7) -> list[SampleQuery]:
    """Words by how many texts have them, pairs of words of one text, and phrases of two to five words."""
    chance = random.Random(seed)
    return [query for lang in LANGUAGES for query in queries_of_language(lang, chance)]


def queries_of_language(lang: str, chance: random.Random) -> Iterator[SampleQuery]:
    keys = list(ParagraphText.objects.filter(language=lang).order_by("pk").values_list("pk", flat=True))
    texts = ParagraphText.objects.filter(pk__in=chance.sample(keys, min(LOOKED_AT, len(keys)))).order_by("pk")
    cut_texts = [words for text in texts if len(words := split_words(text.text, lang)) > 6]
    by_band: dict[str, list[str]] = defaultdict(list)
    for word in dict.fromkeys(chance.choice(words) for words in cut_texts * 6):
        if (name := frequency_band(word, lang, len(keys))) and len(by_band[name]) < EACH:
            by_band[name].append(word)
    for kind, words in by_band.items():
        yield from (SampleQuery(kind, lang, word) for word in words)
    for words in cut_texts[:EACH]:
        yield SampleQuery("two words", lang, " ".join(chance.sample(words, 2)))
    for words in cut_texts[EACH : 2 * EACH]:
        size = chance.randrange(2, 6)
        start = chance.randrange(len(words) - size)
        joint = "" if lang == "zh" else " "
        yield SampleQuery("phrase", lang, f'"{joint.join(words[start : start + size])}"')


def split_words(text: str, lang: str) -> list[str]:
    """Words; in Chinese, pairs of characters."""
    if lang != "zh":
        return [word for word in printed_pieces(text) if word.isalpha()]
    return [run[i : i + 2] for run in printed_pieces(text) if not run.isascii() for i in range(0, len(run) - 1, 2)]


def frequency_band(word: str, lang: str, texts: int) -> str | None:
    words = QueryWords(word)
    if is_too_common(words, lang) or not (phrases := phrases_of_words(words, lang)):
        return None
    share = len(term_store().matching_keys(lang, phrases[0])) / texts
    return next((name for name, (least, most) in BANDS.items() if least < share <= most), None)


def search_alone(query: str) -> int:
    """The first page of keys and the total, without facets."""
    arrays = current_facet_arrays()
    matches = best_matches(arrays, QueryReader(arrays, "en").understand(parse_query(query)), "en").matches
    ordered_keys(arrays, matches, matches.anywhere)[:PER_PAGE]
    return int(matches.anywhere.sum())


def search_with_facets(query: str) -> int:
    search = Search(QueryDict(urlencode({"q": query})))
    assert search.facets is not None
    return len(search.keys[:PER_PAGE]) and search.count


def whole_page(query: str) -> int:
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    response = client.get("/en/search/", {"q": query, "order": ""}, secure=settings.SECURE_SSL_REDIRECT)
    assert response.status_code == 200, query
    return len(response.content)


def measure(ask: Callable[[SampleQuery], int], queries: list[SampleQuery], rounds: int) -> dict[str, list[float]]:
    """Milliseconds by kind of query; a first round is not counted."""
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        for query in queries:
            begun = perf_counter()
            ask(query)
            if number:
                times[query.kind].append((perf_counter() - begun) * 1000)
    return times


def of_text(ask: Callable[[str], int]) -> Callable[[SampleQuery], int]:
    """The same question, asked with a sample."""
    return lambda query: ask(query.text)


def table(rounds: int, beside: bool) -> Iterator[str]:
    with override("en"):
        queries = sample_queries()
        yield f"{len(queries)} queries in six languages, {rounds} rounds, {connection.vendor}, ms: p50 / p95"
        yield f"{'':<34}" + "".join(f"{kind:>18}" for kind in KINDS) + f"{'all':>18}"
        for name, ask in ways().items():
            yield table_row(name, measure(of_text(ask), queries, rounds))
        if beside:
            for name, engine in others.engines(queries):
                yield table_row(name, measure(engine, queries, rounds)) if engine else name


def ways() -> dict[str, Callable[[str], int]]:
    return {"engine alone": search_alone, "with facets": search_with_facets, "whole page": whole_page}


def table_row(name: str, times: dict[str, list[float]]) -> str:
    every = [time for kind in times.values() for time in kind]
    cells = [times.get(kind, []) for kind in KINDS] + [every]
    return f"{name:<34}" + "".join(f"{percentiles(cell):>18}" for cell in cells)


def percentiles(times: list[float]) -> str:
    return f"{np.percentile(times, 50):.1f} / {np.percentile(times, 95):.1f}" if times else "-"
