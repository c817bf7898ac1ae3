"""Agreed language: the adopted paragraphs nearest to a text, and which words differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from ccpcj.lib.alignment import Run, Token, compare_words, likest_passage, ratio, tokens, unit_keys
from ccpcj.lib.analysis.languages_of_text import parts_by_language
from ccpcj.lib.analysis.negotiated_text import readings
from ccpcj.lib.batches import batches
from ccpcj.lib.folding import for_phrases
from ccpcj.search.index.entry_keys import record_of_key
from ccpcj.search.index.sketches import Sketches
from ccpcj.search.query.facet_arrays import FacetArrays, Mask
from resolutions.models import ParagraphText

from .clauses import candidate_keys

ROUND = 250  # candidates compared letter by letter at once; the last is a round whose second half has nothing near
MAX_CANDIDATES = 12 * ROUND
MAX_SIMILAR = 10
MIN_LETTERS = 60  # per cent of letters in common from which a text is a candidate; unrelated ones share up to 50
MIN_LETTERS_COMPARED = 55  # of one that words may still show to be near
NEAR = 0.5  # of the words in common from which a text is near
MAX_CLAUSE, NEAR_PASSAGE = 50, 0.65  # units of a clause at most; the share of them from which a passage is near to it
CLOSE = 0.8  # a text with so many words in common needs no passages beside it
MAX_PARAGRAPH = 5000  # characters that are compared
ENDS = " ,;.:،؛，；。："  # of a clause; in a longer paragraph others follow it


class LetterMatch(NamedTuple):
    """A paragraph's text that has letters in common with another, in per cent."""

    key: int
    per_cent: float
    text: str


@dataclass(frozen=True)
class SimilarParagraph:
    """An adopted paragraph, or a passage of one, near to a text.

    key            of the paragraph's entry in the index
    share          of the words that are the same in the same order: 0 to 1; in a passage, of the words proposed
    before, after  what the paragraph has around the passage; both empty where it is compared as a whole
    reading        how a text under negotiation was read: a key of ccpcj.lib.analysis.negotiated_text
    """

    key: int
    language: str
    share: float
    agreed: str
    proposed: str
    before: str = ""
    after: str = ""
    reading: str = ""

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
        return compare_words(lowercase_tokens(self.agreed), lowercase_tokens(self.proposed))


def lowercase_tokens(text: str) -> list[Token]:
    """Return tokens with keys in small letters.

    The first has a space before it like the others: it may come to stand behind one that was added.
    """
    return [token._replace(key=token.key.lower()) for token in tokens(f" {text}")]


@dataclass(frozen=True)
class AdoptedTexts:
    """Which adopted paragraphs are looked at; an empty value lets all through."""

    body: str = ""
    first_year: int | None = None
    last_year: int | None = None
    theme: str = ""
    language: str = ""

    def mask(self, arrays: FacetArrays) -> Mask:
        years = arrays.facets["year"]
        mask = arrays.everything
        if self.body:
            mask = mask & arrays.facets["body"].mask([self.body])
        if self.theme:
            mask = mask & arrays.facets["theme"].mask([self.theme])
        if self.first_year or self.last_year:
            first, last = self.first_year or 0, self.last_year or 9999
            mask = mask & years.mask(year for year in years.choices if first <= year <= last)
        return mask


