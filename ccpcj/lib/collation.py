"""Names in the order in which readers of a language look for them, the same on every machine and every database."""

import unicodedata

from .folding import for_order
from .languages import FALLBACKS, Words

ARTICLE = "ال"
OWN_LETTERS = ("ar", "zh", "ru")
SAME_SOUND = str.maketrans("斐瑙", "诽恼")  # characters that the standard lists elsewhere, after all common ones
LAST = "\U0010fffd"  # after every letter
MAX_KEY = 240  # bytes; titles that begin with as many the same stand in any order


def sort_key(text: str, lang: str) -> tuple[str, str]:
    """Chinese by pinyin, Arabic without its article, Spanish with ñ after n, Russian with ё as е."""
    name = text.removeprefix(ARTICLE) if lang == "ar" else text  # before the hamza goes: ألمانيا begins with no article
    # the letters of the language come first, those of the Latin alphabet after them
    return f"{LAST if lang in OWN_LETTERS and name.isascii() else ''}{letters_in_order(name, lang)}", text


def place_in_alphabet(words: Words, lang: str) -> tuple[int, tuple[str, str]]:
    """Where a name stands for a reader of a language: names held in other languages only come after, by language."""
    after = 0 if words.lang == lang else 1 + (*FALLBACKS, words.lang).index(words.lang)
    return after, sort_key(words.text, words.lang)


def alphabet_key(words: Words, lang: str) -> bytes:
    """The place in the alphabet as bytes, for a column of a database: they stand in the order of the places."""
    after, (letters, text) = place_in_alphabet(words, lang)
    return bytes([after]) + f"{letters}\0{text}".encode()[:MAX_KEY]


def letters_in_order(name: str, lang: str) -> str:
    """The standard behind Chinese lists the common characters by pinyin; й is a letter of its own, ё is not."""
    if lang == "zh":
        return name.translate(SAME_SOUND).encode("gb18030").decode("latin-1")
    if lang == "es":
        parts = unicodedata.normalize("NFC", name).casefold().split("ñ")
        return f"n{LAST}".join(sortable_letters(for_order(part)) for part in parts)
    if lang == "ru":
        return sortable_letters(name.casefold().replace("ё", "е"))
    return sortable_letters(for_order(name.replace("آ", "ء")))  # the long alef comes before the others


def sortable_letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum() or char in " -")
