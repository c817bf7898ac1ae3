"""Raw texts of chapter I into resolutions and decisions with their paragraphs."""

import re

from ccpcj.lib.wording.lexicon import Lexicon
from ccpcj.lib.wording.opening_phrases import opening_phrases
from ccpcj.lib.wording.paragraph_wording import action_of, clause_of, listed_phrase

from .blocks import ReportBlock
from .printed_report import Annex, PrintedText, ReadingFinding, TextParagraph
from .report_tree import RawAnnex, RawParagraph, RawText
from .text_builder import match_chapeau
from .unwrap import join_lines

ROMAN = re.compile(r"[ivx]+|\d+|[㈠-㈩]")
FIRST = ("i", "1", "㈠")


class TextReader:
    """The stage that reads the raw texts of an outline and gives the texts, word for word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.openings = opening_phrases(lexicon)
        self.findings: list[ReadingFinding] = []

    def read(self, raw_texts: list[RawText]) -> list[PrintedText]:
        texts = [self.read_text(raw) for raw in raw_texts]
        distinguish_keys(texts)
        return texts

    def read_text(self, raw: RawText) -> PrintedText:
        """A text with its title, enacting body, preamble and operative paragraphs."""
        draft = raw.match["draft"]
        number = raw.match["number"] or str(self.lexicon.number(raw.match["ordinal"]) or 1)
        text = PrintedText(
            self.lexicon.kind(draft or raw.match["adopted"]),
            "draft" if draft else "adopted",
            number,
            None,
            join_lines([block.text for block in raw.title]),
            raw.heading.text,
        )
        text.lines = raw.heading.lines[0], max(block.lines[1] for block in raw.blocks)
        text.section, text.key = raw.section, text.label
        text.chapeau = raw.chapeau.text if raw.chapeau else None
        text.body = self.enacting_body(text, raw)
        text.preamble = [self.preambular_paragraph(block) for block in raw.preamble]
        for block in raw.operative:
            paragraph = self.operative_paragraph(block)
            if block.listed:
                text.operative[-1].children.append(paragraph)
            else:
                add_to_tree(text.operative, paragraph)
        if raw.stated_in:
            text.operative.append(self.stated_decision(raw.stated_in))
        text.annexes = [read_annex(annex) for annex in raw.annexes]
        if not text.operative:
            message = f"No operative paragraph was found in {text.printed}."
            self.findings.append(ReadingFinding("error", "text-without-operative", text.lines, message))
        return text

    def enacting_body(self, text: PrintedText, raw: RawText) -> str | None:
        """The body that speaks; a text adopted at the session is the Commission's own."""
        if raw.chapeau:
            match = match_chapeau(raw.chapeau, self.lexicon)
        else:
            match = self.lexicon.patterns["enacting"].match(raw.operative[0].text) if raw.operative else None
        return self.lexicon.codes["bodies"][match["body"]] if match else "CCPCJ" if text.stage == "adopted" else None

    def preambular_paragraph(self, block: ReportBlock) -> TextParagraph:
        """A paragraph whose opening phrase stands at its start; one that has none is a finding."""
        paragraph = read_block(block)
        if not block.heading:
            paragraph.phrase = self.phrase_of(block, paragraph.text)
            self.check_phrase(paragraph, block)
        return paragraph

    def operative_paragraph(self, block: ReportBlock) -> TextParagraph:
        """A paragraph with its number as printed, its action, further actions, and whom it addresses."""
        paragraph = read_block(block)
        if block.heading:
            return paragraph
        clause = clause_of(paragraph.text, self.lexicon, numbered=paragraph.number is not None)
        paragraph.phrase = self.phrase_of(block, clause)
        self.check_phrase(paragraph, block)
        self.read_action(paragraph, clause)
        return paragraph

    def stated_decision(self, source: RawParagraph) -> TextParagraph:
        """A decision that is a paragraph of the report: its sentence is the operative paragraph."""
        paragraph = TextParagraph(source.text, None, source.notes, source.lines)
        actions = self.openings.spelling(self.openings.actions)
        match = re.search(rf"{self.lexicon.patterns['stated_after'].pattern}(?P<phrase>{actions})", source.text)
        paragraph.phrase = match["phrase"] if match else None
        self.read_action(paragraph, "")
        return paragraph

    def read_action(self, paragraph: TextParagraph, clause: str) -> None:
        """Write the action of the opening phrase into a paragraph, and whom the `clause` addresses behind it."""
        action = action_of(paragraph.phrase, clause, paragraph.text, self.openings)
        paragraph.verb, paragraph.more_verbs, paragraph.addressees = action

    def phrase_of(self, block: ReportBlock, text: str) -> str | None:
        """The opening phrase: the words that the file sets in italics, else those of the word list."""
        italics = (words for words in block.emphasis if text.startswith(words) and re.search(r"\w", text[len(words) :]))
        return next(italics, None) or listed_phrase(text, self.openings)

    def check_phrase(self, paragraph: TextParagraph, block: ReportBlock) -> None:
        """Find a phrase in italics that the word list does not hold whole, and a paragraph without a phrase."""
        phrase = paragraph.phrase
        if phrase and listed_phrase(phrase, self.openings) != phrase:
            message = f"The opening phrase “{phrase}” is in no word list."
        elif not phrase and not (block.lettered or block.listed):
            message = f"No known opening phrase at the start of: {paragraph.text[:24]}"
        else:
            return
        self.findings.append(ReadingFinding("info", "unknown-phrase", block.lines, message))


