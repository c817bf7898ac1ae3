"""Runs of words with their language, direction and emphasis."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from .script import Script

Xml: TypeAlias = Any
ARABIC = re.compile("[؀-ۿ]")
LATIN_LINE = re.compile(r"[A-Za-z0-9].*[A-Za-z0-9]|[A-Za-z]")
LATIN_WORDS = re.compile(
    r"[A-Za-z0-9]*[A-Za-z](?:[A-Za-z0-9./\-]*[A-Za-z0-9])?"
)  # a symbol or a name among Arabic words
# the children of w:rPr must stand in this order, else Word calls the document damaged
ORDER = ("w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:sz", "w:szCs", "w:vertAlign", "w:rtl", "w:lang")


def element(name: str, /, **attributes: str) -> Xml:
    """An XML element in the namespace of Word's text, with attributes of that namespace."""
    child = OxmlElement(name)
    for key, value in attributes.items():
        child.set(qn(f"w:{key}"), value)
    return child


def set_property(run: Run, name: str, **attributes: str) -> None:
    """Set a property of the run at the place that the order of the schema gives it."""
    properties = run._r.get_or_add_rPr()
    for former in properties.findall(qn(name)):
        properties.remove(former)
    after = [qn(other) for other in ORDER[: ORDER.index(name)]]
    place = sum(1 for child in properties if child.tag in after)
    properties.insert(place, element(name, **attributes))


def add_words(paragraph: Paragraph, words: str, script: Script, *, emphasis: str = "") -> None:
    """Add words; `emphasis` is "bold" or "phrase". Latin letters among Arabic words keep their own direction."""
    for part, latin in split_by_direction(words) if script.right_to_left else [(words, False)]:
        if part:
            format_run(paragraph.add_run(part), script, emphasis, latin=latin)


def split_by_direction(words: str) -> Iterator[tuple[str, bool]]:
    """Split the words into what runs from the right and what is Latin; a line without Arabic letters is one part."""
    latin = LATIN_LINE if re.search("[A-Za-z]", words) and not ARABIC.search(words) else LATIN_WORDS
    done = 0
    for match in latin.finditer(words):
        yield words[done : match.start()], False
        yield match[0], True
        done = match.end()
    yield words[done:], False


def format_run(run: Run, script: Script, emphasis: str = "", *, latin: bool = False) -> Run:
    """Give a run its emphasis, its direction and its language."""
    phrase = emphasis == "phrase"
    if emphasis == "bold" or (phrase and script.bold_phrases):
        set_property(run, "w:b")
        set_property(run, "w:bCs")
    if phrase and script.phrase_font:
        set_property(run, "w:rFonts", eastAsia=script.phrase_font, hint="eastAsia")
    elif phrase:
        set_property(run, "w:i")
        set_property(run, "w:iCs")
    if script.right_to_left and not latin:
        set_property(run, "w:rtl")
    set_property(run, "w:lang", **language_tags(script, latin))
    return run


def language_tags(script: Script, latin: bool = False) -> dict[str, str]:
    """The language of a run: Word keeps one tag for each kind of script."""
    if latin or not (script.right_to_left or script.phrase_font):
        return {"val": "en-GB" if latin else script.tag}
    if script.right_to_left:
        return {"val": script.tag, "bidi": script.tag}
    return {"val": script.tag, "eastAsia": script.tag}


def add_field(paragraph: Paragraph, code: str, script: Script) -> None:
    """A field that Word fills, such as the number of the page."""
    run = format_run(paragraph.add_run(), script, latin=script.right_to_left)
    instruction = OxmlElement("w:instrText")
    instruction.text = code
    for part in (element("w:fldChar", fldCharType="begin"), instruction,
                 element("w:fldChar", fldCharType="separate"), element("w:fldChar", fldCharType="end")):  # fmt: skip
        run._r.append(part)
