"""The words of one printed paragraph: its text with white space folded, its opening phrase, notes and references."""

import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from resolutions.text.document import Problem, Reference, TextNote

from .vocabulary import local_name

KNOWN = {"p", "span", "sup", "sub", "a", "inline", "i", "b", "u", "eol", "ref"}  # elements that only dress words
STRESSED = ("italic", "bold")
SYMBOL = re.compile(r"undocs\.org/(?:[a-z]{2}/)?(?P<symbol>.+)")
LONGEST_PHRASE = 200
NEAR = 15  # an opening phrase may follow a few words: "In this regard, recalls"
HAN = re.compile("[\u3400-\u9fff]")  # where a stress is bold: elsewhere bold is a heading
MARKS = "\u200e\u200f\u200b\ufeff"  # invisible: they say in which direction to write


def squeeze_spaces(text: str) -> str:
    """The text with every run of white space as one space, without invisible marks at its ends."""
    return " ".join(text.split()).strip(f"{MARKS} ")


class ParagraphReader:
    """Reads a paragraph: `raw` is its text as it stands in the file, notes taken out."""

    def __init__(self, element: Element) -> None:
        self.raw = ""
        self.stressed: list[tuple[int, int]] = []
        self.italics: list[int] = []  # where they begin
        self.marks: list[tuple[int, int, str]] = []
        self.references: list[Reference] = []
        self.problems: list[Problem] = []
        self._walk(element)

    @property
    def text(self) -> str:
        return squeeze_spaces(self.raw)

    @property
    def all_stressed(self) -> bool:
        """Whether nothing but white space stands outside italics and bold."""
        return bool(self.stressed) and not squeeze_spaces(self._without_stressed())

    def begins_stressed(self, place: int) -> bool:
        """Whether italics or bold begin right there, white space aside."""
        return any(begin >= place and not squeeze_spaces(self.raw[place:begin]) for begin, _ in self.stressed[:1])

    def notes(self, cut: int) -> list[TextNote]:
        """The footnotes, their places counted in the text after its first `cut` characters of the file."""
        return [TextNote(number, text, len(squeeze_spaces(self.raw[cut:place]))) for place, number, text in self.marks]

    def phrase(self, cut: int) -> str:
        """The opening phrase: the italics, in Chinese the bold, with which the text after the cut begins."""
        first = next((begin for begin, stop in self.stressed if squeeze_spaces(self.raw[max(cut, begin) : stop])), None)
        if first is None or len(squeeze_spaces(self.raw[cut:first])) > NEAR:
            return ""
        start, end = max(cut, self._word_of(first)), max(cut, first)
        for begin, stop in self.stressed:
            if begin <= end or not squeeze_spaces(self.raw[end:begin]):
                end = max(end, stop)
        phrase = squeeze_spaces(self.raw[start:end]).rstrip(",،，:：;")
        heading = end >= len(self.raw.rstrip()) or not (
            HAN.search(phrase) or any(start <= begin < end for begin in self.italics)
        )
        return "" if heading or len(phrase) > LONGEST_PHRASE else phrase

    def _word_of(self, place: int) -> int:
        """Where the word begins in which a place stands: italics may leave out the Arabic "and" before it."""
        while place and not HAN.match(self.raw[place]) and self.raw[place - 1].isalpha():
            place -= 1
        return place

    def _without_stressed(self) -> str:
        words, done = "", 0
        for begin, stop in self.stressed:
            words, done = words + self.raw[done:begin], max(done, stop)
        return words + self.raw[done:]

    def _walk(self, element: Element) -> None:
        self.raw += element.text or ""
        children = list(element)
        for place, child in enumerate(children):
            name = local_name(child)
            if name == "authorialNote":
                self._note(child)
            elif not is_marker_bracket(children, place):
                self._dressed(child, name)
            self.raw += child.tail or ""

    def _dressed(self, child: Element, name: str) -> None:
        form = (child.get("class") or "") if name == "span" else ""
        stressed = any(word in form for word in STRESSED)
        if stressed:
            self._part("".join(child.itertext()))
        begin, references = len(self.raw), len(self.references)
        if name not in KNOWN:
            words = squeeze_spaces("".join(child.itertext()))
            self.problems.append(Problem("unknown-element", f"<{name}> in a paragraph: its words stand in the text."))
            if not words:
                return
        self._walk(child)
        if stressed:
            self.stressed.append((begin, len(self.raw)))
            self.italics += [begin] if "italic" in form else []
        if name in ("a", "ref") and len(self.references) == references:
            self.references += references_of(child)

    def _part(self, text: str) -> None:
        """Part two runs set alike, for the file has lost the space between them: one word would be one run.

        A single letter is the Arabic "and", which is a run of its own before its word.
        """
        touches = self.stressed[-1:] and self.stressed[-1][1] == len(self.raw)
        before, after = re.search(r"\w{2,}$", self.raw), re.match(r"\w+", text)
        if touches and before and after:
            self.raw += " "
            message = f"“{before[0]}” and “{after[0]}” touch in the file: a space was set between them."
            self.problems.append(Problem("space-lost", message, "info"))

    def _note(self, note: Element) -> None:
        inside = ParagraphReader(note)
        text = re.sub(r"^(?:[()]\s*){2}", "", inside.text)  # brackets for a marker that Arabic prints again
        marker = note.get("marker") or ""
        number = int(marker) if marker.isdecimal() else len(self.marks) + 1
        if not marker.isdecimal():
            self.problems.append(Problem("note-without-number", f"A footnote is marked “{marker}”."))
        self.marks.append((len(self.raw), number, text))
        self.references += inside.references
        self.problems += inside.problems


def is_marker_bracket(children: list[Element], place: int) -> bool:
    """Whether this is a raised bracket around the marker of a note, as Arabic prints it: no word of the text."""
    child, text = children[place], squeeze_spaces("".join(children[place].itertext()))
    if local_name(child) != "sup" or text not in ("(", ")"):
        return False
    near = place + 1 if text == "(" else place - 1
    return 0 <= near < len(children) and local_name(children[near]) == "authorialNote"


def references_of(link: Element) -> Iterator[Reference]:
    printed = squeeze_spaces("".join(link.itertext()))
    if match := SYMBOL.search(link.get("href") or ""):
        yield Reference(printed, unquote(match["symbol"]).strip("/ "))
