"""The same name however it is typeset: what marks, case, spaces, dashes and articles leave of it."""

import unicodedata
from typing import NamedTuple

# A document in running text contracts "of" with the article ("du Maroc"), so both go.
ARTICLES = {
    "en": ("the ",),
    "fr": ("de l'", "de la ", "des ", "du ", "de ", "d'", "les ", "le ", "la ", "l'", "aux ", "au "),
    "es": ("de los ", "de las ", "de la ", "del ", "de ", "los ", "las ", "el ", "la ", "al "),
    "ar": ("ال",),
}
SAME = dict.fromkeys("’‘ʼ`´′", "'") | dict.fromkeys("«»“”„", '"')
TATWEEL = "\u0640"  # stretches an Arabic word to fill its line


class Folded(NamedTuple):
    """A folded text; `ends[i]` is how much of the given text its first i + 1 characters come from."""

    text: str
    ends: tuple[int, ...]


def fold(text: str, language: str) -> Folded:
    """Without case, marks above and below letters, invisible characters and a leading article.

    White space and dashes are one space; in Chinese, where typesetting puts spaces at will, none.
    """
    chars: list[str] = []
    ends: list[int] = []
    for place, given in enumerate(text, 1):
        for char in unicodedata.normalize("NFKD", SAME.get(given, given)).casefold():
            kind = unicodedata.category(char)
            if kind in ("Mn", "Cf") or char == TATWEEL:
                ends[-1:] = [place] if ends else []
            elif char.isspace() or kind == "Pd" or char == "\u2212":
                if language != "zh" and chars and chars[-1] != " ":
                    chars.append(" ")
                    ends.append(place)
            else:
                chars.append(char)
                ends.append(place)
    folded = "".join(chars).rstrip()
    start = article(folded, language)
    return Folded(folded[start:], tuple(ends[start : len(folded)]))


def article(folded: str, language: str) -> int:
    """How many characters a leading article takes; a text that is nothing more keeps it."""
    found = next((word for word in ARTICLES.get(language, ()) if folded.startswith(word)), "")
    return len(found) if len(folded) > len(found) else 0


def goes_on(text: str, end: int, language: str) -> bool:
    """Whether a word goes on past that place: "Niger" in "Nigeria". In Chinese only Latin words and numbers do."""
    if not 0 < end < len(text):
        return False
    around = text[end - 1 : end + 1]
    return around.isalnum() and (language != "zh" or around.isascii())
