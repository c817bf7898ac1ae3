"""The hits of a search as a table for people's own tools."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext, override

from ccpcj.lib.batches import batches
from ccpcj.lib.tables import Cell, Column, File, Table, table_file
from ccpcj.search.results.hits import hits

from .filters import Search

SUFFIXES = ("csv", "xlsx", "json")


def hits_file(found: Search, suffix: str, lang: str) -> File:
    """All hits, in their order, with their words in one language where it is held."""
    with override(lang):
        columns = (
            Column("kind", gettext("Kind of hit"), 22), Column("text", gettext("Text"), 40),
            Column("number", gettext("Paragraph"), 10), Column("symbol", gettext("Symbol"), 22),
            Column("year", gettext("Year"), 8), Column("body", gettext("Adopting body"), 30),
            Column("language", gettext("Language"), 8), Column("words", gettext("Words"), 90),
            Column("address", gettext("Address"), 50),
        )  # fmt: skip
    stem = f"ccpcj-search-{timezone.localdate().isoformat()}"
    return table_file(Table(columns, rows(found, lang), lang), stem, suffix)


def rows(found: Search, lang: str) -> Iterator[tuple[Cell, ...]]:
    for keys in batches(found.keys):
        with override(lang):
            made = hits(keys, (), found.languages_of(keys))
            kinds = [hit.kind_name for hit in made]
        for hit, kind in zip(made, kinds, strict=True):
            shown = hit.shown.lang if hit.shown else ""
            words = hit.texts.get(shown, "")
            yield kind, hit.label, hit.number, hit.symbol, hit.year, hit.body, shown, words, hit.address
