"""The words of lists, those of the public and those of staff: the records in which the search finds what is asked."""

from functools import partial

import numpy as np
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from ccpcj.lib.word_filter import searches
from ccpcj.search.index.entry_keys import record_of_key
from ccpcj.search.index.index_rows import INDEX_SOURCES
from ccpcj.search.models import IndexedTable
from resolutions.models import Resolution

from .complaints import complaint
from .evaluate import QueryEvaluator, parse_search
from .facet_arrays import FacetArrays, Mask, current_facet_arrays
from .grammar import QueryError
from .understand import QueryReader


@searches(Resolution)
def works_with_words(query: str) -> list[int]:
    """Return the works of the hits: of their titles, and of paragraphs of their public versions."""
    arrays = current_facet_arrays()
    codes = np.unique(arrays.work_codes[hits_mask(query, arrays)])
    return [arrays.works[code] for code in codes if code >= 0]


def records_with_words(table: int, query: str) -> list[int]:
    """Return the records of an IndexedTable among the hits."""
    arrays = current_facet_arrays()
    records = (record_of_key(int(key)) for key in arrays.keys[hits_mask(query, arrays)])
    return [record for hit_table, record in records if hit_table == table]


for indexed_table, source in INDEX_SOURCES.items():
    if indexed_table != IndexedTable.TITLE:
        searches(source.model)(partial(records_with_words, indexed_table))


def hits_mask(query: str, arrays: FacetArrays) -> Mask:
    """Return the entries that a query finds; ValidationError says what is not understood of it."""
    try:
        tree = QueryReader(arrays, get_language() or "en").understand(parse_search(query)).tree
        return QueryEvaluator(arrays).evaluate(tree).anywhere
    except QueryError as error:
        raise ValidationError(complaint(error)) from None
