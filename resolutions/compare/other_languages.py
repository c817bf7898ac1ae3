"""Whether other languages bear out what became weaker or stronger in the words of one, or its translation alone did."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ccpcj.lib.languages import FALLBACKS
from resolutions.models import ParagraphText
from resolutions.text.letterhead import issuing_body

from . import (
    Change,
    Comparison,
    Row,
    Side,
    reworded,
)
from .choose import Chosen

Texts = Mapping[tuple[int, str], ParagraphText]  # by the key of the paragraph and the language


def borne_out(found: Comparison, old: Chosen, new: Chosen) -> Comparison:
    """The comparison, with the changes marked that no other language shows; one query where something changed.

    Where no other language is held to ask, a text of another body is taken to be translated anew.
    """
    changed = [row for row in found.rows if row.changes]
    if not changed:
        return found
    others = [code for code in FALLBACKS if code in old.languages and code in new.languages and code != found.language]
    texts = texts_of(changed, others) if others else {}
    anew = issuing_body(old.version) != issuing_body(new.version)
    return replace(found, rows=[checked(row, texts, others, anew) if row.changes else row for row in found.rows])


def texts_of(rows: Sequence[Row], languages: Collection[str]) -> Texts:
    keys = [side.block.key for row in rows for side in (*row.old, *row.new)]
    held = ParagraphText.objects.filter(paragraph__in=keys, language__in=languages)
    return {(text.paragraph_id, text.language): text for text in held}


def checked(row: Row, texts: Texts, others: Sequence[str], anew: bool) -> Row:
    """The row with what no other language shows marked; the languages are asked until one has shown all of it."""
    doubtful: list[Change] = list(row.changes)
    asked = False
    for language in others:
        old, new = (in_language(sides, texts, language) for sides in (row.old, row.new))
        if doubtful and old and new:
            asked = True
            shown = reworded(old, new, language)
            doubtful = [change for change in doubtful if not any(change.is_like(other) for other in shown)]
    marked = [replace(change, alone=change in doubtful and (asked or anew)) for change in row.changes]
    return replace(row, changes=tuple(marked))


def in_language(sides: Sequence[Side], texts: Texts, language: str) -> list[Side]:
    """The same paragraphs in another language, without footnotes; none where one of them is not held in it."""
    held = [(side, texts.get((side.block.key, language))) for side in sides]
    if any(text is None for _side, text in held):
        return []
    return [
        Side(side.place, replace(side.block, text=text.text, phrase=text.phrase, notes=[]))
        for side, text in held
        if text
    ]
