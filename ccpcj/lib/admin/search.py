"""Search that finds a record by any of its names, in any language and any spelling."""

from collections import defaultdict
from itertools import chain

from django.contrib.admin import ModelAdmin
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest

from ccpcj.lib.folding import for_lookup


class FoldedSearch(ModelAdmin):
    """Reads the `search_fields` and compares them here, for no two databases agree on case and accents.

    For records in thousands, not in millions: states, groups, organizations, persons, titles. An exact name or code
    comes first, then what begins with the words typed.
    """

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        term = for_lookup(search_term)
        if not term:
            return queryset, False
        ranks = self.ranks(queryset, term)
        queryset = queryset.filter(pk__in=[*chain.from_iterable(ranks.values())])
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            best = Case(*(When(pk__in=ranks[rank], then=Value(rank)) for rank in (0, 1) if ranks[rank]),
                        default=Value(2))  # fmt: skip
            queryset = queryset.order_by(best, *self.get_ordering(request) or queryset.model._meta.ordering)
        return queryset, False

    def ranks(self, queryset: QuerySet, term: str) -> dict[int, list[int]]:
        """The records that match: 0 exactly, 1 from the start, 2 somewhere."""
        names: dict[int, set[str]] = defaultdict(set)
        for pk, *values in queryset.order_by().values_list("pk", *self.search_fields).distinct():
            values = [for_lookup(str(value)) for value in values if value not in (None, "")]
            names[pk].update(values, [" ".join(values)])
        by_rank: dict[int, list[int]] = defaultdict(list)
        for pk, texts in names.items():
            if (rank := rank_of(term, texts)) is not None:
                by_rank[rank].append(pk)
        return by_rank


def rank_of(term: str, names: set[str]) -> int | None:
    if term in names:
        return 0
    if any(name.startswith(term) for name in names):
        return 1
    return 2 if any(all(word in name for word in term.split()) for name in names) else None
