"""The words of a statement in the reader's language."""

from django.utils.translation import get_language

from ccpcj.lib.languages import Words, first_of
from sessions.models import Statement


def words_of_statement(statement: Statement) -> Words:
    """What was said, in the reader's language, else in the first that it is held in; empty where it is not held."""
    lang = get_language() or "en"
    texts = {text.language: text.text for text in statement.texts.all()}
    return first_of(texts, lang) if texts else Words("", lang)
