"""What both databases have alike."""

from collections.abc import Mapping, Sequence

from django.db import connection

Terms = tuple[int, Mapping[str, Sequence[str]]]  # the key of an entry, and its terms in each language


def clear() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_terms")
