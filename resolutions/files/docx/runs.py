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
WHOLE = re.compile(r"[A-Za-z0-9].*[A-Za-z0-9]|[A-Za-z]")
LATIN = re.compile(r"[A-Za-z0-9]*[A-Za-z](?:[A-Za-z0-9./\-]*[A-Za-z0-9])?")  # a symbol or a name among Arabic words
# the children of w:rPr must stand in this order, else Word calls the document damaged
ORDER = ("w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:sz", "w:szCs", "w:vertAlign", "w:rtl", "w:lang")


def element(name: str, /, **attributes: str) -> Xml:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def put(run: Run, name: str, **attributes: str) -> None:
    """Set a property of the run at the place that the order of the schema gives it."""
    properties = run._r.get_or_add_rPr()
    for held in properties.findall(qn(name)):
        properties.remove(held)
    after = [qn(other) for other in ORDER[: ORDER.index(name)]]
    place = sum(1 for held in properties if held.tag in after)
    properties.insert(place, element(name, **attributes))


def say(paragraph: Paragraph, words: str, script: Script, *, emphasis: str = "") -> None:
    """Add words; `emphasis` is "bold" or "phrase". Latin letters among Arabic words keep their own direction."""
    for part, latin in parted(words) if script.right_to_left else [(words, False)]:
        if part:
            dressed(paragraph.add_run(part), script, emphasis, latin=latin)


def parted(words: str) -> Iterator[tuple[str, bool]]:
    """The words parted into what runs from the right and what is Latin; a line without Arabic letters is one part."""
    latin = WHOLE if re.search("[A-Za-z]", words) and not ARABIC.search(words) else LATIN
    done = 0
    for found in latin.finditer(words):
        yield words[done : found.start()], False
        yield found[0], True
        done = found.end()
    yield words[done:], False


def dressed(run: Run, script: Script, emphasis: str = "", *, latin: bool = False) -> Run:
    phrase = emphasis == "phrase"
    if emphasis == "bold" or (phrase and script.bold_phrases):
        put(run, "w:b")
        put(run, "w:bCs")
    if phrase and script.phrase_font:
        put(run, "w:rFonts", eastAsia=script.phrase_font, hint="eastAsia")
    elif phrase:
        put(run, "w:i")
        put(run, "w:iCs")
    if script.right_to_left and not latin:
        put(run, "w:rtl")
    put(run, "w:lang", **language(script, latin))
    return run


def language(script: Script, latin: bool = False) -> dict[str, str]:
    """Word keeps one tag for each kind of script."""
    if latin or not (script.right_to_left or script.phrase_font):
        return {"val": "en-GB" if latin else script.tag}
    if script.right_to_left:
        return {"val": script.tag, "bidi": script.tag}
    return {"val": script.tag, "eastAsia": script.tag}


def field(paragraph: Paragraph, code: str, script: Script) -> None:
    """A field that Word fills, such as the number of the page."""
    run = dressed(paragraph.add_run(), script, latin=script.right_to_left)
    instruction = OxmlElement("w:instrText")
    instruction.text = code
    for part in (element("w:fldChar", fldCharType="begin"), instruction,
                 element("w:fldChar", fldCharType="separate"), element("w:fldChar", fldCharType="end")):  # fmt: skip
        run._r.append(part)
