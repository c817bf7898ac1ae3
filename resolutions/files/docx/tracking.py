"""Tracked changes of Word: what was inserted, deleted and moved, with who did it and when."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from .runs import Xml, element

INSERTED, DELETED, MOVED_AWAY, ARRIVED = "w:ins", "w:del", "w:moveFrom", "w:moveTo"
RANGES = {MOVED_AWAY: "w:moveFromRange", ARRIVED: "w:moveToRange"}


class Tracker:
    """Marks changes in a document, each with its own number. `author` and `moment` stand in every mark."""

    def __init__(self, author: str, moment: datetime) -> None:
        self.who = {"author": author, "date": f"{moment:%Y-%m-%dT%H:%M:%SZ}"}
        self.last = 0

    def mark(self, name: str, /, **attributes: str) -> Xml:
        self.last += 1
        return element(name, id=str(self.last), **self.who, **attributes)

    @contextmanager
    def tracked(self, paragraph: Paragraph, name: str) -> Iterator[None]:
        """The runs that are added to the paragraph meanwhile are inserted, deleted or moved; without a name, plain."""
        before = len(paragraph._p)
        yield
        made = list(paragraph._p)[before:]
        if not name or not made:
            return
        wrapper = self.mark(name)
        paragraph._p.append(wrapper)
        for run in made:
            wrapper.append(run)
        if name == DELETED:
            for text in list(wrapper.iter(qn("w:t"))):
                text.tag = qn("w:delText")

    def end(self, paragraph: Paragraph, name: str) -> None:
        """Track the end of the paragraph: what follows was parted from it, or is joined to it."""
        if not name:
            return
        properties = paragraph._p.get_or_add_pPr()
        made = element("w:rPr")
        made.append(self.mark(name))
        before = properties.find(qn("w:pPrChange"))
        properties.append(made) if before is None else before.addprevious(made)

    def moved(self, paragraphs: list[Paragraph], name: str, move: str) -> None:
        """Tie paragraphs that moved to the place where they stood, or stand now, by the name of the move."""
        kind = RANGES[name]
        start = self.mark(f"{kind}Start", name=move)
        first, last = paragraphs[0]._p, paragraphs[-1]._p
        properties = first.find(qn("w:pPr"))
        first.insert(0, start) if properties is None else properties.addnext(start)
        last.addnext(element(f"{kind}End", id=start.get(qn("w:id"))))

    def restyled(self, paragraph: Paragraph, former: str) -> None:
        """The paragraph had another style, given by its id."""
        change, held = self.mark("w:pPrChange"), element("w:pPr")
        held.append(element("w:pStyle", val=former))
        change.append(held)
        paragraph._p.get_or_add_pPr().append(change)
