"""Writing beside the words of a paragraph what they tell, as an import does: for paragraphs that people type.

What was derived from the words before is derived anew when they change; what a person put in its place stays.
"""

from typing import Any

from ccpcj.history.services import change
from ccpcj.lib.services import delete_record, save_record, update_record
from resolutions.citations.services import write_recognized
from resolutions.models import Paragraph

from .derived_values import LanguageWording, ParagraphWordings, derive_phrase, derive_values, wordings_of

FIELDS = ("verb", "more_verbs", "addressees")


@change()
def write_paragraph_text(paragraph: Paragraph, language: str, **words: str) -> None:
    """Write what a paragraph says in a language, its `text`, its opening `phrase` or both, and what the words tell.

    An empty text takes the language out.
    """
    before = wordings_of(paragraph)
    row = paragraph.texts.filter(language=language).first()
    if words.get("text") == "":
        if row:
            delete_record(row)
    elif words:
        row = row or paragraph.texts.model(paragraph=paragraph, language=language)
        for name, value in words.items():
            setattr(row, name, value)
        save_record(row)
    derive_from_words(paragraph, before)


@change()
def derive_from_words(paragraph: Paragraph, before: ParagraphWordings) -> None:
    """Write what the words of a paragraph tell now, where what stands there is what those of `before` told."""
    if wordings_of(paragraph) == before:
        return
    derive_phrases(paragraph, before)
    after = wordings_of(paragraph)
    former, derived = derive_values(paragraph, before), derive_values(paragraph, after)
    changes: dict[str, Any] = {
        name: getattr(derived, name)
        for name in FIELDS
        if getattr(paragraph, name) == getattr(former, name) != getattr(derived, name)
    }
    if changes:
        update_record(paragraph, changes)
    write_recognized(paragraph, former=former.citations, recognized=derived.citations)


def derive_phrases(paragraph: Paragraph, before: ParagraphWordings) -> None:
    """Give each changed text the opening phrase that it has, unless a person named one that stands in it."""
    for row in paragraph.texts.all():
        former = before.get(row.language, LanguageWording("", ""))
        if row.text == former.text or row.phrase != former.phrase:
            continue
        corrected = row.phrase and row.phrase != derive_phrase(paragraph, former.text, row.language)
        phrase = derive_phrase(paragraph, row.text, row.language)
        if phrase != row.phrase and not (corrected and row.text.startswith(row.phrase)):
            update_record(row, {"phrase": phrase[:200]})
