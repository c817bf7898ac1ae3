"""The words of a Word paragraph as they are printed: accepted changes, results of fields, markers of footnotes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from ccpcj.lib.folding import SOFT_HYPHEN, as_typed
from ccpcj.reports.reading.unwrap import marker

from .docx_styles import WordStyles
from .phrase_emphasis import emphasized_phrase
from .wordprocessing_xml import child, tag, value

DROPPED = {"del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "pPr", "rPr", "txbxContent", "Fallback"}
CHANGES = {"ins", "del", "moveFrom", "moveTo"}
PRINTED = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "ptab": " "}
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass
class NoteReferences:
    """The footnotes that the text refers to, in the order of their markers."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)  # (footnote or endnote, id): number
    starred: list[tuple[str, str]] = field(default_factory=list)  # with a mark of their own, such as an asterisk

    def number(self, kind: str, key: str) -> int:
        return self.numbers.setdefault((kind, key), len(self.numbers) + 1)


@dataclass
class PrintedWords:
    """What a paragraph holds."""

    text: str = ""
    hidden: str = ""
    emphasis: list[str] = field(default_factory=list)  # the stretches set in italics or bold
    links: list[str] = field(default_factory=list)  # the ids of what it links to
    changed: bool = False  # somebody's changes were taken as accepted
    picture: bool = False
    symbols: int = 0  # letters of a font of signs, which say nothing without it
    in_emphasis: bool = False

    def add(self, text: str, emphasized: bool) -> None:
        if emphasized and self.in_emphasis:
            self.emphasis[-1] += text
        elif emphasized and text.strip():
            self.emphasis.append(text)
        self.in_emphasis = (emphasized or not text.strip()) and bool(self.emphasis) and (emphasized or self.in_emphasis)
        self.text += text


def read_words(paragraph: Any, styles: WordStyles, notes: NoteReferences) -> PrintedWords:
    """The printed words of a paragraph without those of text boxes that hang from it."""
    words = PrintedWords()
    for run in text_runs(paragraph, words):
        text = "".join(signs(run, notes, words))
        if styles.is_hidden(run, paragraph):
            words.hidden += text
        else:
            words.add(text, styles.is_emphasized(run))
    words.text = " ".join(as_typed(words.text).split()).rstrip(SOFT_HYPHEN)
    words.hidden = words.hidden.strip()
    words.emphasis = list(filter(None, map(emphasized_phrase, words.emphasis)))
    return words


def text_runs(element: Any, words: PrintedWords) -> Iterator[Any]:
    """The runs in their order, through links, fields, content controls and accepted changes."""
    for inner in element.iterchildren():
        name = tag(inner)
        words.changed = words.changed or name in CHANGES
        if name in DROPPED:
            continue
        if name == "hyperlink":
            words.links.append(inner.get(qn("r:id")) or "")
        if name == "r":
            yield inner
        else:
            yield from text_runs(inner, words)


def signs(element: Any, notes: NoteReferences, words: PrintedWords) -> Iterator[str]:
    """What a run prints, text and markers of footnotes."""
    for inner in element.iterchildren():
        name = tag(inner)
        if name == "t":
            yield inner.text or ""
        elif name in PRINTED:
            yield PRINTED[name]
        elif name in NOTES:
            yield reference(inner, NOTES[name], notes)
        elif name == "sym":
            words.symbols += 1
        elif name in ("drawing", "pict", "object"):
            words.picture = words.picture or not any(tag(below) == "txbxContent" for below in inner.iter())
        elif name not in DROPPED:
            yield from signs(inner, notes, words)


def reference(element: Any, kind: str, notes: NoteReferences) -> str:
    """The marker of a footnote; one with a mark of its own, such as an asterisk, has no number."""
    key = value(element, "id") or ""
    if value(element, "customMarkFollows") in ("1", "true", "on"):
        notes.starred.append((kind, key))
        return ""
    return marker(notes.number(kind, key))


def mark_is_deleted(paragraph: Any) -> bool:
    """Whether the end of a paragraph was deleted: with the change accepted, the next paragraph joins it."""
    properties = child(paragraph, "pPr", "rPr")
    return child(properties, "del") is not None or child(properties, "moveFrom") is not None
