"""In which paragraphs a clause may stand: those of the index that have most of its pieces, a few words each."""

from collections.abc import Iterator

import numpy as np

from ccpcj.lib.analysis import analyse
from ccpcj.lib.analysis.common import COMMON_TERMS
from ccpcj.search.index.question import Phrase
from ccpcj.search.index.store import store
from ccpcj.search.query.facet_arrays import Columns
from ccpcj.search.query.terms import chinese

PIECE = 3  # terms side by side
MOST_PIECES, FEWEST = 8, 3
LEAST_PIECES = 0.3  # of them that a paragraph must have
COMPARED = 80


def pieces(clause: str, language: str) -> Iterator[Phrase]:
    """The pieces that tell most; more than one word that any text has is slow to find, and tells nothing."""
    terms = [term.text for term in analyse(clause, language)]
    cut = [terms[start : start + PIECE] for start in range(max(len(terms) - PIECE + 1, min(len(terms), 1)))]
    usual = COMMON_TERMS.get(language, frozenset())
    cut.sort(key=lambda piece: len(usual.intersection(piece)))
    telling = sum(len(usual.intersection(piece)) < 2 for piece in cut)
    yield from (chinese(piece) for piece in cut[: min(telling, MOST_PIECES) or FEWEST])


def likely(clause: str, language: str, columns: Columns, among: np.ndarray) -> np.ndarray:
    """The keys of the entries that have most of the pieces, first of all those with the most, then the newest.

    `among` is a truth value for each entry of the index.
    """
    asked = list(pieces(clause, language))
    counts = np.zeros(len(columns), dtype=np.int16)
    for piece in asked:
        counts += columns.mask_of(store().matching(language, piece))
    places = np.flatnonzero((counts >= max(1, LEAST_PIECES * len(asked))) & among)[::-1]
    return columns.keys[places[np.argsort(-counts[places], kind="stable")][:COMPARED]]
