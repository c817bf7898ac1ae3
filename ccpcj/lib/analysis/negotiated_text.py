"""A text under negotiation as plain words: brackets, struck words and new words in bold read in each way.

Delegations write [words not yet agreed], ~~struck out~~ and **put in**; what is pasted from a page may have
<del>, <s>, <ins>, <b>, or letters with a stroke laid over them.
"""

import re

STRUCK = re.compile(
    r"~~(.+?)~~|<(?:del|s|strike)>(.+?)</(?:del|s|strike)>|((?:[^\s]\u0336[ \u0336]*)+)", re.DOTALL | re.I
)
NEW = re.compile(r"\*\*.+?\*\*|__.+?__|<(?:ins|b|strong|u)>.+?</(?:ins|b|strong|u)>", re.DOTALL | re.IGNORECASE)
BRACKETED = re.compile(r"\[[^\[\]]*\]|［[^［］]*］|【[^【】]*】")
SIGNS = re.compile(r"\*\*|~~|__|[\[\]［］【】\u0336]|</?(?:del|s|strike|ins|b|strong|u)>", re.IGNORECASE)
MOST_DEEP = 5  # brackets in brackets
WAYS = ("proposed", "without brackets", "before")


def readings(text: str) -> dict[str, str]:
    """The different readings by their way: as proposed, without what stands in brackets, and as it stood before."""
    proposed = STRUCK.sub(" ", text)
    texts = [proposed, without_brackets(proposed), NEW.sub(" ", text)]
    ways: dict[str, str] = {}
    for way, reading in zip(WAYS, texts, strict=True):
        ways.setdefault(" ".join(SIGNS.sub("", reading).split()), way)
    return {way: reading for reading, way in ways.items() if reading}


def without_brackets(text: str) -> str:
    for _ in range(MOST_DEEP):
        text = BRACKETED.sub(" ", text)
    return text
