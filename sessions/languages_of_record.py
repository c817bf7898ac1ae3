"""The languages of the record of a session, and the notice to a reader of another one."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ccpcj.lib.language_names import in_words
from ccpcj.lib.languages import FALLBACKS, in_each, language_columns

from .models import Session


def languages_of_record(commission_session: Session) -> list[str]:
    """The languages of its theme and of its agenda: those of the reports that were read."""
    titles = commission_session.agenda_items.readable().order_by().values_list(*language_columns("title"))
    translated = {lang for row in titles for lang, title in zip(FALLBACKS, row, strict=True) if title}
    return [lang for lang in FALLBACKS if lang in translated | in_each(commission_session, "theme").keys()]


def translation_notice(commission_session: Session) -> str:
    """Why much stands in another language; empty where the record is held in the reader's."""
    languages = languages_of_record(commission_session)
    if not languages or get_language() in languages:
        return ""
    words = _(
        "The record of this session is available in %(languages)s only; "
        "what is not translated is shown in %(languages)s."
    )
    return words % {"languages": in_words(languages)}
