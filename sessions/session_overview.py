"""The agenda, officers, documents and meetings of a session in the order in which its page shows them."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from .models import AgendaItem, DocumentEntry, Meeting, Officer


class AgendaBranch(NamedTuple):
    """An agenda item with the sub-items below it."""

    item: AgendaItem
    sub_items: list[AgendaItem]

    @property
    def spoken(self) -> int:
        """The number of statements on the item and its sub-items, of records counted with `spoken`."""
        return sum(item.spoken for item in (self.item, *self.sub_items))


class BodyOfficers(NamedTuple):
    name: str
    officers: list[Officer]


class ItemDocuments(NamedTuple):
    """The documents listed under an item; no item where the report ties them to none."""

    item: AgendaItem | None
    entries: list[DocumentEntry]


def agenda_tree(items: Iterable[AgendaItem]) -> list[AgendaBranch]:
    """Return items with their sub-items, in the order of the agenda; a sub-item without its item stands by itself."""
    tree: list[AgendaBranch] = []
    for item in sorted(items, key=lambda item: (item.number, item.letter)):
        if item.letter and tree and tree[-1].item.number == item.number:
            tree[-1].sub_items.append(item)
        else:
            tree.append(AgendaBranch(item, []))
    return tree


def officers_by_body(officers: Iterable[Officer]) -> list[BodyOfficers]:
    """Group officers: those of the Commission first, then those of its working groups."""
    in_order = sorted(officers, key=lambda officer: (officer.body != "CCPCJ", officer.body, officer.position))
    return [BodyOfficers(name, list(group)) for name, group in groupby(in_order, key=lambda officer: officer.body)]


def documents_by_item(entries: Iterable[DocumentEntry]) -> list[ItemDocuments]:
    """Group documents by agenda item; those that belong to none come last."""

    def place(entry: DocumentEntry) -> tuple[bool, int, str, int]:
        item = entry.agenda_item
        return (item is None, item.number if item else 0, item.letter if item else "", entry.position)

    groups = groupby(sorted(entries, key=place), key=lambda entry: entry.agenda_item)
    return [ItemDocuments(item, list(group)) for item, group in groups]


def meetings_around(meetings: Sequence[Meeting], meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
    """Return the meeting before and the one after, None where there is none."""
    place = meetings.index(meeting)
    previous = meetings[place - 1] if place else None
    following = meetings[place + 1] if place + 1 < len(meetings) else None
    return previous, following
