"""Whether other languages confirm what became weaker or stronger in the words of one, or its translation alone did."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ccpcj.lib.languages import FALLBACKS
from resolutions.models import ParagraphText
from resolutions.text.letterhead import issuing_body

from . import (
    Comparison,
    Row,
    Side,
    StrengthChange,
    strength_between,
)
from .choose_text import ComparableVersion

Texts = Mapping[tuple[int, str], ParagraphText]  # by the key of the paragraph and the language


def mark_unconfirmed(comparison: Comparison, old: ComparableVersion, new: ComparableVersion) -> Comparison:
    """Return the comparison with the changes marked that no other language shows; one query where something changed.

    Where no other language is held to ask, a text of another body is taken to be translated anew.
    """
    changed = [row for row in comparison.rows if row.changes]
    if not changed:
        return comparison
    both = [code for code in FALLBACKS if code in old.languages and code in new.languages]
    others = [code for code in both if code != comparison.language]
    texts = texts_by_language(changed, others) if others else {}
    translated_anew = issuing_body(old.version) != issuing_body(new.version)
    rows = [check_row(row, texts, others, translated_anew) if row.changes else row for row in comparison.rows]
    return replace(comparison, rows=rows)


def texts_by_language(rows: Sequence[Row], languages: Collection[str]) -> Texts:
    keys = [side.block.key for row in rows for side in (*row.old, *row.new)]
    wordings = ParagraphText.objects.filter(paragraph__in=keys, language__in=languages)
    return {(text.paragraph_id, text.language): text for text in wordings}


def check_row(row: Row, texts: Texts, others: Sequence[str], translated_anew: bool) -> Row:
    """Return the row with what no other language shows marked; languages are compared until one has shown all of it."""
    doubtful: list[StrengthChange] = list(row.changes)
    compared = False
    for language in others:
        old, new = (sides_in(sides, texts, language) for sides in (row.old, row.new))
        if doubtful and old and new:
            compared = True
            confirmed = strength_between(old, new, language)
            doubtful = [change for change in doubtful if not any(change.is_like(other) for other in confirmed)]
    marked = [replace(change, alone=change in doubtful and (compared or translated_anew)) for change in row.changes]
    return replace(row, changes=tuple(marked))


def sides_in(sides: Sequence[Side], texts: Texts, language: str) -> list[Side]:
    """The same paragraphs in another language, without footnotes; none where one of them is not held in it."""
    pairs = [(side, texts.get((side.block.key, language))) for side in sides]
    if any(text is None for _side, text in pairs):
        return []
    return [
        Side(side.place, replace(side.block, text=text.text, phrase=text.phrase, notes=[]))
        for side, text in pairs
        if text
    ]
