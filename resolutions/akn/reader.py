"""One AKN4UN file into the texts that it holds: most hold one, a collection (resolutions A and B) several."""

from copy import deepcopy
from xml.etree.ElementTree import Element, ParseError, fromstring

from resolutions.text.document import Problem, TextDocument

from .body_reader import BlockReader
from .front_reader import (
    descendants,
    element_words,
    first_child,
    read_conclusions,
    read_cover,
    read_meta,
    read_preface,
)
from .vocabulary import local_name

DEEPEST = 100  # the texts of the Assembly nest about fifteen deep


class NotATextError(ValueError):
    """The file is no resolution in AKN4UN; the message says what is wrong with it."""


def read_texts(data: bytes) -> list[TextDocument]:
    """The texts of a file, in their order. NotATextError where it is broken, or says no symbol or language."""
    if b"<!ENTITY" in data.replace(b"\0", b""):  # of two bytes a letter, too
        raise NotATextError("The file declares entities, which no text of the United Nations does.")
    try:
        root = fromstring(data)
    except (ParseError, LookupError, ValueError) as error:  # an encoding that nobody knows, or several bytes a letter
        raise NotATextError(f"The file is not well formed: {error}.") from None
    if depth_of(root) > DEEPEST:
        raise NotATextError(f"The file nests elements deeper than {DEEPEST}, which no text does.")
    if local_name(root) != "akomaNtoso":
        raise NotATextError(f"The file begins with <{local_name(root)}>, not with <akomaNtoso>.")
    texts = read_collection(root) if first_child(root, "documentCollection") is not None else read_statements(root)
    if not texts:
        raise NotATextError("The file holds no <statement>.")
    for text in texts:
        if not text.symbol or not text.language:
            raise NotATextError(f"The file does not say its {'language' if text.symbol else 'symbol'}.")
    return texts


def depth_of(root: Element) -> int:
    """How many elements stand within one another, at most; told without a call for each."""
    depth, level = 0, [root]
    while level:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth


def read_statements(root: Element) -> list[TextDocument]:
    return [read_statement(element, TextDocument()) for element in root if local_name(element) == "statement"]


def read_collection(root: Element) -> list[TextDocument]:
    """Resolutions that were published under one number: each a text of its own, with the cover of all."""
    cover = TextDocument()
    whole = first_child(root, "documentCollection")
    for part in whole if whole is not None else ():
        if local_name(part) == "collectionBody":
            continue  # a list of what follows, without words of its own
        read_part(part, cover, "collection_")
    if cover.title:
        cover.front["collection_title"] = cover.title
    texts = []
    for component in descendants(root, "statement"):
        text = deepcopy(cover)
        text.title, text.chapeau = "", ""
        read_statement(component, text)
        letter = text.front.get("number", "").strip(". ")
        text.symbol = f"{cover.symbol.rsplit(' ', 1)[0]} {letter}"
        texts.append(text)
    return texts


def read_statement(element: Element, text: TextDocument) -> TextDocument:
    for part in element:
        read_part(part, text)
    if not text.number:
        text.number = text.symbol.removeprefix("A/RES/")
    return text


def read_part(part: Element, text: TextDocument, below: str = "") -> None:
    """One part of a statement: its metadata, cover, title, preamble, body, end or annexes."""
    body, name = BlockReader(text), local_name(part)
    readers = {
        "meta": lambda: read_meta(part, text),
        "coverPage": lambda: read_cover(part, text),
        "preface": lambda: read_preface(part, text, below),
        "preamble": lambda: body.preamble(part),
        "mainBody": lambda: body.main(part),
        "conclusions": lambda: read_conclusions(part, text),
        "attachments": lambda: body.annex(part),
    }
    if name in readers:
        readers[name]()
    else:
        words = element_words(part)
        text.problems.append(Problem("unknown-element", f"<{name}> is not known: “{words}”.", "error", words))
