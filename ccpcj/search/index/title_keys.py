"""The order of titles in each language, as the index keeps it."""

from collections.abc import Sequence

from ccpcj.lib.collation import alphabet_key
from ccpcj.lib.languages import LANGUAGES, words
from ccpcj.search.models import TitleKey
from resolutions.models import Resolution


def title_keys(works: Sequence[int]) -> list[TitleKey]:
    """Return the keys, not saved, of these works, of those that are there; public or not."""
    return [
        TitleKey(work_id=work.pk, **{lang: alphabet_key(words(work, "title", lang), lang) for lang in LANGUAGES})
        for work in Resolution.objects.filter(pk__in=works)
    ]