def read_annex(raw: RawAnnex) -> Annex:
    """An annex or an agenda behind a text: its label ("Annex"), its title, its paragraphs."""
    annex = Annex(raw.label.text if raw.label else None, raw.title.text if raw.title else None)
    for block in raw.body:
        add_to_tree(annex.paragraphs, read_block(block))
    return annex


def distinguish_keys(texts: list[PrintedText]) -> None:
    """Drafts of two bodies may both begin at I: the later one's key names its body as well."""
    keys: set[str] = set()
    for text in texts:
        if text.key in keys and text.body:
            text.key = f"{text.key}-{text.body.lower()}"
        keys.add(text.key)


def read_block(block: ReportBlock) -> TextParagraph:
    """A block as a paragraph: its number or letter as printed, its words, the places of its footnote markers."""
    numbered, lettered = block.numbered, block.lettered
    body = numbered[2] if numbered else lettered[2] if lettered else block.text
    label = len(block.text) - len(body)
    paragraph = TextParagraph(body, None, block.notes, block.lines, heading=1 if block.heading else None)
    letter = in_parentheses(block.text[:label].strip()) if lettered else None
    paragraph.number = numbered[1] if numbered else letter
    paragraph.marks = [(number, place - label) for number, place in block.marks]
    return paragraph


def in_parentheses(label: str) -> str:
    """The letter of an item in both its parentheses, whichever the language prints; ㈠ and ’1‘ as they are."""
    letter = label.strip("()（）")
    return f"({letter})" if letter != label else label


def add_to_tree(paragraphs: list[TextParagraph], paragraph: TextParagraph) -> None:
    """Hang a lettered item from the numbered paragraph before it, a roman one from the letter, if there is one."""
    last = paragraphs[-1] if paragraphs else None
    if not last or not is_letter(paragraph.number) or not last.number:
        paragraphs.append(paragraph)
    elif is_figure(last.number) or goes_below(paragraph, last):
        add_to_tree(last.children, paragraph)
    else:
        paragraphs.append(paragraph)


def is_figure(number: str | None) -> bool:
    return bool(number and re.fullmatch(r"\d+", number))


def is_letter(number: str | None) -> bool:
    return bool(number and not is_figure(number))


def goes_below(paragraph: TextParagraph, last: TextParagraph) -> bool:
    """A roman number under a letter: the first after another letter than h, the next where one stands already."""
    own, before = (re.sub(r"[()（）‘’']", "", item.number or "") for item in (paragraph, last))
    if not ROMAN.fullmatch(own) or ROMAN.fullmatch(before):
        return False
    return bool(last.children) or (own in FIRST and before != "h")
