"""Agreed language: the adopted paragraphs nearest to a text, and which words differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from ccpcj.lib.alignment import Run, Token, differences, key_of, passage, ratio, tokens
from ccpcj.lib.analysis.readings import readings
from ccpcj.lib.analysis.tongues import by_language
from ccpcj.lib.batches import batches
from ccpcj.lib.folding import for_phrases
from ccpcj.search.index.entry_keys import source_of
from ccpcj.search.index.sketches import Sketches
from ccpcj.search.query.facet_arrays import Columns
from resolutions.models import ParagraphText

from .clauses import likely

ROUND = 250  # candidates compared letter by letter at once; the last is a round whose second half has nothing near
COMPARED = 12 * ROUND  # candidates at most
SHOWN = 10
LETTERS = 60  # per cent of letters in common from which a text is a candidate; unrelated ones share up to 50
LEAST_LETTERS = 55  # of one that words may still show to be near
NEAR = 0.5  # of the words in common from which a text is near
CLAUSE, PART = 50, 0.65  # units of a clause at most; the share of them from which a passage is near to it
CLOSE = 0.8  # a text with so many words in common needs no passages beside it
LONGEST = 5000  # characters of a paragraph
ENDS = " ,;.:،؛，；。："  # of a clause; in a longer paragraph others follow it


class Candidate(NamedTuple):
    key: int
    letters: float  # per cent that are the same
    text: str


@dataclass(frozen=True)
class Near:
    """An adopted paragraph, or a passage of one, near to a text.

    share          of the words that are the same in the same order: 0 to 1; in a passage, of the words proposed
    before, after  what the paragraph has around the passage; both empty where it is compared as a whole
    way            how a text under negotiation was read: of ccpcj.lib.analysis.readings
    """

    key: int
    language: str
    share: float
    agreed: str
    proposed: str
    before: str = ""
    after: str = ""
    way: str = ""

    @property
    def per_cent(self) -> int:
        """Never 100 where a word differs."""
        return min(round(self.share * 100), 99 if self.share < 1 else 100)

    @property
    def is_part(self) -> bool:
        return bool(self.before.strip() or self.after.strip())

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

    def mask(self, columns: Columns) -> np.ndarray:
        """A truth value for each entry of the index."""
        years = columns.facets["year"]
        found = columns.everything
        if self.body:
            found = found & columns.facets["body"].mask([self.body])
        if self.theme:
            found = found & columns.facets["theme"].mask([self.theme])
        if self.first_year or self.last_year:
            first, last = self.first_year or 0, self.last_year or 9999
            found = found & years.mask(year for year in years.names if first <= year <= last)
        return found


class Finder:
    """Finds what is near to one text after another among the same paragraphs."""

    def __init__(self, columns: Columns, sketches: Sketches, among: Among, reader: str = "en") -> None:
        self.columns, self.sketches, self.among, self.reader = columns, sketches, among, reader
        self.mask = among.mask(columns) & columns.mask_of(sketches.keys)
        # another process may have written since the columns were read
        self.sketched = np.isin(sketches.keys, columns.keys[self.mask], assume_unique=True)

    def near(self, text: str, most: int = SHOWN, but: int = 0) -> list[Near]:
        """The nearest paragraphs, best first, each once and as many of each language that the text is in.

        `but` is the key of one to leave out.
        """
        best: dict[str, dict[int, Near]] = defaultdict(dict)
        for way, reading in readings(text[:LONGEST]).items():
            for language, part in self.parts(reading).items():
                for found in self.of_language(part, language, most + 1):
                    held = best[language].get(found.key)
                    if found.key != but and (held is None or found.share > held.share):
                        best[language][found.key] = replace(found, way=way)
        each = -(-most // max(len(best), 1))
        chosen = [one for found in best.values() for one in sorted(found.values(), key=order)[:each]]
        return sorted(chosen, key=order)[:most]

    def parts(self, reading: str) -> dict[str, str]:
        if self.among.language:
            return {self.among.language: reading}
        return by_language(reading, self.reader)

    def of_language(self, text: str, language: str, most: int) -> list[Near]:
        """What is near as a whole; where nothing is close, the passages that are near to a clause as well."""
        units = keys_of(text)
        whole = [
            Near(one.key, language, ratio(units, keys_of(one.text)), one.text, text)
            for one in self.nearest(text, language, most)
        ]
        found = [one for one in whole if one.share >= NEAR]
        if len(units) <= CLAUSE and all(one.share < CLOSE for one in found):
            known = {one.key for one in found}
            found += [one for one in self.passages(text, language) if one.key not in known]
        return sorted(found, key=order)[:most]

    def nearest(self, text: str, language: str, most: int) -> list[Candidate]:
        """The likeliest texts of a language, compared letter by letter, round by round from the likeliest on."""
        asked, found = for_phrases(text), list[Candidate]()
        keys = self.sketches.nearest(asked, language, self.sketched, COMPARED)
        for some in batches(keys, ROUND):
            new = list(compared(asked, texts_of(some, language), most))
            found += new
            if not {one.key for one in new if one.letters >= LETTERS}.intersection(some[ROUND // 2 :]):
                break
        return sorted(found, key=lambda one: -one.letters)[:most]

    def passages(self, clause: str, language: str) -> Iterator[Near]:
        """The passages of paragraphs that are near to a clause."""
        clause = clause.rstrip(ENDS)
        units = keys_of(clause)
        for key, text in texts_of(likely(clause, language, self.columns, self.mask), language).items():
            held = tokens(text)
            found = passage(units, [token.key.lower() for token in held])
            if found.share >= PART:
                before, agreed, after = (
                    "".join(token.text for token in some)
                    for some in (held[: found.start], held[found.start : found.end], held[found.end :])
                )
                yield Near(key, language, found.share, agreed, clause, before, after)


def order(found: Near) -> tuple[float, bool, int]:
    """The nearest first, whole paragraphs before passages, then the newest."""
    return -found.share, found.is_part, -found.key


def keys_of(text: str) -> list[str]:
    return [key.lower() for key in key_of(text)]


def compared(asked: str, held: dict[int, str], most: int) -> Iterator[Candidate]:
    """Those of the texts that have enough letters in common with a plain one."""
    rows = list(held.items())
    choices = [for_phrases(agreed) for _key, agreed in rows]
    best = process.extract(asked, choices, scorer=fuzz.ratio, score_cutoff=LEAST_LETTERS, limit=most)
    for _text, per_cent, place in best:
        yield Candidate(rows[place][0], per_cent, rows[place][1])


def texts_of(keys: Iterable[int], language: str) -> dict[int, str]:
    """The texts of paragraphs in a language, by the key of the index."""
    by_source = {source_of(int(key))[1]: int(key) for key in keys}
    held: dict[int, str] = {}
    for some in batches(by_source):
        texts = ParagraphText.objects.filter(paragraph__in=some, language=language).order_by()
        held |= {by_source[source]: text for source, text in texts.values_list("paragraph_id", "text")}
    return held
