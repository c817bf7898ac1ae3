"""Tracked changes of Word: what was inserted, deleted and moved, with who did it and when."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from .runs import Xml, element

INSERTED, DELETED, MOVED_FROM, MOVED_TO = "w:ins", "w:del", "w:moveFrom", "w:moveTo"
RANGES = {MOVED_FROM: "w:moveFromRange", MOVED_TO: "w:moveToRange"}


class Tracker:
    """Marks changes in a document, each with its own number. `author` and `time` stand in every mark."""

    def __init__(self, author: str, time: datetime) -> None:
        self.origin = {"author": author, "date": f"{time:%Y-%m-%dT%H:%M:%SZ}"}
        self.last = 0

    def mark(self, name: str, /, **attributes: str) -> Xml:
        self.last += 1
        return element(name, id=str(self.last), **self.origin, **attributes)

    @contextmanager
    def track(self, paragraph: Paragraph, name: str) -> Iterator[None]:
        """Mark the runs added to the paragraph meanwhile as inserted, deleted or moved; without a name, as plain."""
        before = len(paragraph._p)
        yield
        runs = list(paragraph._p)[before:]
        if not name or not runs:
            return
        wrapper = self.mark(name)
        paragraph._p.append(wrapper)
        for run in runs:
            wrapper.append(run)
        if name == DELETED:
            for text in list(wrapper.iter(qn("w:t"))):
                text.tag = qn("w:delText")

    def track_end(self, paragraph: Paragraph, name: str) -> None:
        """Track the end of the paragraph: what follows was parted from it, or is joined to it."""
        if not name:
            return
        properties = paragraph._p.get_or_add_pPr()
        end = element("w:rPr")
        end.append(self.mark(name))
        before = properties.find(qn("w:pPrChange"))
        properties.append(end) if before is None else before.addprevious(end)

    def track_move(self, paragraphs: list[Paragraph], name: str, move: str) -> None:
        """Tie paragraphs that moved to the place where they stood, or stand now, by the name of the move."""
        kind = RANGES[name]
        start = self.mark(f"{kind}Start", name=move)
        first, last = paragraphs[0]._p, paragraphs[-1]._p
        properties = first.find(qn("w:pPr"))
        first.insert(0, start) if properties is None else properties.addnext(start)
        last.addnext(element(f"{kind}End", id=start.get(qn("w:id"))))

    def track_style(self, paragraph: Paragraph, former: str) -> None:
        """Mark that the paragraph had another style, given by its id."""
        change, properties = self.mark("w:pPrChange"), element("w:pPr")
        properties.append(element("w:pStyle", val=former))
        change.append(properties)
        paragraph._p.get_or_add_pPr().append(change)
