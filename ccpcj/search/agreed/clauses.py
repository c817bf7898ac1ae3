"""In which paragraphs a clause may stand: those of the index that have most of its pieces, a few words each."""

import numpy as np

from ccpcj.lib.analysis import analyse
from ccpcj.lib.analysis.common_words import COMMON_TERMS
from ccpcj.search.index.question import Phrase
from ccpcj.search.index.store import term_store
from ccpcj.search.query.facet_arrays import FacetArrays, Mask
from ccpcj.search.query.query_terms import phrase_of_terms

PIECE_LENGTH = 3  # terms side by side
MAX_PIECES, MIN_PIECES = 8, 3
MIN_SHARE = 0.3  # of the pieces that a paragraph must have
MAX_CANDIDATES = 80


def telling_pieces(clause: str, language: str) -> list[Phrase]:
    """Return the pieces of a clause that tell most.

    A piece with more than one word that any text has is slow to find, and tells nothing.
    """
    terms = [term.text for term in analyse(clause, language)]
    starts = range(max(len(terms) - PIECE_LENGTH + 1, min(len(terms), 1)))
    pieces = [terms[start : start + PIECE_LENGTH] for start in starts]
    common = COMMON_TERMS.get(language, frozenset())
    pieces.sort(key=lambda piece: len(common.intersection(piece)))
    telling = sum(len(common.intersection(piece)) < 2 for piece in pieces)
    return [phrase_of_terms(piece) for piece in pieces[: min(telling, MAX_PIECES) or MIN_PIECES]]


def candidate_keys(clause: str, language: str, arrays: FacetArrays, mask: Mask) -> np.ndarray:
    """Return the keys of the entries in `mask` that have most of the pieces.

    Those with the most come first, then the newest.
    """
    pieces = telling_pieces(clause, language)
    counts = np.zeros(len(arrays), dtype=np.int16)
    for piece in pieces:
        counts += arrays.mask_of_keys(term_store().matching_keys(language, piece))
    places = np.flatnonzero((counts >= max(1, MIN_SHARE * len(pieces))) & mask)[::-1]
    return arrays.keys[places[np.argsort(-counts[places], kind="stable")][:MAX_CANDIDATES]]
