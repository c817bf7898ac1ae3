"""Names in the order in which readers of a language look for them, the same on every database."""

import unicodedata
from typing import TypeAlias

Key: TypeAlias = tuple[bytes | str, str]


def fold(text: str) -> str:
    """Without case and without marks above and below letters: É as e, أ as ا; both apostrophes as one."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()


def sort_key(text: str, lang: str) -> Key:
    """Chinese by pinyin, Arabic without its article, the others by letter."""
    if lang == "zh":
        return text.encode("gb18030"), text  # the standard lists the common characters by pinyin
    if lang == "ar":
        text = text.removeprefix("ال")  # before the hamza goes: ألمانيا begins with no article
    folded = text.casefold().replace("ё", "е") if lang == "ru" else fold(text)  # й is a letter of its own
    return "".join(char for char in folded if char.isalnum() or char == " "), text
