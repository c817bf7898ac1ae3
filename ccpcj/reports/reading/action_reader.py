"""The action taken on each text, told in the chapters, tied to the texts of chapter I."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from ccpcj.lib.wording.lexicon import Lexicon
from sessions.states.names import Names

from .meeting_references import MeetingReference, meeting_references
from .printed_report import Action, Finding, Text
from .report_tree import Outline, RawParagraph
from .sponsor_lists import read_sponsors

SAME_TITLE, SAME_WORDS = 0.8, 0.5  # how alike two titles, or two sentences, are of the same text


@dataclass
class Candidate:
    """A paragraph that tells of an action on a text."""

    paragraph: RawParagraph
    text: str
    title: str | None
    reference: str | None
    section: str | None
    meeting: MeetingReference | None


def tie(
    texts: list[Text], outline: Outline, items: dict[int, str | None], words: Lexicon, names: Names,
    session: dict[str, object], findings: list[Finding],
) -> None:  # fmt: skip
    """Give each text its action, draft symbol and sponsors.

    A cross-reference ("see chapter I, section A, draft resolution II") is certain; else the title decides, and for a
    decision without a title the likeness of the sentences. A list of sponsors that fits no text is a finding.
    """
    waiting = list(texts)
    for candidate in sorted(candidates(outline, words, session), key=lambda c: c.reference is None):
        if candidate.reference and all(text.label != candidate.reference for text in texts):
            findings.append(
                Finding("error", "text-missing", candidate.paragraph.lines,
                        f"Paragraph {candidate.paragraph.number} refers to {candidate.reference}, which was not found.")
            )  # fmt: skip
        text = best(candidate, waiting)
        if text:
            waiting.remove(text)
            settle(text, candidate, items, words, names, findings)
        elif words.patterns["sponsors"].search(candidate.text):
            findings.append(
                Finding("warning", "sponsors-without-text", candidate.paragraph.lines,
                        f"The sponsors in paragraph {candidate.paragraph.number} fit no text of chapter I.")
            )  # fmt: skip
    for text in waiting:
        findings.append(Finding("warning", "text-without-action", text.lines, f"No action on {text.key} was found."))


def candidates(outline: Outline, words: Lexicon, session: dict[str, object]) -> list[Candidate]:
    """The paragraphs outside chapter I that tell of an action."""
    found, last = [], None
    for paragraph in outline.paragraphs:
        references = meeting_references(paragraph.text, words, session)
        meeting = references[-1] if references else None
        if words.patterns["same_meeting"].search(paragraph.text):
            meeting = meeting or last
        last = meeting or last
        if paragraph.chapter and paragraph.chapter.number > 1 and words.patterns["action_verb"].search(paragraph.text):
            title = words.patterns["entitled"].search(paragraph.text)
            reference = words.patterns["cross_reference"].search(paragraph.text)
            key = reference_key(reference, words) if reference else None
            section = words.codes["sections"].get(reference["section"], reference["section"]) if reference else None
            entitled = title["title"] if title else None
            found.append(Candidate(paragraph, paragraph.text, entitled, key, section, meeting))
    return found


def reference_key(match: re.Match[str], words: Lexicon) -> str:
    """What a cross-reference names, as `Text.label`."""
    if match["draft"]:
        return f"draft-{words.kind(match['draft'])}-{words.number(match['ordinal'] or '') or 1}"
    return f"{words.kind(match['adopted'])}-{match['number'].replace('/', '-')}"


def best(candidate: Candidate, texts: list[Text]) -> Text | None:
    """The text that a paragraph is about."""
    if candidate.reference:
        named = [text for text in texts if text.label == candidate.reference]
        return next((text for text in named if text.section == candidate.section), next(iter(named), None))
    if candidate.title:
        found = max(texts, key=lambda text: alike(text.title, candidate.title or ""), default=None)
        return found if found and alike(found.title, candidate.title) >= SAME_TITLE else None
    untitled = [text for text in texts if text.kind == "decision" and text.operative]
    found = max(untitled, key=lambda text: alike(text.operative[0].text, candidate.text), default=None)
    return found if found and alike(found.operative[0].text, candidate.text) >= SAME_WORDS else None


def alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def printed_votes(text: str, words: Lexicon) -> dict[str, str | None]:
    """What stands in the places of the three numbers of a recorded vote; empty where no numbers are told."""
    match = words.patterns["votes"].search(text)
    return match.groupdict() if match else {}


def read_votes(
    printed: dict[str, str | None], method: str | None, paragraph: RawParagraph, words: Lexicon
) -> tuple[dict[str, int | None] | None, list[Finding]]:
    """The numbers of a vote, each None where it is not read, and what is to be seen by a person.

    That is a word which is no number of the list, and a vote without numbers.
    """
    votes = {name: words.count(cast) if cast else None for name, cast in printed.items()}
    unread = [cast for name, cast in printed.items() if cast and votes[name] is None]
    messages = [f"“{cast}” was not read as a number of votes in paragraph {paragraph.number}." for cast in unread]
    if method == "vote" and not printed:
        messages = [f"The numbers of the vote in paragraph {paragraph.number} were not read."]
    return votes or None, [Finding("warning", "vote-unread", paragraph.lines, message) for message in messages]


def settle(
    text: Text,
    candidate: Candidate,
    items: dict[int, str | None],
    words: Lexicon,
    names: Names,
    findings: list[Finding],
) -> None:
    """Write what the paragraph tells into the text."""
    paragraph, meeting = candidate.paragraph, candidate.meeting
    revised, amended = (words.patterns[name].search(candidate.text) for name in ("revised", "amended"))
    symbol, printed = words.patterns["draft_symbol"].search(candidate.text), printed_votes(candidate.text, words)
    method = words.code("methods", candidate.text) or ("vote" if printed else None)
    votes, unread = read_votes(printed, method, paragraph, words)
    findings += unread
    text.draft_symbol = symbol[0] if symbol else None
    text.action = Action(
        paragraph.number,
        meeting.numbers[0] if meeting and len(meeting.numbers) == 1 else None,
        meeting.date if meeting else None,
        items.get(paragraph.chapter.number) if paragraph.chapter else None,
        method,
        bool(revised or amended),
        votes,
    )
    text.sponsors = read_sponsors(candidate.text, paragraph.lines, words, names, findings)
    if candidate.title and candidate.title != text.title:
        findings.append(
            Finding("info", "title-differs", paragraph.lines,
                    f"Paragraph {paragraph.number} words the title of {text.key} otherwise: {candidate.title}")
        )  # fmt: skip
    if revised and symbol and "/Rev." not in symbol[0]:  # what is amended in the room keeps its symbol
        findings.append(
            Finding("info", "revised-without-symbol", paragraph.lines,
                    f"{symbol[0]} is called revised, but its symbol names no revision.")
        )  # fmt: skip
