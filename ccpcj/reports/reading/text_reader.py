"""Raw texts of chapter I into resolutions and decisions with their paragraphs."""

import re

from ccpcj.lib.wording.lexicon import Lexicon
from ccpcj.lib.wording.opening_phrases import ADDRESSING, opening_phrases

from .blocks import Block
from .printed_report import (
    Annex,
    Finding,
    Text,
    TextParagraph,
)
from .report_tree import RawAnnex, RawText
from .text_builder import match_chapeau
from .unwrap import join_lines


def read_text(raw: RawText, words: Lexicon, findings: list[Finding]) -> Text:
    """A text with its title, enacting body, preamble and operative paragraphs, word for word."""
    draft = raw.match["draft"]
    kind = words.kind(draft or raw.match["adopted"])
    stage = "draft" if draft else "adopted"
    printed = raw.match["number"] or str(words.number(raw.match["ordinal"]) or 1)
    text = Text(kind, stage, printed, None, join_lines([b.text for b in raw.title]), raw.heading.text)
    text.lines, text.section, text.key = (raw.heading.lines[0], last_line(raw)), raw.section, text.label
    read_chapeau(text, raw, words)
    text.preamble = [paragraph(block, words, findings) for block in raw.preamble]
    for block in raw.operative:
        (add_listed if block.listed else add)(text.operative, operative(block, words, findings))
    if raw.stated_in:
        text.operative.append(stated(raw, words, findings))
    text.annexes = [read_annex(annex) for annex in raw.annexes]
    if not text.operative:
        findings.append(
            Finding(
                "error", "text-without-operative", text.lines, f"No operative paragraph was found in {text.printed}."
            )
        )
    return text


def read_annex(raw: RawAnnex) -> Annex:
    """An annex or an agenda behind a text: its label ("Annex"), its title, its paragraphs."""
    found = Annex(raw.label.text if raw.label else None, raw.title.text if raw.title else None)
    for block in raw.body:
        add(found.paragraphs, numbered(block))
    return found


def distinguish(texts: list[Text]) -> None:
    """Drafts of two bodies may both begin at I: the later one's key names its body as well."""
    taken: set[str] = set()
    for text in texts:
        if text.key in taken and text.body:
            text.key = f"{text.key}-{text.body.lower()}"
        taken.add(text.key)


def last_line(raw: RawText) -> int:
    return max(block.lines[1] for block in raw.blocks)


def read_chapeau(text: Text, raw: RawText, words: Lexicon) -> None:
    """The enacting body; a text adopted at the session is the Commission's own."""
    block = raw.chapeau or (raw.operative[0] if raw.operative else None)
    enacting = words.patterns["enacting"].match(block.text) if block else None
    match = match_chapeau(raw.chapeau, words) if raw.chapeau else enacting
    if raw.chapeau:
        text.chapeau = raw.chapeau.text
    text.body = words.codes["bodies"][match["body"]] if match else "CCPCJ" if text.stage == "adopted" else None


def numbered(block: Block) -> TextParagraph:
    """A block as a paragraph: its number or letter as printed, its words, the places of its footnote markers."""
    match, lettered = block.numbered, block.lettered
    body = match[2] if match else lettered[2] if lettered else block.text
    label = len(block.text) - len(body)
    found = TextParagraph(body, None, block.notes, block.lines, heading=1 if block.heading else None)
    found.number = match[1] if match else printed_letter(block.text[:label].strip()) if lettered else None
    found.marks = [(number, place - label) for number, place in block.marks]
    return found


def printed_letter(label: str) -> str:
    """The letter of an item in both its parentheses, whichever the language prints; ㈠ and ’1‘ as they are."""
    bare = label.strip("()（）")
    return f"({bare})" if bare != label else label


def paragraph(block: Block, words: Lexicon, findings: list[Finding]) -> TextParagraph:
    """A paragraph whose opening phrase stands at its start; one that has none is a finding."""
    found = numbered(block)
    if not block.heading:
        found.phrase = phrase_of(block, found.text, words)
        check_phrase(found, block, words, findings)
    return found


