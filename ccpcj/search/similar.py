"""Agreed language: the adopted paragraphs nearest to a text, and which words differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from ccpcj.lib.alignment import Run, Token, differences, tokens
from ccpcj.lib.analysis.readings import readings
from ccpcj.lib.analysis.tongues import by_language
from ccpcj.lib.batches import batches
from resolutions.models import ParagraphText

from .columns import Columns
from .keys import source_of
from .sketches import Sketches, plain

ROUND = 250  # candidates compared letter by letter at once; the last is a round whose second half has nothing near
COMPARED = 12 * ROUND  # candidates at most
SHOWN = 10
NEAR = 60  # per cent from which a text counts as near
LEAST = 55  # per cent below which nothing is shown: unrelated paragraphs of a language share up to 50
LONGEST = 5000  # characters of a paragraph


@dataclass(frozen=True)
class Near:
    """An adopted paragraph near to a text: how near in per cent, and the words that differ."""

    key: int
    language: str
    per_cent: float
    agreed: str
    proposed: str

    @property
    def rounded(self) -> int:
        """Never 100 where a word differs."""
        return int(self.per_cent) if self.per_cent < 100 else 100

    @property
    def runs(self) -> list[Run]:
        """From the agreed words to the proposed ones, whatever their case."""
        return differences(in_small_letters(self.agreed), in_small_letters(self.proposed))


def in_small_letters(text: str) -> list[Token]:
    """The units, the first with a space before it like the others: it may come to stand behind one that was added."""
    return [token._replace(key=token.key.lower()) for token in tokens(f" {text}")]


@dataclass(frozen=True)
class Among:
    """Which adopted paragraphs are looked at; an empty value lets all through."""

    body: str = ""
    first_year: int | None = None
    last_year: int | None = None
    theme: str = ""
    language: str = ""

    def mask(self, columns: Columns, sketches: Sketches) -> np.ndarray:
        """A truth value for each sketch."""
        years = columns.facets["year"]
        found = columns.everything
        if self.body:
            found = found & columns.facets["body"].mask([self.body])
        if self.theme:
            found = found & columns.facets["theme"].mask([self.theme])
        if self.first_year or self.last_year:
            first, last = self.first_year or 0, self.last_year or 9999
            found = found & years.mask(year for year in years.names if first <= year <= last)
        # another process may have written since the columns were read
        return np.isin(sketches.keys, columns.keys[found], assume_unique=True)


class Finder:
    """Finds what is near to one text after another among the same paragraphs."""

    def __init__(self, columns: Columns, sketches: Sketches, among: Among, reader: str = "en") -> None:
        self.sketches, self.among, self.reader = sketches, among, reader
        self.mask = among.mask(columns, sketches)

    def near(self, text: str, most: int = SHOWN, but: int = 0) -> list[Near]:
        """The nearest paragraphs, best first, each once; `but` is the key of one to leave out."""
        best: dict[int, Near] = {}
        for reading in readings(text[:LONGEST]):
            for language, part in self.parts(reading).items():
                for found in self.nearest(part, language, most + 1):
                    if found.key not in best or found.per_cent > best[found.key].per_cent:
                        best[found.key] = found
        best.pop(but, None)
        return sorted(best.values(), key=lambda found: (-found.per_cent, -found.key))[:most]

    def parts(self, reading: str) -> dict[str, str]:
        if self.among.language:
            return {self.among.language: reading}
        return by_language(reading, self.reader)

    def nearest(self, text: str, language: str, most: int) -> list[Near]:
        """The nearest texts of a language, best first, compared round by round from the likeliest on."""
        asked, found = plain(text), list[Near]()
        for keys in batches(self.sketches.nearest(asked, language, self.mask, COMPARED), ROUND):
            new = list(compared(text, asked, texts_of(keys, language), language, most))
            found += new
            if not {one.key for one in new if one.per_cent >= NEAR}.intersection(keys[ROUND // 2 :]):
                break
        return sorted(found, key=lambda one: -one.per_cent)[:most]


def compared(text: str, asked: str, held: dict[int, str], language: str, most: int) -> Iterator[Near]:
    """Those of the texts that are near enough to be shown."""
    rows = list(held.items())
    choices = [plain(agreed) for _key, agreed in rows]
    for _text, per_cent, place in process.extract(asked, choices, scorer=fuzz.ratio, score_cutoff=LEAST, limit=most):
        key, agreed = rows[place]
        yield Near(key, language, per_cent, agreed, text)


def texts_of(keys: Iterable[int], language: str) -> dict[int, str]:
    """The texts of paragraphs in a language, by the key of the index."""
    by_source = {source_of(int(key))[1]: int(key) for key in keys}
    held: dict[int, str] = {}
    for some in batches(by_source):
        texts = ParagraphText.objects.filter(paragraph__in=some, language=language).order_by()
        held |= {by_source[source]: text for source, text in texts.values_list("paragraph_id", "text")}
    return held
