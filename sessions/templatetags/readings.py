"""The paragraphs of a report and their footnotes in the language of the page. `{{ paragraph|reading }}`."""

from django import template
from django.utils.translation import get_language

from ccpcj.lib.languages import FALLBACKS
from sessions.models import ReportFootnote, ReportParagraph, ReportParagraphText

register = template.Library()


@register.filter
def reading(paragraph: ReportParagraph) -> ReportParagraphText | None:
    """The words of a paragraph in the reader's language, else in the first language that has them."""
    texts = {text.language: text for text in paragraph.texts.all()}
    return next((texts[lang] for lang in (get_language(), *FALLBACKS) if lang in texts), None)


@register.filter
def notes_beside(paragraph: ReportParagraph, text: ReportParagraphText | None) -> list[ReportFootnote]:
    """The footnotes of a paragraph in the language in which it is shown."""
    notes = list(paragraph.footnotes.all())
    languages = {note.language for note in notes}
    lang = text.language if text else next((code for code in FALLBACKS if code in languages), "")
    return [note for note in notes if note.language == lang]