def operative(block: Block, words: Lexicon, findings: list[Finding]) -> TextParagraph:
    """An operative paragraph: its number as printed, its action, further actions, and whom it addresses."""
    found = numbered(block)
    if block.heading:
        return found
    start = words.patterns["enacting"].match(found.text) if found.number is None else None
    rest = found.text[start.end() :].lstrip() if start else found.text
    found.phrase = phrase_of(block, rest, words)
    check_phrase(found, block, words, findings)
    return with_action(found, rest, words)


def capital(text: str) -> str:
    """As at the start of a sentence, where phrases are known: behind the enacting body they begin small."""
    return text[:1].upper() + text[1:]


def check_phrase(found: TextParagraph, block: Block, words: Lexicon, findings: list[Finding]) -> None:
    if unlisted(found.phrase, words) if found.phrase else not (block.lettered or block.listed):
        findings.append(unknown(found.phrase, block, found.text))


def phrase_of(block: Block, text: str, words: Lexicon) -> str | None:
    """The opening phrase: the words that the file sets in italics, else those of the word list."""
    printed = (p for p in block.emphasis if text.startswith(p) and re.search(r"\w", text[len(p) :]))
    return next(printed, None) or known_phrase(text, words)


def known_phrase(text: str, words: Lexicon) -> str | None:
    """The phrase of the word list at the start of a text; behind the enacting body it begins with a small letter."""
    phrase = opening_phrases(words).opening(text) or opening_phrases(words).opening(capital(text))
    return text[: len(phrase)] if phrase else None


def unlisted(phrase: str, words: Lexicon) -> bool:
    """A phrase that the file sets in italics and the word list does not hold, whole as it is."""
    return known_phrase(phrase, words) != phrase


def unknown(phrase: str | None, block: Block, text: str) -> Finding:
    message = f"The opening phrase “{phrase}” is in no word list." if phrase else (
        f"No known opening phrase at the start of: {text[:24]}"
    )  # fmt: skip
    return Finding("info", "unknown-phrase", block.lines, message)


def with_action(found: TextParagraph, rest: str, words: Lexicon) -> TextParagraph:
    if found.phrase:
        found.verb = opening_phrases(words).verb(found.phrase)
        if found.verb and ADDRESSING.match(found.verb):
            found.addressees = opening_phrases(words).addressees(rest[len(found.phrase) :])
    found.more_verbs = opening_phrases(words).further_verbs(found.text)
    return found


def add(paragraphs: list[TextParagraph], found: TextParagraph) -> None:
    """A lettered item hangs from the numbered paragraph before it, a roman one from the letter, if there is one."""
    last = paragraphs[-1] if paragraphs else None
    if not last or not is_item(found.number) or not (is_figure(last.number) or is_item(last.number)):
        paragraphs.append(found)
    elif is_figure(last.number) or goes_below(found, last):
        add(last.children, found)
    else:
        paragraphs.append(found)


def add_listed(paragraphs: list[TextParagraph], found: TextParagraph) -> None:
    """An item of the numbered list that the last paragraph leads."""
    paragraphs[-1].children.append(found)


def is_figure(number: str | None) -> bool:
    return bool(number and re.fullmatch(r"\d+", number))


def is_item(number: str | None) -> bool:
    return bool(number and not is_figure(number))


ROMAN = re.compile(r"[ivx]+|\d+|[㈠-㈩]")
FIRST = ("i", "1", "㈠")


def goes_below(found: TextParagraph, last: TextParagraph) -> bool:
    """A roman number under a letter: the first after another letter than h, the next where one stands already."""
    bare, before = (re.sub(r"[()（）‘’']", "", item.number or "") for item in (found, last))
    if not ROMAN.fullmatch(bare) or ROMAN.fullmatch(before):
        return False
    return bool(last.children) or (bare in FIRST and before != "h")


def stated(raw: RawText, words: Lexicon, findings: list[Finding]) -> TextParagraph:
    """A decision that is a paragraph of the report: its sentence is the operative paragraph."""
    source = raw.stated_in
    assert source
    found = TextParagraph(source.text, None, source.notes, source.lines)
    verbs = opening_phrases(words).spelling(opening_phrases(words).actions)
    told = re.search(rf"{words.patterns['stated_after'].pattern}(?P<phrase>{verbs})", source.text)
    found.phrase = told["phrase"] if told else None
    return with_action(found, "", words)
