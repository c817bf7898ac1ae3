"""The whole file: metadata, cover, title, preamble, operative part, adoption, annexes."""

from collections.abc import Iterable, Sequence

from lxml.etree import tostring

from resolutions.text.document import (
    ANNEX,
    OPERATIVE,
    PREAMBULAR,
    TextBlock,
    TextDocument,
)

from .body_writer import main_body, preamble, split_annexes
from .elements import E, Element, identify
from .front_writer import conclusions, cover, preface
from .identity import WorkIdentity, identification
from .meta_writer import meta

AHEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def write_akn(text: TextDocument, work: WorkIdentity) -> bytes:
    """The text as a file in UTF-8, valid against the schema of Akoma Ntoso 3.0."""
    parts = {part: [block for block in text.blocks if block.part == part] for part in (PREAMBULAR, OPERATIVE, ANNEX)}
    statement = E.statement(
        *existing(
            meta(text, work),
            cover(text, work),
            preface(text),
            preamble(text.chapeau, parts[PREAMBULAR], text.language),
            main_body(parts[OPERATIVE], text.language),
            conclusions(text),
            annex_elements(text, work, split_annexes(parts[ANNEX])),
        ),
        name=work.kind,
    )
    identify(statement)
    return AHEAD + tostring(E.akomaNtoso(statement), encoding="UTF-8")


def existing(*parts: Element | None) -> Iterable[Element]:
    return (part for part in parts if part is not None)


def annex_elements(text: TextDocument, work: WorkIdentity, annexes: Sequence[Sequence[TextBlock]]) -> Element | None:
    if not annexes:
        return None
    names = ["annex"] if len(annexes) == 1 else [f"annex_{n}" for n in range(1, len(annexes) + 1)]
    return E.attachments(
        *(
            E.attachment(
                E.doc(E.meta(identification(text, work, name)), main_body(blocks, text.language), name="annex")
            )
            for name, blocks in zip(names, annexes, strict=True)
        )
    )
