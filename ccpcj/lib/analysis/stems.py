"""The stems of words, by the Snowball stemmers (PyStemmer: BSD, in C, some 60 times as fast as the Python ones)."""

from functools import cache, lru_cache

from Stemmer import Stemmer

ALGORITHMS = {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "ru": "russian"}
SCRIPTS = {"ar": "arabic", "ru": "cyrillic", "en": "latin", "fr": "latin", "es": "latin"}


@cache
def stemmer(language: str) -> Stemmer:
    return Stemmer(ALGORITHMS[language], 0)  # the cache below is quicker than its own


@lru_cache(1 << 18)
def stem(folded: str, script: str, language: str) -> str:
    """The stem of a folded word; a word in another script than its language's stays as it is: UNODC in Arabic."""
    stemmed = str(stemmer(language).stemWord(folded)) if SCRIPTS.get(language) == script else folded
    return stemmed or folded  # of some short Arabic words the stemmer leaves nothing
