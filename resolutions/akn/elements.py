"""The elements of Akoma Ntoso 3.0, and the identifiers that the standard gives them by their place."""

from collections import Counter
from typing import Any, TypeAlias

from lxml.builder import ElementMaker
from lxml.etree import _Element

from .vocabulary import local_name

Element: TypeAlias = _Element
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
AKN4UN = "http://un.org/akn4un"  # for what the standard has no element
NAMES = {None: NAMESPACE, "akn4un": AKN4UN}
E: Any = ElementMaker(namespace=NAMESPACE, nsmap=NAMES)
UN: Any = ElementMaker(namespace=AKN4UN, nsmap=NAMES)

# how the standard abbreviates the names of elements in identifiers; others stand in full
SHORT = {"paragraph": "para", "blockList": "list", "attachment": "att"}
IDENTIFIED = {
    "authorialNote", "attachment", "blockList", "container", "content", "formula", "intro", "item", "list", "paragraph",
    "point",
}  # fmt: skip


def append_words(element: Element, words: str) -> None:
    """Add words after what stands in the element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def identify(element: Element, above: str = "", counts: Counter[str] | None = None) -> None:
    """Give what lies below its `eId`: `para_3__list_1__point_2` is the second point of the list in the third."""
    counts = Counter() if counts is None else counts
    for inner in element:
        name = local_name(inner)
        if name not in IDENTIFIED:
            identify(inner, above, counts)
            continue
        short = SHORT.get(name, name)
        own = f"{above}__{short}" if above else short
        counts[own] += 1
        eid = f"{own}_{counts[own]}"
        inner.set("eId", eid)
        identify(inner, eid)
