"""What a Word document's styles say of paragraphs and letters."""

import re
from collections.abc import Iterator
from typing import Any

from .wordprocessing_xml import (
    child,
    children,
    on,
    switch,
    value,
)

EMPHASIS = ("i", "b", "iCs", "bCs")
KAI = re.compile(r"楷|kai", re.I)  # the typeface that Chinese sets apart with, where others use italics
CONTENTS = re.compile(r"(?:toc|contents) \d|table of (?:figures|authorities)", re.I)


class WordStyles:
    """The styles of a document by their id."""

    def __init__(self, root: Any | None) -> None:
        self.styles = {value(style, "styleId"): style for style in children(root, "style")}
        defaults = (s for s in self.styles.values() if value(s, "type") == "paragraph" and value(s, "default") == "1")
        self.default = value(next(defaults, None), "styleId")

    def chain(self, style: str | None) -> Iterator[Any]:
        """A style and those that it is based on."""
        seen = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = value(child(self.styles[style], "basedOn"))

    def of(self, paragraph: Any) -> str | None:
        return value(child(paragraph, "pPr", "pStyle")) or self.default

    def numbering(self, style: str | None) -> Any | None:
        """The list that paragraphs of a style belong to."""
        numberings = (child(element, "pPr", "numPr") for element in self.chain(style))
        return next((numbering for numbering in numberings if numbering is not None), None)

    def is_heading(self, paragraph: Any) -> bool:
        """Whether the paragraph stands in the document's outline."""
        own = [child(paragraph, "pPr"), *(child(style, "pPr") for style in self.chain(self.of(paragraph)))]
        level = next((v for v in (value(child(properties, "outlineLvl")) for properties in own) if v), None)
        return level is not None and level != "9"

    def is_contents(self, paragraph: Any) -> bool:
        """A row of a table of contents."""
        return any(CONTENTS.match(value(child(style, "name")) or "") for style in self.chain(self.of(paragraph)))

    def is_hidden(self, run: Any, paragraph: Any) -> bool:
        properties = child(run, "rPr")
        character = value(child(properties, "rStyle"))
        styles = (*self.chain(character), *self.chain(self.of(paragraph)))
        switches = [switch(properties, "vanish"), *(switch(child(style, "rPr"), "vanish") for style in styles)]
        return bool(next((state for state in switches if state is not None), False))

    def is_emphasized(self, run: Any) -> bool:
        """Set apart from its paragraph: what the whole paragraph's style does is no emphasis."""
        properties = child(run, "rPr")
        if properties is None:
            return False
        switches = [switch(properties, name) for name in EMPHASIS]
        if any(state is not None for state in switches):
            return any(switches)
        character = [child(style, "rPr") for style in self.chain(value(child(properties, "rStyle")))]
        return any(on(style, name) for style in character for name in EMPHASIS) or bool(
            KAI.search(value(child(properties, "rFonts"), "eastAsia") or "")
        )
