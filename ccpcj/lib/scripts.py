"""The language of a printed line, as far as its script alone gives it away."""

import re

from .languages import Words

SCRIPTS = (("zh", re.compile("[一-鿿]")), ("ar", re.compile("[؀-ۿ]")), ("ru", re.compile("[Ѐ-ӿ]")))


def as_printed(text: str) -> Words:
    """A printed line in the language of its script; Latin letters do not tell which of three it is."""
    return Words(text, next((lang for lang, script in SCRIPTS if script.search(text)), ""))
