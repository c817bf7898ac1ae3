"""The action taken on each text, told in the chapters, tied to the texts of chapter I."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ccpcj.lib.wording.lexicon import Lexicon
from sessions.states.names import Names

from .meeting_references import MeetingFinder, MeetingReference
from .printed_report import PrintedAction, PrintedText, ReadingFinding
from .printed_sponsors import SponsorReader
from .report_tree import Outline, RawParagraph

SAME_TITLE, SAME_WORDS = 0.8, 0.5  # how alike two titles, or two sentences, are of the same text


@dataclass
class ActionParagraph:
    """A paragraph that tells of an action on a text."""

    paragraph: RawParagraph
    text: str
    title: str | None
    reference: str | None
    section: str | None
    meeting: MeetingReference | None


class ActionReader:
    """The stage that reads the paragraphs outside chapter I and gives each text its action, symbol and sponsors."""

    def __init__(self, lexicon: Lexicon, names: Names, meetings: MeetingFinder) -> None:
        self.lexicon, self.patterns = lexicon, lexicon.patterns
        self.meetings = meetings
        self.sponsors = SponsorReader(lexicon, names)
        self.findings: list[ReadingFinding] = []

    def read(self, outline: Outline, texts: Sequence[PrintedText]) -> None:
        """Tie the actions to the texts.

        A cross-reference ("see chapter I, section A, draft resolution II") is certain; else the title decides, and for
        a decision without a title the likeness of the sentences. A list of sponsors that fits no text is a finding.
        """
        waiting = list(texts)
        for action in sorted(self.action_paragraphs(outline), key=lambda action: action.reference is None):
            paragraph = action.paragraph
            if action.reference and all(text.label != action.reference for text in texts):
                message = f"Paragraph {paragraph.number} refers to {action.reference}, which was not found."
                self.findings.append(ReadingFinding("error", "text-missing", paragraph.lines, message))
            text = best_text(action, waiting)
            if text:
                waiting.remove(text)
                self.write_action(text, action)
            elif self.patterns["sponsors"].search(action.text):
                message = f"The sponsors in paragraph {paragraph.number} fit no text of chapter I."
                self.findings.append(ReadingFinding("warning", "sponsors-without-text", paragraph.lines, message))
        for text in waiting:
            message = f"No action on {text.key} was found."
            self.findings.append(ReadingFinding("warning", "text-without-action", text.lines, message))
        self.findings += self.sponsors.findings

    def action_paragraphs(self, outline: Outline) -> list[ActionParagraph]:
        actions, last = [], None
        for paragraph in outline.paragraphs:
            references = self.meetings.find(paragraph.text)
            meeting = references[-1] if references else None
            if self.patterns["same_meeting"].search(paragraph.text):
                meeting = meeting or last
            last = meeting or last
            is_outside = paragraph.chapter and paragraph.chapter.number > 1
            if is_outside and self.patterns["action_verb"].search(paragraph.text):
                title = self.patterns["entitled"].search(paragraph.text)
                reference = self.patterns["cross_reference"].search(paragraph.text)
                actions.append(
                    ActionParagraph(
                        paragraph,
                        paragraph.text,
                        title["title"] if title else None,
                        self.reference_label(reference) if reference else None,
                        self.section_letter(reference["section"]) if reference else None,
                        meeting,
                    )
                )
        return actions

    def section_letter(self, printed: str) -> str:
        return self.lexicon.codes["sections"].get(printed, printed)

    def reference_label(self, match: re.Match[str]) -> str:
        """What a cross-reference names, as `Text.label`."""
        if match["draft"]:
            return f"draft-{self.lexicon.kind(match['draft'])}-{self.lexicon.number(match['ordinal'] or '') or 1}"
        return f"{self.lexicon.kind(match['adopted'])}-{match['number'].replace('/', '-')}"

    def write_action(self, text: PrintedText, action: ActionParagraph) -> None:
        """Write what the paragraph tells into the text."""
        paragraph, meeting = action.paragraph, action.meeting
        revised, amended = (self.patterns[name].search(action.text) for name in ("revised", "amended"))
        symbol, printed = self.patterns["draft_symbol"].search(action.text), self.printed_votes(action.text)
        method = self.lexicon.code("methods", action.text) or ("vote" if printed else None)
        text.draft_symbol = symbol[0] if symbol else None
        text.action = PrintedAction(
            paragraph.number,
            meeting.numbers[0] if meeting and len(meeting.numbers) == 1 else None,
            meeting.date if meeting else None,
            paragraph.agenda_item,
            method,
            bool(revised or amended),
            self.read_votes(printed, method, paragraph),
        )
        text.sponsors = self.sponsors.read(action.text, paragraph.lines)
        if action.title and action.title != text.title:
            message = f"Paragraph {paragraph.number} words the title of {text.key} otherwise: {action.title}"
            self.findings.append(ReadingFinding("info", "title-differs", paragraph.lines, message))
        if revised and symbol and "/Rev." not in symbol[0]:  # what is amended in the room keeps its symbol
            message = f"{symbol[0]} is called revised, but its symbol names no revision."
            self.findings.append(ReadingFinding("info", "revised-without-symbol", paragraph.lines, message))

    def printed_votes(self, text: str) -> dict[str, str | None]:
        """What stands in the places of the three numbers of a recorded vote; empty where no numbers are told."""
        match = self.patterns["votes"].search(text)
        return match.groupdict() if match else {}

    def read_votes(
        self, printed: dict[str, str | None], method: str | None, paragraph: RawParagraph
    ) -> dict[str, int | None] | None:
        """The numbers of a vote, each None where it is not read.

        A word which is no number of the list is a finding, and so is a vote without numbers.
        """
        votes = {name: self.lexicon.count(count) if count else None for name, count in printed.items()}
        unread = [count for name, count in printed.items() if count and votes[name] is None]
        messages = [f"“{count}” was not read as a number of votes in paragraph {paragraph.number}." for count in unread]
        if method == "vote" and not printed:
            messages = [f"The numbers of the vote in paragraph {paragraph.number} were not read."]
        self.findings += [ReadingFinding("warning", "vote-unread", paragraph.lines, message) for message in messages]
        return votes or None


def best_text(action: ActionParagraph, texts: Sequence[PrintedText]) -> PrintedText | None:
    """The text that a paragraph is about."""
    if action.reference:
        labelled = [text for text in texts if text.label == action.reference]
        in_section = (text for text in labelled if text.section == action.section)
        return next(in_section, labelled[0] if labelled else None)
    if action.title:
        ratio, text = most_alike(action.title, [(text.title, text) for text in texts])
        return text if ratio >= SAME_TITLE else None
    untitled = [(text.operative[0].text, text) for text in texts if text.kind == "decision" and text.operative]
    ratio, text = most_alike(action.text, untitled)
    return text if ratio >= SAME_WORDS else None


def most_alike(wording: str, texts: list[tuple[str, PrintedText]]) -> tuple[float, PrintedText | None]:
    """The text whose wording is most like one, the first of several, with how alike they are."""
    ratios = [(wording_likeness(other, wording), text) for other, text in texts]
    return max(ratios, key=lambda pair: pair[0], default=(0.0, None))


def wording_likeness(wording: str, other: str) -> float:
    return SequenceMatcher(None, wording, other, autojunk=False).ratio()
