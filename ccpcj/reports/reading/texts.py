"""Raw texts of chapter I into resolutions and decisions with their paragraphs."""

import re
from typing import Any

from .blocks import Block
from .join import join
from .lexicon import Lexicon
from .phrases import ADDRESSING, addressees, more_verbs, opening, verb_of
from .report import Finding, Text, TextParagraph
from .tree import RawText


def read_text(raw: RawText, words: Lexicon, findings: list[Finding]) -> Text:
    """A text with its title, enacting body, preamble and operative paragraphs, word for word."""
    draft = raw.match["draft"]
    kind = words.kind(draft or raw.match["adopted"])
    stage = "draft" if draft else "adopted"
    printed = raw.match["number"] or str(words.number(raw.match["ordinal"]) or 1)
    text = Text(kind, stage, printed, None, join([b.text for b in raw.title]), raw.heading.text)
    text.lines, text.section, text.key = (raw.heading.lines[0], last_line(raw)), raw.section, text.label
    read_chapeau(text, raw, words)
    text.preamble = [paragraph(block, words, findings) for block in raw.preamble]
    for block in raw.operative:
        add_operative(text, operative(block, words, findings))
    if raw.stated_in:
        text.operative.append(stated(raw, words, findings))
    if raw.annex_title:
        text.annexes.append(read_annex(raw, words))
    if not text.operative:
        findings.append(
            Finding(
                "error", "text-without-operative", text.lines, f"No operative paragraph was found in {text.printed}."
            )
        )
    return text


def read_annex(raw: RawText, words: Lexicon) -> dict[str, Any]:
    """An annex or an agenda behind a text: its label ("Annex"), its title, its blocks."""
    blocks = [block.text for block in ([raw.annex_title] if raw.annex_title else []) + raw.annex]
    labelled = bool(words.patterns["annex"].fullmatch(blocks[0])) and len(blocks) > 1
    label = blocks.pop(0) if labelled else None
    return {"label": label, "title": blocks[0], "text": blocks[1:]}


def distinguish(texts: list[Text]) -> None:
    """Drafts of two bodies may both begin at I: the later one's key names its body as well."""
    taken: set[str] = set()
    for text in texts:
        if text.key in taken and text.body:
            text.key = f"{text.key}-{text.body.lower()}"
        taken.add(text.key)


def last_line(raw: RawText) -> int:
    blocks = [
        raw.heading,
        *raw.title,
        *raw.preamble,
        *raw.operative,
        *([raw.annex_title] if raw.annex_title else []),
        *raw.annex,
    ]
    return max(block.lines[1] for block in blocks)


def read_chapeau(text: Text, raw: RawText, words: Lexicon) -> None:
    """The enacting body; a text adopted at the session is the Commission's own."""
    block = raw.chapeau or (raw.operative[0] if raw.operative else None)
    pattern = words.patterns["chapeau" if raw.chapeau else "enacting"]
    match = pattern.match(block.text) if block else None
    if raw.chapeau:
        text.chapeau = raw.chapeau.text
    text.body = words.codes["bodies"][match["body"]] if match else "CCPCJ" if text.stage == "adopted" else None


def paragraph(block: Block, words: Lexicon, findings: list[Finding]) -> TextParagraph:
    """A paragraph whose opening phrase stands at its start; one that has none is a finding."""
    lettered = block.lettered
    body = lettered[2] if lettered else block.text
    phrase = phrase_of(block, body, words)
    if unlisted(phrase, words) if phrase else not lettered:
        findings.append(unknown(phrase, block, block.text))
    label = len(block.text) - len(body)
    marks = [(number, place - label) for number, place in block.marks]
    number = f"({lettered[1]})" if lettered else None
    return TextParagraph(body, phrase, block.notes, block.lines, number, marks=marks)


def operative(block: Block, words: Lexicon, findings: list[Finding]) -> TextParagraph:
    """An operative paragraph: its number as printed, its action, further actions, and whom it addresses."""
    match = block.numbered
    lettered = block.lettered
    body = match[2] if match else lettered[2] if lettered else block.text
    label = len(block.text) - len(body)
    marks = [(number, place - label) for number, place in block.marks]
    found = TextParagraph(body, None, block.notes, block.lines, marks=marks)
    found.number = match[1] if match else f"({lettered[1]})" if lettered else None
    start = words.patterns["enacting"].match(body) if found.number is None else None
    rest = body[start.end() :].lstrip() if start else body
    found.phrase = phrase_of(block, rest, words)
    if unlisted(found.phrase, words) if found.phrase else not lettered:
        findings.append(unknown(found.phrase, block, body))
    return with_action(found, rest, words)


def phrase_of(block: Block, text: str, words: Lexicon) -> str | None:
    """The opening phrase: the words that the file sets in italics, else those of the word list."""
    printed = (p for p in block.emphasis if text.startswith(p) and re.search(r"\w", text[len(p) :]))
    return next(printed, None) or opening(text, words)


def unlisted(phrase: str, words: Lexicon) -> bool:
    """A phrase that the file sets in italics and the word list does not hold, whole as it is."""
    return opening(phrase, words) != phrase


def unknown(phrase: str | None, block: Block, text: str) -> Finding:
    message = f"The opening phrase “{phrase}” is in no word list." if phrase else (
        f"No known opening phrase at the start of: {text[:24]}"
    )  # fmt: skip
    return Finding("info", "unknown-phrase", block.lines, message)


def with_action(found: TextParagraph, rest: str, words: Lexicon) -> TextParagraph:
    if found.phrase:
        found.verb = verb_of(found.phrase, words)
        if found.verb and ADDRESSING.match(found.verb):
            found.addressees = addressees(rest[len(found.phrase) :], words)
    found.more_verbs = more_verbs(found.text, words)
    return found


def add_operative(text: Text, found: TextParagraph) -> None:
    """A lettered item under a numbered paragraph is its child; in a decision without numbers it is a paragraph."""
    lettered = found.number and found.number.startswith("(")
    if lettered and text.operative and re.fullmatch(r"\d+", text.operative[-1].number or ""):
        text.operative[-1].children.append(found)
    else:
        text.operative.append(found)


def stated(raw: RawText, words: Lexicon, findings: list[Finding]) -> TextParagraph:
    """A decision that is a paragraph of the report: its sentence is the operative paragraph."""
    source = raw.stated_in
    assert source
    found = TextParagraph(source.text, None, source.notes, source.lines)
    for phrase in sorted({**words.verbs, **words.codes["stated_verbs"]}, key=len, reverse=True):
        match = re.search(words.patterns["stated_after"].pattern + re.escape(phrase), source.text)
        if match:
            found.phrase = phrase
            break
    return with_action(found, "", words)
