"""The words that texts print, for suggestions while one types and for "did you mean"."""

import re
from collections import defaultdict
from collections.abc import Iterable

from ccpcj.lib.analysis.pieces import pieces
from ccpcj.lib.analysis.stems import SCRIPTS
from ccpcj.lib.batches import batches
from ccpcj.lib.folding import for_search
from ccpcj.search.models import Word

from .index_rows import Row

SHORTEST, LONGEST = 3, 60
RUN = re.compile(r"[^\W\d_]{3,}")


class Learner:
    """Takes up words, each once, whatever number of texts have it."""

    def __init__(self) -> None:
        self.known: dict[str, set[str]] = defaultdict(set)  # by language, as printed

    def learn(self, rows: Iterable[Row]) -> None:
        new = [word for row in rows for lang, texts in row.texts.items() for word in self.new_words(texts, lang)]
        for some in batches(new):
            Word.objects.bulk_create(some, ignore_conflicts=True)

    def new_words(self, texts: Iterable[str], lang: str) -> Iterable[Word]:
        known = self.known[lang]
        for printed in {word for text in texts for word in RUN.findall(text)} - known:
            known.add(printed)
            for piece in pieces(printed):
                if piece.script == SCRIPTS.get(lang) and len(piece.text) >= SHORTEST:
                    yield Word(
                        language=lang, folded=for_search(piece.text)[:LONGEST], word=piece.text.lower()[:LONGEST]
                    )
