"""Real footnotes: the part of the document that holds them, and their markers in the words."""

from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from .docx_paragraphs import set_direction
from .runs import Xml, add_words, element, format_run, set_property
from .script import Script
from .styles import NOTE, REFERENCE

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = (("separator", -1), ("continuationSeparator", 0))  # the rules above footnotes, which every document has


class Footnotes:
    """Writes the footnotes of a document. Word counts them, unless the printed numbers are no plain count."""

    def __init__(self, document: Document, script: Script, numbers: Sequence[int]) -> None:
        self.document, self.script = document, script
        self.counted = list(numbers) == list(range(1, len(numbers) + 1))
        self.last = 0
        self.root = element("w:footnotes")
        part = XmlPart(PackURI("/word/footnotes.xml"), TYPE, self.root, document.part.package)
        document.part.relate_to(part, RT.FOOTNOTES)
        properties = element("w:footnotePr")
        for kind, number in SEPARATORS:
            self.root.append(separator_note(kind, number))
            properties.append(element("w:footnote", id=str(number)))
        place_in_settings(document, properties)

    def add(self, paragraph: Paragraph, number: int, words: str) -> None:
        """Put the marker at the end of the paragraph as it stands, and the words of the note below the page."""
        self.last += 1
        self.add_marker(paragraph, number, element("w:footnoteReference", id=str(self.last)))
        p = element("w:p")
        footnote = element("w:footnote", id=str(self.last))
        footnote.append(p)
        self.root.append(footnote)
        below = Paragraph(p, paragraph._parent)
        below.style = self.document.styles[NOTE]
        set_direction(below, self.script)
        self.add_marker(below, number, element("w:footnoteRef"))
        below.add_run().add_tab()
        add_words(below, words, self.script)

    def add_marker(self, paragraph: Paragraph, number: int, mark: Xml) -> None:
        """Add the raised number, counted by Word or as printed; in Arabic words it stands in brackets."""
        referring = mark.tag == qn("w:footnoteReference")
        brackets = "()" if referring and self.script.brackets else ""
        for bracket in brackets[:1]:
            self.add_raised(paragraph, bracket)
        run = self.add_raised(paragraph)
        if referring and not self.counted:
            mark.set(qn("w:customMarkFollows"), "1")
        if referring or self.counted:
            run._r.append(mark)
        if not self.counted:
            run.add_text(str(number))
        for bracket in brackets[1:]:
            self.add_raised(paragraph, bracket)

    def add_raised(self, paragraph: Paragraph, words: str = "") -> Run:
        """Add a run in the style of markers."""
        run = format_run(paragraph.add_run(words), self.script)
        set_property(run, "w:rStyle", val=self.document.styles[REFERENCE].style_id)
        return run


def separator_note(kind: str, number: int) -> Xml:
    """A footnote that is no note but a rule above the notes."""
    footnote, p, r = element("w:footnote", type=kind, id=str(number)), element("w:p"), element("w:r")
    r.append(element(f"w:{kind}"))
    p.append(r)
    footnote.append(p)
    return footnote


def place_in_settings(document: Document, properties: Xml) -> None:
    """Name the rules in the settings; the schema wants them before the compatibility settings."""
    settings = document.settings.element
    after = settings.find(qn("w:compat"))
    if after is not None:
        after.addprevious(properties)
    else:
        settings.append(properties)
