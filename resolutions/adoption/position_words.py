"""A position in the reader's language: who took it, and in which words."""

from django.utils.translation import get_language

from ccpcj.lib.languages import Words, first_of
from resolutions.models import Position
from sessions.states.lookup import name_of


def party_of(position: Position) -> Words:
    """The state, else the group that spoke as one, else who it was as printed."""
    record = position.state or position.group
    return name_of(record) if record else words_of_position(position, "printed")


def words_of_position(position: Position, field: str = "text") -> Words:
    """The words, or who it was as printed, in the reader's language, else in the first that has them."""
    lang = get_language() or "en"
    texts = {text.language: value for text in position.texts.all() if (value := getattr(text, field))}
    return first_of(texts, lang) if texts else Words("", lang)
