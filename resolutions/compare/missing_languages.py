"""Texts that are not held in the reader's language, where that is why a comparison is in another one."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ccpcj.lib.language_names import in_words
from ccpcj.lib.symbols import document_address
from resolutions.models import ResolutionText

from .choose_text import ComparableVersion


class MissingLanguage(NamedTuple):
    """That a text is not held in the reader's language, and where the United Nations has it, if that is known."""

    words: str
    reader: str
    document: str


def missing_languages(
    texts: Iterable[ComparableVersion], headings: Mapping[int, ResolutionText], lang: str
) -> list[MissingLanguage]:
    """Of the texts compared in the language, those that are not held in the one of the reader."""
    reader = get_language() or "en"
    return [missing_language(text, headings, lang, reader) for text in texts if reader not in text.languages]


def missing_language(
    text: ComparableVersion, headings: Mapping[int, ResolutionText], lang: str, reader: str
) -> MissingLanguage:
    """What the page says of the text; one without a symbol of its own stands in the document that it was read from."""
    words = _("%(text)s is available here in %(languages)s only; the two texts are compared in %(language)s.")
    names = {"text": text.name, "languages": in_words(text.languages), "language": in_words([lang])}
    heading = headings.get(text.version.pk)
    symbol = text.version.symbol or (heading.source if heading else "")
    return MissingLanguage(words % names, reader, document_address(symbol, reader) if symbol else "")
