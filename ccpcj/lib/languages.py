"""The languages of the site, which are the six official ones of the United Nations, and those of reports."""

from collections.abc import Mapping
from typing import Any, NamedTuple

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
NAMES = {"ar": "العربية", "zh": "中文", "en": "English", "fr": "Français", "ru": "Русский", "es": "Español"}
CHOICES = tuple(NAMES.items())
LANGUAGES_OF_REPORTS = LANGUAGES  # those whose reports are read; the site need not speak them
CHOICES_OF_REPORTS = tuple((code, NAMES.get(code, code)) for code in LANGUAGES_OF_REPORTS)
FALLBACKS = ("en", "zh", "fr", "es", "ru", "ar")  # the order in which another language stands in for a missing one


def language_columns(*fields: str) -> list[str]:
    """The columns of translated fields: name_en, name_zh …"""
    return [f"{field}_{lang}" for field in fields for lang in FALLBACKS]


def line_lookups(*fields: str) -> list[str]:
    """What queries call the lines of printed fields: printed__en, printed__zh …"""
    return [f"{field}__{lang}" for field in fields for lang in LANGUAGES_OF_REPORTS]


class Words(NamedTuple):
    """A text with the language it is in, so that a page can give it its `lang` and `dir`."""

    text: str
    lang: str

    @property
    def dir(self) -> str:
        return direction(self.lang)

    def __str__(self) -> str:
        return self.text


def direction(lang: str) -> str:
    """The direction of the script, as HTML's `dir` wants it."""
    return "rtl" if lang == "ar" else "ltr"


def own_direction(text: str) -> str:
    """The direction of a text by its letters: a Latin footnote under an Arabic paragraph runs from left to right."""
    return "rtl" if any("\u0600" <= letter <= "\u06ff" for letter in text) else "ltr"


def words(record: Any, field: str, lang: str) -> Words:
    """A translated field or a printed line in the language asked for, else in the first language that has it."""
    for code in (lang, *FALLBACKS):
        if text := getattr(record, f"{field}_{code}"):
            return Words(text, code)
    lines = getattr(record, field)
    if isinstance(lines, dict) and not lines.keys() & set(FALLBACKS):  # only reports in another language print it
        return next((Words(text, code) for code, text in sorted(lines.items()) if text), Words("", lang))
    return Words("", lang)


def first_of(texts: Mapping[str, str], lang: str) -> Words:
    """The text in the language asked for, else in the first language that has it."""
    code = next(code for code in (lang, *FALLBACKS, *sorted(texts)) if code in texts)
    return Words(texts[code], code)


def in_each(record: Any, field: str) -> dict[str, str]:
    """A translated field in each language that has it."""
    return {lang: text for lang in LANGUAGES if (text := getattr(record, f"{field}_{lang}"))}
