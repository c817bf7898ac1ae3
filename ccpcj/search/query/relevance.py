"""How well entries and texts fit a query, and their order: each text at its best place, then its further places.

A text is about what is asked when its title says it, or a good part of its paragraphs; then the text itself comes
first, as its title. The fit of an entry is the share that it has of what is asked, what is rare counting more.
"""

from dataclasses import dataclass

import numpy as np

from ccpcj.search.models import HitKind

from .facet_arrays import FacetArrays, Mask

USUAL_LENGTH = 80  # terms of a paragraph that is not long, in the language that has most of them
TITLE_ALIKE = 0.5  # share of the words that the title of a text about them has
SHARE, SEVERAL = 0.3, 2  # of the paragraphs of a text about the words have them, and how many at least
OPERATIVE = 0.02  # what an operative paragraph gains: it asks, where others recall
TOGETHER, LED_BY_TITLE = 0.3, 2.0  # what an entry gains by words side by side, and as the title of a text about them


@dataclass
class Relevance:
    """The fit of each entry, from 0 to 1 and more, and of each work."""

    entries: np.ndarray
    works: np.ndarray
    about: np.ndarray  # of each work: whether it is about what is asked

    def sort(self, arrays: FacetArrays, places: np.ndarray) -> np.ndarray:
        """Return the places, given newest first, in their order."""
        lengths = np.maximum(arrays.lengths[places], USUAL_LENGTH)
        places = places[np.lexsort((lengths, -self.entries[places]))]
        codes = arrays.work_codes[places]
        first = np.zeros(len(places), dtype=bool)
        first[np.unique(codes, return_index=True)[1]] = True
        first |= codes < 0
        fit = np.where(codes >= 0, self.works[codes], 1.5 * self.entries[places]) if len(self.works) else first * 1.0
        return places[np.lexsort((np.where(first, -fit, 0), ~first))]


@dataclass
class Fit:
    """What is known of the hits, from which their order is made.

    entries   the share of what is asked that each entry has
    words     the same of the words alone, fields left out
    coverage  the share that each work has, its title and paragraphs taken together
    """

    hits: Mask
    entries: np.ndarray
    words: np.ndarray
    coverage: np.ndarray
    side_by_side: Mask | None = None


def relevance_of(arrays: FacetArrays, fit: Fit) -> Relevance:
    """Return how well entries and works fit."""
    hits = np.flatnonzero(fit.hits)
    codes = arrays.work_codes[hits]
    of_works = codes >= 0
    sums = np.bincount(codes[of_works], weights=fit.words[hits][of_works], minlength=len(arrays.works))
    best = np.zeros(len(arrays.works))
    entries = fit.entries.copy()
    if fit.side_by_side is not None:
        entries += TOGETHER * fit.side_by_side
    np.maximum.at(best, codes[of_works], entries[hits][of_works])
    share = sums / np.maximum(arrays.sizes_of_works, 1)
    titles = np.where(arrays.title_places >= 0, fit.words[arrays.title_places] if len(fit.words) else 0, 0)
    about = (titles >= TITLE_ALIKE) | ((share >= SHARE) & (sums >= SEVERAL))
    entries += OPERATIVE * arrays.facets["kind"].mask([HitKind.OPERATIVE])
    leading = arrays.title_places[about & (arrays.title_places >= 0)]
    entries[leading] += LED_BY_TITLE
    return Relevance(entries, fit.coverage + best / 2 + titles + share + np.log1p(sums) / 10, about)


def titles_about(arrays: FacetArrays, relevance: Relevance) -> Mask:
    """Return the titles of the works that are about what is asked."""
    mask = arrays.nothing
    mask[arrays.title_places[relevance.about & (arrays.title_places >= 0)]] = True
    return mask


def works_with(arrays: FacetArrays, mask: Mask) -> Mask:
    """Return the works of which an entry is in the mask."""
    codes = arrays.work_codes[mask]
    return np.bincount(codes[codes >= 0], minlength=len(arrays.works)) > 0
