"""A page as a tree of its elements, for questions about how it is built."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Self

from django.test import Client

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Element:
    def __init__(self, tag: str, attributes: dict[str, str], parent: Self | None = None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Self | str] = []

    def __iter__(self) -> Iterator[Self]:
        """Every element below this one, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes}> {self.text[:60]}"

    @property
    def text(self) -> str:
        return " ".join("".join(c if isinstance(c, str) else f"{c.text} " for c in self.children).split())

    @property
    def name(self) -> str:
        """What a screen reader calls it, as far as the markup alone tells."""
        images = [element.attributes.get("alt", "") for element in self if element.tag == "img"]
        return self.attributes.get("aria-label") or self.text or " ".join(images)

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")

    def all(self, *tags: str) -> list[Self]:
        return [element for element in self if element.tag in tags]

    def inside(self, *tags: str) -> bool:
        return self.parent is not None and (self.parent.tag in tags or self.parent.inside(*tags))


class Page(HTMLParser):
    """Reads a page; `problems` are the tags that are closed in the wrong order or not at all."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.problems: list[str] = []
        self.root = self.here = Element("", {})
        self.feed(html)
        if self.here is not self.root:
            self.problems.append(f"{self.here} is not closed")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.here.tag != tag:
            self.problems.append(f"</{tag}> closes {self.here}, line {self.getpos()[0]}")
        self.here = self.here.parent or self.root

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def root(client: Client, address: str, status: int = 200) -> Element:
    response = client.get(address)
    assert response.status_code == status
    return Page(response.content.decode()).root


def of_class(page: Element, name: str) -> list[Element]:
    return [element for element in page if name in element.get("class").split()]
