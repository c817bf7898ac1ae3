"""What the words of a paragraph tell: its opening phrase, its action, further actions, and whom it addresses.

Reports, and paragraphs that people type, are read by the same rules.
"""

from typing import NamedTuple

from .lexicon import Lexicon
from .opening_phrases import ADDRESSING, OpeningPhrases


class ParagraphAction(NamedTuple):
    """What an operative paragraph asks, by the codes of the word lists; empty is what its words do not tell."""

    verb: str | None
    more_verbs: list[str]
    addressees: list[str]


def clause_of(text: str, lexicon: Lexicon, *, numbered: bool) -> str:
    """The text behind the enacting words, with which an unnumbered paragraph may begin ("The Commission")."""
    start = None if numbered else lexicon.patterns["enacting"].match(text)
    return text[start.end() :].lstrip() if start else text


def listed_phrase(text: str, openings: OpeningPhrases) -> str | None:
    """The listed phrase at the start of a text; behind the enacting body it begins with a small letter."""
    capitalized = text[:1].upper() + text[1:]
    phrase = openings.opening(text) or openings.opening(capitalized)
    return text[: len(phrase)] if phrase else None


def action_of(phrase: str | None, clause: str, text: str, openings: OpeningPhrases) -> ParagraphAction:
    """The action of the opening phrase with whom the `clause` addresses behind it, and further actions of the text."""
    verb = openings.verb(phrase) if phrase else None
    addresses = phrase and verb and ADDRESSING.match(verb)
    return ParagraphAction(
        verb, openings.further_verbs(text), openings.addressees(clause[len(phrase) :]) if phrase and addresses else []
    )
