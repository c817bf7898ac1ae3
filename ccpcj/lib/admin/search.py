"""Search that finds a record by its words as the search of the site does, and by any of its names and codes."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import chain

from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest

from ccpcj.lib.folding import for_lookup
from ccpcj.lib.word_filter import WORD_SEARCHES, rows_of_keys

WORDS_OF_RECORD = "texts__"  # rows of a record, one a language: long, and for what is public in the index
Ranks = dict[int, list[int]]


class FoldedSearch(ModelAdmin):
    """Asks the index for records that it holds, and reads the `search_fields` and compares them here.

    No two databases agree on case and accents. A field with "=" before its name is a number or code that must be
    typed whole. Long words are read of drafts alone, which the index does not hold. An exact name or code comes first
    in the choices of a field, then what begins with the words typed.
    """

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        term = for_lookup(search_term)
        if not term:
            return queryset, False
        ranks = self.ranks(queryset, term)
        keys = [*chain.from_iterable(ranks.values()), *self.keys_in_index(search_term)]
        queryset = queryset.filter(pk__in=rows_of_keys(keys))
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            best = Case(*(When(pk__in=rows_of_keys(ranks[rank]), then=Value(rank)) for rank in (0, 1) if ranks[rank]),
                        default=Value(2))  # fmt: skip
            queryset = queryset.order_by(best, *self.get_ordering(request) or queryset.model._meta.ordering)
        return queryset, False

    def keys_in_index(self, query: str) -> Iterable[int]:
        """Return the records that the search finds; none where it does not understand what is asked."""
        try:
            return WORD_SEARCHES[self.model](query) if self.model in WORD_SEARCHES else ()
        except ValidationError:
            return ()

    def ranks(self, queryset: QuerySet, term: str) -> Ranks:
        """The records that match: 0 exactly, 1 from the start, 2 somewhere."""
        fields = [name for name in self.search_fields if not name.startswith(WORDS_OF_RECORD)]
        ranks = ranked_keys(queryset, fields, term)
        if len(fields) < len(self.search_fields):
            public = self.model._default_manager.public().order_by().values("pk")
            drafts = ranked_keys(queryset.exclude(pk__in=public), self.search_fields, term)
            for rank, keys in drafts.items():
                ranks[rank] += keys
        return ranks


def ranked_keys(queryset: QuerySet, fields: Iterable[str], term: str) -> Ranks:
    """Return the keys of the records that match a term in these fields, by rank."""
    fold = cache(for_lookup)  # of many rows that say the same
    exact = [name.startswith("=") for name in fields]
    names: dict[int, set[str]] = defaultdict(set)
    codes: dict[int, set[str]] = defaultdict(set)
    rows = queryset.order_by().values_list("pk", *(name.removeprefix("=") for name in fields)).distinct()
    for pk, *values in rows:
        folded = [fold(str(value)) if value not in (None, "") else "" for value in values]
        codes[pk].update(value for value, is_code in zip(folded, exact, strict=True) if value and is_code)
        parts = [value for value, is_code in zip(folded, exact, strict=True) if value and not is_code]
        names[pk].update(parts, [" ".join(parts)])
    ranks: Ranks = defaultdict(list)
    for pk in names:
        if (rank := rank_of(term, names[pk], codes[pk])) is not None:
            ranks[rank].append(pk)
    return ranks


def rank_of(term: str, names: set[str], codes: set[str]) -> int | None:
    if term in names or term in codes:
        return 0
    if any(name.startswith(term) for name in names):
        return 1
    words = [word for word in term.split() if word not in codes]
    return 2 if any(all(word in name for word in words) for name in names) else None