class SimilarityFinder:
    """Finds what is near to one text after another among the same paragraphs."""

    def __init__(
        self, arrays: FacetArrays, sketches: Sketches, among: AdoptedTexts, reader_language: str = "en"
    ) -> None:
        self.arrays, self.sketches, self.among, self.reader_language = arrays, sketches, among, reader_language
        self.mask = among.mask(arrays) & arrays.mask_of_keys(sketches.keys)  # over the entries
        # another process may have written since the arrays were read
        self.sketch_mask = np.isin(sketches.keys, arrays.keys[self.mask], assume_unique=True)  # over the sketches

    def similar_paragraphs(self, text: str, limit: int = MAX_SIMILAR, exclude: int = 0) -> list[SimilarParagraph]:
        """Return the nearest paragraphs, best first, each once and as many of each language that the text is in.

        `exclude` is the key of one to leave out.
        """
        best: dict[str, dict[int, SimilarParagraph]] = defaultdict(dict)
        for name, reading in readings(text[:MAX_PARAGRAPH]).items():
            for language, part in self.parts_by_language(reading).items():
                for similar in self.similar_in_language(part, language, limit + 1):
                    known = best[language].get(similar.key)
                    if similar.key != exclude and (known is None or similar.share > known.share):
                        best[language][similar.key] = replace(similar, reading=name)
        limit_each = -(-limit // max(len(best), 1))
        each_language = [sorted(by_key.values(), key=similarity_order)[:limit_each] for by_key in best.values()]
        return sorted(chain.from_iterable(each_language), key=similarity_order)[:limit]

    def parts_by_language(self, text: str) -> Mapping[str, str]:
        if self.among.language:
            return {self.among.language: text}
        return parts_by_language(text, self.reader_language)

    def similar_in_language(self, text: str, language: str, limit: int) -> list[SimilarParagraph]:
        """Return what is near as a whole; where nothing is close, the passages that are near to a clause as well."""
        units = lowercase_keys(text)
        whole = [
            SimilarParagraph(match.key, language, ratio(units, lowercase_keys(match.text)), match.text, text)
            for match in self.letter_matches(text, language, limit)
        ]
        near = [similar for similar in whole if similar.share >= NEAR]
        if len(units) <= MAX_CLAUSE and all(similar.share < CLOSE for similar in near):
            known = {similar.key for similar in near}
            near += [similar for similar in self.similar_passages(text, language) if similar.key not in known]
        return sorted(near, key=similarity_order)[:limit]

    def letter_matches(self, text: str, language: str, limit: int) -> list[LetterMatch]:
        """Compare the likeliest texts of a language letter by letter, round by round; return the best of each round."""
        own, matches = for_phrases(text), list[LetterMatch]()
        keys = self.sketches.nearest_keys(own, language, self.sketch_mask, MAX_CANDIDATES)
        for batch in batches(keys, ROUND):
            new = list(compare_letters(own, texts_by_key(batch, language), limit))
            matches += new
            if not {match.key for match in new if match.per_cent >= MIN_LETTERS}.intersection(batch[ROUND // 2 :]):
                break
        return sorted(matches, key=lambda match: -match.per_cent)[:limit]

    def similar_passages(self, clause: str, language: str) -> Iterator[SimilarParagraph]:
        """Give the passages of paragraphs that are near to a clause."""
        clause = clause.rstrip(ENDS)
        units = lowercase_keys(clause)
        keys = candidate_keys(clause, language, self.arrays, self.mask)
        for key, text in texts_by_key(keys, language).items():
            agreed_tokens = tokens(text)
            match = likest_passage(units, [token.key.lower() for token in agreed_tokens])
            if match.share >= NEAR_PASSAGE:
                before, agreed, after = (
                    "".join(token.text for token in part)
                    for part in (
                        agreed_tokens[: match.start], agreed_tokens[match.start : match.end], agreed_tokens[match.end :]
                    )
                )  # fmt: skip
                yield SimilarParagraph(key, language, match.share, agreed, clause, before, after)


def similarity_order(similar: SimilarParagraph) -> tuple[float, bool, int]:
    """Sort the nearest first, whole paragraphs before passages, then the newest."""
    return -similar.share, similar.is_part, -similar.key


def lowercase_keys(text: str) -> list[str]:
    return [key.lower() for key in unit_keys(text)]


def compare_letters(text: str, candidates: Mapping[int, str], limit: int) -> Iterator[LetterMatch]:
    """Give the candidates that have enough letters in common with a folded text, the best first."""
    rows = list(candidates.items())
    choices = [for_phrases(candidate) for _key, candidate in rows]
    best = process.extract(text, choices, scorer=fuzz.ratio, score_cutoff=MIN_LETTERS_COMPARED, limit=limit)
    for _text, per_cent, place in best:
        yield LetterMatch(rows[place][0], per_cent, rows[place][1])


def texts_by_key(keys: Iterable[int], language: str) -> dict[int, str]:
    """Return the texts of paragraphs in a language by the keys of their entries."""
    key_of_record = {record_of_key(int(key))[1]: int(key) for key in keys}
    texts: dict[int, str] = {}
    for batch in batches(key_of_record):
        rows = ParagraphText.objects.filter(paragraph__in=batch, language=language).order_by()
        texts |= {key_of_record[record]: text for record, text in rows.values_list("paragraph_id", "text")}
    return texts
