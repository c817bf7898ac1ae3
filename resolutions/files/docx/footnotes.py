"""Real footnotes: the part of the document that holds them, and their markers in the words."""

from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from resolutions.text.document import Note

from .paragraphs import turned
from .runs import Xml, dressed, element, put, say
from .script import Script
from .styles import NOTE, REFERENCE

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
LINES = (("separator", -1), ("continuationSeparator", 0))  # the rules above footnotes, which every document has


class Footnotes:
    """Writes the footnotes of a document. Word counts them, unless the printed numbers are no plain count."""

    def __init__(self, document: Document, script: Script, numbers: Sequence[int]) -> None:
        self.document, self.script = document, script
        self.counted = list(numbers) == list(range(1, len(numbers) + 1))
        self.last = 0
        self.root = element("w:footnotes")
        part = XmlPart(PackURI("/word/footnotes.xml"), TYPE, self.root, document.part.package)
        document.part.relate_to(part, RT.FOOTNOTES)
        own = element("w:footnotePr")
        for kind, number in LINES:
            self.root.append(rule(kind, number))
            own.append(element("w:footnote", id=str(number)))
        place_in_settings(document, own)

    def add(self, paragraph: Paragraph, note: Note) -> None:
        """The marker at the end of the paragraph as it stands, and the note."""
        self.last += 1
        self.marker(paragraph, note, element("w:footnoteReference", id=str(self.last)))
        p = element("w:p")
        made = element("w:footnote", id=str(self.last))
        made.append(p)
        self.root.append(made)
        below = Paragraph(p, paragraph._parent)
        below.style = self.document.styles[NOTE]
        turned(below, self.script)
        self.marker(below, note, element("w:footnoteRef"))
        below.add_run().add_tab()
        say(below, note.text, self.script)

    def marker(self, paragraph: Paragraph, note: Note, mark: Xml) -> None:
        """The raised number, counted by Word or as printed; in Arabic words it stands in brackets."""
        referring = mark.tag == qn("w:footnoteReference")
        brackets = "()" if referring and self.script.brackets else ""
        for bracket in brackets[:1]:
            self.raised(paragraph, bracket)
        run = self.raised(paragraph)
        if referring and not self.counted:
            mark.set(qn("w:customMarkFollows"), "1")
        if referring or self.counted:
            run._r.append(mark)
        if not self.counted:
            run.add_text(str(note.number))
        for bracket in brackets[1:]:
            self.raised(paragraph, bracket)

    def raised(self, paragraph: Paragraph, words: str = "") -> Run:
        """A run in the style of markers."""
        run = dressed(paragraph.add_run(words), self.script)
        put(run, "w:rStyle", val=self.document.styles[REFERENCE].style_id)
        return run


def rule(kind: str, number: int) -> Xml:
    made, p, r = element("w:footnote", type=kind, id=str(number)), element("w:p"), element("w:r")
    r.append(element(f"w:{kind}"))
    p.append(r)
    made.append(p)
    return made


def place_in_settings(document: Document, own: Xml) -> None:
    """The schema wants the footnotes before the compatibility settings."""
    settings = document.settings.element
    after = settings.find(qn("w:compat"))
    if after is not None:
        after.addprevious(own)
    else:
        settings.append(own)
