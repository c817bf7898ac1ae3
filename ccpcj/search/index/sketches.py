"""Sketches of texts: 512 bits that say which three letters in a row a text has.

Two texts with many such letters in common are near. Comparing a text with all of a language takes some milliseconds;
the few hundred that share most are then compared letter by letter. On resolutions this found all near ones, where the
rarest words found two in three (FIGURES.md).
"""

from collections.abc import Mapping, Sequence

import numpy as np

from ccpcj.lib.folding import for_phrases
from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.models import IndexEntry

from .process_cache import ProcessCache

BITS = 512
NUMBERS = BITS // 64
LETTERS_IN_A_ROW = {"zh": 2}  # three elsewhere
MIN_RATIO_BY_LENGTH = 0.5  # of the letters in common that two near texts can have by their lengths alone
MULTIPLIER, GOLDEN = np.uint64(0x100000001B3), np.uint64(0x9E3779B97F4A7C15)  # of FNV and of Fibonacci hashing
MAX_LENGTH = 65_535
SKETCH_TYPE = np.dtype([("bits", "<u8", (len(LANGUAGES), NUMBERS)), ("length", "<u2", (len(LANGUAGES),))])


def sketch(text: str, language: str) -> np.ndarray:
    """Return the sketch of a text folded for phrases, as eight numbers of 64 bits."""
    letters = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    size = LETTERS_IN_A_ROW.get(language, 3)
    if len(letters) < size:
        letters = np.pad(letters, (0, size - len(letters)))
    hashes = np.zeros(len(letters) - size + 1, dtype=np.uint64)
    for place in range(size):
        hashes = hashes * MULTIPLIER + letters[place : len(letters) - size + 1 + place]
    places = ((hashes ^ (hashes >> np.uint64(29))) * GOLDEN) >> np.uint64(55)
    bits = np.zeros(BITS, dtype=np.uint8)
    bits[places.astype(np.int64)] = 1
    return np.packbits(bits).view("<u8")


def pack_sketches(texts: Mapping[str, Sequence[str]]) -> bytes:
    """Return the sketches and lengths of a paragraph in all its languages, as an entry keeps them."""
    packed = np.zeros((), dtype=SKETCH_TYPE)
    for place, language in enumerate(LANGUAGES):
        if text := for_phrases(" ".join(texts.get(language, ()))):
            packed["bits"][place] = sketch(text, language)
            packed["length"][place] = min(len(text), MAX_LENGTH)
    return packed.tobytes()


class Sketches:
    """The sketches of all adopted paragraphs in memory, lowest key first; arrays by the place of a language."""

    def __init__(self) -> None:
        entries = IndexEntry.objects.filter(adopted=True, sketches__isnull=False).order_by("pk")
        rows = list(entries.values_list("pk", "sketches").iterator(chunk_size=20_000))
        self.keys = np.array([key for key, _packed in rows], dtype=np.int64)
        packed = np.frombuffer(b"".join(bytes(sketches) for _key, sketches in rows), dtype=SKETCH_TYPE)
        self.bits = [np.ascontiguousarray(packed["bits"][:, place]) for place in range(len(LANGUAGES))]
        self.lengths = [packed["length"][:, place].astype(np.int32) for place in range(len(LANGUAGES))]
        self.counts = [np.bitwise_count(bits).sum(axis=1, dtype=np.int32) for bits in self.bits]

    def nearest_keys(self, text: str, language: str, mask: np.ndarray, limit: int) -> np.ndarray:
        """Return the keys of the texts that are likeliest near to a text folded for phrases, the likeliest first.

        `mask` is a truth value for each of `keys`: whether it is looked at.
        """
        place = LANGUAGES.index(language)
        own = sketch(text, language)
        size, lengths, counts = int(np.bitwise_count(own).sum()), self.lengths[place], self.counts[place]
        by_length = 2 * np.minimum(lengths, len(text)) / np.maximum(lengths + len(text), 1)
        rows = np.flatnonzero((by_length >= MIN_RATIO_BY_LENGTH) & (lengths > 0) & mask)
        shared = np.bitwise_count(self.bits[place][rows] & own).sum(axis=1, dtype=np.int32)
        chance = counts[rows] * (size / BITS)  # bits that two texts without a relation share
        score = (shared - chance) / np.maximum(counts[rows] + size - 2 * chance, 1)
        best = np.argpartition(-score, limit)[:limit] if len(rows) > limit else np.arange(len(rows))
        return self.keys[rows[best[np.argsort(-score[best])]]]


CACHE = ProcessCache(Sketches)


def current_sketches() -> Sketches:
    """Return the sketches of the index as it is; they are read again only where it has changed."""
    return CACHE.current()
