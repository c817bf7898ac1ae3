"""Reading WordprocessingML: the children, values and switches of an element that may be missing."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

OFF = ("0", "false", "off", "none")


def tag(element: Any) -> str:
    """The bare name of an element; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any | None, name: str) -> Iterator[Any]:
    if element is not None:
        yield from element.iterchildren(qn(f"w:{name}"))


def child(element: Any | None, *path: str) -> Any | None:
    """The first element of each name down a path."""
    for name in path:
        element = next(children(element, name), None)
    return element


def value(element: Any | None, name: str = "val") -> str | None:
    return None if element is None else element.get(qn(f"w:{name}"))


def switch(element: Any | None, name: str) -> bool | None:
    """A property that is on, off or, where the element does not say it, None."""
    state = child(element, name)
    return None if state is None else value(state) not in OFF


def on(element: Any | None, name: str) -> bool:
    return bool(switch(element, name))
