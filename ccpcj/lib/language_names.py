"""Languages as a sentence of the reader names them: "held in Chinese only"."""

from collections.abc import Iterable

from django.utils.translation import pgettext, pgettext_lazy

IN = {
    "ar": pgettext_lazy("in this language", "Arabic"),
    "zh": pgettext_lazy("in this language", "Chinese"),
    "en": pgettext_lazy("in this language", "English"),
    "fr": pgettext_lazy("in this language", "French"),
    "ru": pgettext_lazy("in this language", "Russian"),
    "es": pgettext_lazy("in this language", "Spanish"),
}


def in_words(codes: Iterable[str]) -> str:
    """The names of languages, in the form that they have behind "in"."""
    return str(pgettext("between names or parts", ", ")).join(str(IN[code]) for code in codes)
