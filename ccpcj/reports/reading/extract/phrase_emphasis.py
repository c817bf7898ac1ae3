"""What is set in italics or bold at the start of a paragraph: the opening phrase, exactly."""

import re

from ccpcj.lib.folding import as_typed
from ccpcj.reports.reading.unwrap import tidy, without_markers

SENTENCE = re.compile(r"[。！？!?]|[.](?!$)")


def emphasized_phrase(text: str) -> str:
    """A stretch in italics as a phrase: without the marks around it; empty where it holds sentences."""
    phrase = tidy(without_markers(as_typed(text))).strip(" ,，،:：;；؛.")
    return "" if SENTENCE.search(phrase) else phrase
