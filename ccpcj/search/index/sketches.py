"""Sketches of texts: 512 bits that say which three letters in a row a text has.

Two texts with many such letters in common are near. Comparing a text with all of a language takes some milliseconds;
the few hundred that share most are then compared letter by letter. On resolutions this found all near ones, where the
rarest words found two in three (FIGURES.md).
"""

from collections.abc import Mapping, Sequence

import numpy as np

from ccpcj.lib.folding import for_phrases
from ccpcj.lib.languages import LANGUAGES
from ccpcj.search.models import Entry

from .process_cache import Kept

BITS = 512
WORDS = BITS // 64
LETTERS = {"zh": 2}  # in a row; three elsewhere
LEAST = 0.5  # of the letters in common that two near texts can have by their lengths alone
MULTIPLIER, GOLDEN = np.uint64(0x100000001B3), np.uint64(0x9E3779B97F4A7C15)  # of FNV and of Fibonacci hashing
LONGEST = 65_535
RECORD = np.dtype([("bits", "<u8", (len(LANGUAGES), WORDS)), ("length", "<u2", (len(LANGUAGES),))])


def sketch(text: str, language: str) -> np.ndarray:
    """The sketch of a plain text, as eight numbers of 64 bits."""
    letters = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    size = LETTERS.get(language, 3)
    if len(letters) < size:
        letters = np.pad(letters, (0, size - len(letters)))
    hashed = np.zeros(len(letters) - size + 1, dtype=np.uint64)
    for place in range(size):
        hashed = hashed * MULTIPLIER + letters[place : len(letters) - size + 1 + place]
    places = ((hashed ^ (hashed >> np.uint64(29))) * GOLDEN) >> np.uint64(55)
    bits = np.zeros(BITS, dtype=np.uint8)
    bits[places.astype(np.int64)] = 1
    return np.packbits(bits).view("<u8")


def record(texts: Mapping[str, Sequence[str]]) -> bytes:
    """The sketches of a paragraph in all its languages, as the index keeps them."""
    held = np.zeros((), dtype=RECORD)
    for place, language in enumerate(LANGUAGES):
        if text := for_phrases(" ".join(texts.get(language, ()))):
            held["bits"][place] = sketch(text, language)
            held["length"][place] = min(len(text), LONGEST)
    return held.tobytes()


class Sketches:
    """Those of all adopted paragraphs, lowest key first."""

    def __init__(self) -> None:
        entries = Entry.objects.filter(adopted=True, sketches__isnull=False).order_by("pk")
        rows = list(entries.values_list("pk", "sketches").iterator(chunk_size=20_000))
        self.keys = np.array([key for key, _held in rows], dtype=np.int64)
        held = np.frombuffer(b"".join(bytes(held) for _key, held in rows), dtype=RECORD)
        self.bits = [np.ascontiguousarray(held["bits"][:, place]) for place in range(len(LANGUAGES))]
        self.lengths = [held["length"][:, place].astype(np.int32) for place in range(len(LANGUAGES))]
        self.counts = [np.bitwise_count(bits).sum(axis=1, dtype=np.int32) for bits in self.bits]

    def nearest(self, text: str, language: str, among: np.ndarray, most: int) -> np.ndarray:
        """The keys of the texts that are likeliest near to a plain one, the likeliest first.

        `among` is a truth value for each.
        """
        place = LANGUAGES.index(language)
        own = sketch(text, language)
        size, lengths, counts = int(np.bitwise_count(own).sum()), self.lengths[place], self.counts[place]
        by_length = 2 * np.minimum(lengths, len(text)) / np.maximum(lengths + len(text), 1)
        rows = np.flatnonzero((by_length >= LEAST) & (lengths > 0) & among)
        shared = np.bitwise_count(self.bits[place][rows] & own).sum(axis=1, dtype=np.int32)
        chance = counts[rows] * (size / BITS)  # bits that two texts without a relation share
        score = (shared - chance) / np.maximum(counts[rows] + size - 2 * chance, 1)
        best = np.argpartition(-score, most)[:most] if len(rows) > most else np.arange(len(rows))
        return self.keys[rows[best[np.argsort(-score[best])]]]


KEPT = Kept(Sketches)


def sketches() -> Sketches:
    """Those of the index as it is now."""
    return KEPT.now()
