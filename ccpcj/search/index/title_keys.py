"""The order of titles in each language, as the index keeps it."""

from collections.abc import Iterable, Sequence

from ccpcj.lib.collation import alphabet_key
from ccpcj.lib.languages import LANGUAGES, words
from ccpcj.search.models import IndexedTable, TitleKey
from resolutions.models import Resolution

from .entry_keys import entry_key
from .index_rows import IndexRow


def title_keys(works: Sequence[int], rows: Iterable[IndexRow]) -> list[TitleKey]:
    """Return the keys, not saved, of these works, of those that are there; `rows` are those of the public ones."""
    days = {row.record: row.day for row in rows}
    return [
        TitleKey(
            work_id=work.pk,
            newest=entry_key(days.get(work.pk), IndexedTable.TITLE, work.pk),
            **{lang: alphabet_key(words(work, "title", lang), lang) for lang in LANGUAGES},
        )
        for work in Resolution.objects.filter(pk__in=works)
    ]
