"""The hits of a search as a table for people's own tools."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext, override

from ccpcj.lib.batches import batches
from ccpcj.lib.tables import Cell, Column, File, Table, table_file
from ccpcj.search.results.hits import hits_of_keys

from .filters import Search

SUFFIXES = ("csv", "xlsx", "json")


def hits_file(search: Search, suffix: str, lang: str) -> File:
    """Return all hits, in their order, with their words in one language where they have it."""
    with override(lang):
        columns = (
            Column("kind", gettext("Kind of hit"), 22), Column("text", gettext("Text"), 40),
            Column("number", gettext("Paragraph"), 10), Column("symbol", gettext("Symbol"), 22),
            Column("year", gettext("Year"), 8), Column("body", gettext("Adopting body"), 30),
            Column("language", gettext("Language"), 8), Column("words", gettext("Words"), 90),
            Column("address", gettext("Address"), 50),
        )  # fmt: skip
    stem = f"ccpcj-search-{timezone.localdate().isoformat()}"
    return table_file(Table(columns, hit_cells(search, lang), lang), stem, suffix)


def hit_cells(search: Search, lang: str) -> Iterator[tuple[Cell, ...]]:
    """Give the cells of each hit; a batch of hits is read at once."""
    for keys in batches(search.keys):
        with override(lang):
            hits = hits_of_keys(keys, (), search.languages_of(keys))
            kinds = [hit.kind_name for hit in hits]
        for hit, kind in zip(hits, kinds, strict=True):
            language = hit.excerpt.lang if hit.excerpt else ""
            words = hit.texts.get(language, "")
            yield kind, hit.label, hit.number, hit.symbol, hit.year, hit.body, language, words, hit.address
