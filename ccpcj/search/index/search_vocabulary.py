"""The words that texts print, for suggestions while one types and for "did you mean"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ccpcj.lib.analysis.pieces import pieces
from ccpcj.lib.analysis.stems import SCRIPTS
from ccpcj.lib.batches import batches
from ccpcj.lib.folding import for_search
from ccpcj.search.models import VocabularyWord

from .index_rows import IndexRow

MIN_LETTERS, MAX_LETTERS = 3, 60
LETTERS = re.compile(r"[^\W\d_]{3,}")


class Vocabulary:
    """Collects words, each once a language, whatever number of texts have it."""

    def __init__(self) -> None:
        self.known: dict[str, set[str]] = defaultdict(set)  # by language, as printed

    def words_of_rows(self, rows: Iterable[IndexRow]) -> list[VocabularyWord]:
        """Return the words, not saved, of the rows' texts that were not given before."""
        return [word for row in rows for lang, texts in row.texts.items() for word in self.new_words(texts, lang)]

    def new_words(self, texts: Iterable[str], lang: str) -> Iterator[VocabularyWord]:
        """Give the words of a language's own script that were not given before."""
        known = self.known[lang]
        for printed in {word for text in texts for word in LETTERS.findall(text)} - known:
            known.add(printed)
            for piece in pieces(printed):
                if piece.script == SCRIPTS.get(lang) and len(piece.text) >= MIN_LETTERS:
                    word, folded = piece.text.lower()[:MAX_LETTERS], for_search(piece.text)[:MAX_LETTERS]
                    yield VocabularyWord(language=lang, folded=folded, word=word)


def write_words(words: Sequence[VocabularyWord]) -> None:
    """Write the words that are not written yet."""
    for batch in batches(words):
        VocabularyWord.objects.bulk_create(batch, ignore_conflicts=True)
