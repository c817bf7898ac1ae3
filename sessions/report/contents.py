"""The records of a session put in the order in which its page tells them."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from sessions.models import (
    AgendaItem,
    DocumentEntry,
    Meeting,
    Officer,
    ReportChapter,
    ReportParagraph,
    ReportSection,
)


class Item(NamedTuple):
    """An agenda item with the sub-items below it."""

    item: AgendaItem
    sub_items: list[AgendaItem]

    @property
    def spoken(self) -> int:
        """The statements on the item and on its sub-items, of records counted with `spoken`."""
        return sum(item.spoken for item in (self.item, *self.sub_items))


class Body(NamedTuple):
    name: str
    officers: list[Officer]


class Papers(NamedTuple):
    """The documents listed under an item; no item where the report ties them to none."""

    item: AgendaItem | None
    entries: list[DocumentEntry]


class Chapter(NamedTuple):
    chapter: ReportChapter | None
    sections: list["Section"]


class Section(NamedTuple):
    section: ReportSection | None
    paragraphs: list[ReportParagraph]


def agenda(items: Iterable[AgendaItem]) -> list[Item]:
    """Items with their sub-items, in the order of the agenda; a sub-item without its item stands by itself."""
    tree: list[Item] = []
    for item in sorted(items, key=lambda item: (item.number, item.letter)):
        if item.letter and tree and tree[-1].item.number == item.number:
            tree[-1].sub_items.append(item)
        else:
            tree.append(Item(item, []))
    return tree


def by_body(officers: Iterable[Officer]) -> list[Body]:
    """The officers of the Commission first, then those of its working groups."""
    in_order = sorted(officers, key=lambda officer: (officer.body != "CCPCJ", officer.body, officer.position))
    return [Body(name, list(group)) for name, group in groupby(in_order, key=lambda officer: officer.body)]


def by_item(entries: Iterable[DocumentEntry]) -> list[Papers]:
    """Documents by agenda item; those that belong to none come last."""

    def place(entry: DocumentEntry) -> tuple[bool, int, str, int]:
        item = entry.agenda_item
        return (item is None, item.number if item else 0, item.letter if item else "", entry.position)

    groups = groupby(sorted(entries, key=place), key=lambda entry: entry.agenda_item)
    return [Papers(item, list(group)) for item, group in groups]


def by_chapter(paragraphs: Iterable[ReportParagraph]) -> list[Chapter]:
    """Numbered paragraphs, in their order, under the chapter and section that hold them."""
    chapters = groupby(paragraphs, key=lambda paragraph: paragraph.chapter)
    return [Chapter(chapter, by_section(held)) for chapter, held in chapters]


def by_section(paragraphs: Iterable[ReportParagraph]) -> list[Section]:
    sections = groupby(paragraphs, key=lambda paragraph: paragraph.section)
    return [Section(section, list(held)) for section, held in sections]


def neighbours(meetings: Sequence[Meeting], meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
    """The meeting before and the one after, where there is one."""
    place = meetings.index(meeting)
    previous = meetings[place - 1] if place else None
    following = meetings[place + 1] if place + 1 < len(meetings) else None
    return previous, following
