"""What a paragraph of the record says in each language, and what its words tell of it."""

from collections.abc import Mapping
from typing import NamedTuple

from ccpcj.lib.languages import FALLBACKS
from ccpcj.lib.wording.cited_texts import CitationRecognizer, RecognizedCitation
from ccpcj.lib.wording.lexicon import lexicon_of
from ccpcj.lib.wording.opening_phrases import opening_phrases
from ccpcj.lib.wording.paragraph_wording import ParagraphAction, action_of, clause_of, listed_phrase
from resolutions.models import Paragraph

CITED_NUMBER_LENGTH = 100
NO_ACTION = ParagraphAction(None, [], [])


class LanguageWording(NamedTuple):
    """A paragraph in one language: its words, its opening phrase, and the words of its footnotes."""

    text: str
    phrase: str
    notes: str = ""


ParagraphWordings = Mapping[str, LanguageWording]  # by language


class DerivedValues(NamedTuple):
    """What the words tell of a paragraph, as its fields hold it, and what they cite."""

    verb: str
    more_verbs: list[str]
    addressees: list[str]
    citations: list[RecognizedCitation]


def wordings_of(paragraph: Paragraph) -> dict[str, LanguageWording]:
    """What a paragraph says in each language, by three queries."""
    notes: dict[str, list[str]] = {}
    for language, text in paragraph.footnotes.order_by("number").values_list("language", "text"):
        notes.setdefault(language, []).append(text)
    rows = paragraph.texts.order_by().values_list("language", "text", "phrase")
    return {
        language: LanguageWording(text, phrase, "\n".join(notes.get(language, ())))
        for language, text, phrase in rows
    }  # fmt: skip


def derive_phrase(paragraph: Paragraph, text: str, language: str) -> str:
    """The opening phrase of a paragraph; a heading and a paragraph of an annex have none."""
    if paragraph.heading or paragraph.part == Paragraph.Part.ANNEX:
        return ""
    lexicon = lexicon_of(language)
    return listed_phrase(clause_in(paragraph, text, language), opening_phrases(lexicon)) or ""


def clause_in(paragraph: Paragraph, text: str, language: str) -> str:
    """The text without the enacting words with which a sole operative paragraph begins."""
    numbered = bool(paragraph.number) or paragraph.part != Paragraph.Part.OPERATIVE
    return clause_of(text, lexicon_of(language), numbered=numbered)


def derive_values(paragraph: Paragraph, wordings: ParagraphWordings) -> DerivedValues:
    """What the words tell: the action by the first language whose phrase is known, the citations by all languages."""
    languages = [code for code in FALLBACKS if code in wordings]
    actions = [action_in(paragraph, wordings[code], code) for code in languages]
    action = next((known for known in actions if known.verb), actions[0] if actions else NO_ACTION)
    citations: list[RecognizedCitation] = []
    for code in languages:  # a number that another language names too is the same text, whomever it says it is of
        numbers = {cited.number for cited in citations}
        citations += [cited for cited in cited_in(paragraph, wordings[code], code) if cited.number not in numbers]
    return DerivedValues(action.verb or "", action.more_verbs, action.addressees, list(dict.fromkeys(citations)))


def action_in(paragraph: Paragraph, wording: LanguageWording, language: str) -> ParagraphAction:
    if paragraph.part != Paragraph.Part.OPERATIVE or paragraph.heading:
        return NO_ACTION
    openings, clause = opening_phrases(lexicon_of(language)), clause_in(paragraph, wording.text, language)
    return action_of(wording.phrase or listed_phrase(clause, openings), clause, wording.text, openings)


def cited_in(paragraph: Paragraph, wording: LanguageWording, language: str) -> list[RecognizedCitation]:
    """What the words and the footnotes cite; a resolution without a body is one of the body that speaks."""
    recognizer = CitationRecognizer(lexicon_of(language))
    pieces, version = (wording.text, wording.notes), paragraph.version
    speaks = (
        version.resolution.body or version.body
    )  # a draft of the Commission speaks for the body that is to adopt it
    citations = [cited for piece in pieces if piece for cited in recognizer.find(piece, speaks)]
    return [cited._replace(number=(cited.number or cited.symbol)[:CITED_NUMBER_LENGTH]) for cited in citations]
