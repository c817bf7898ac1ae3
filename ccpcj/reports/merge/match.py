"""Which entry of a list is which in another printing of it: in another language, or in a corrected file.

A language lists states in its own alphabetical order, so an entry is known by whom it names and not by its position.
Only where a name was not resolved, the position tells, as far as it can.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from ccpcj.lib.languages import LANGUAGES_OF_REPORTS

from .printed_lists import ListEntry


class EntryPair(NamedTuple):
    """One entry, as the record has it and as a report prints it now."""

    old: ListEntry
    new: ListEntry

    def is_of_one_party(self) -> bool:
        return self.old.any_party is not None and self.old.any_party == self.new.any_party


class ListMatch:
    """The entries of two lists that are the same, paired step by step; the others are left on one side alone."""

    def __init__(self, old: Iterable[ListEntry], new: Iterable[ListEntry]) -> None:
        self.old_left, self.new_left, self.pairs = list(old), list(new), list[EntryPair]()
        self.pair_by_language(ListEntry.line_and_details)  # a report and a corrected one print most lines alike
        for kind in {entry.kind for entry in self.old_left}:
            for count in range(len(kind.details), -1, -1):
                self.pair_by(partial(ListEntry.party_and_details, count=count))
        self.pair_by_language(ListEntry.line)
        self.pair_by(lambda entry: entry.unlisted)
        if self.run_alike():
            self.pair_by_neighbours()
        old, new = ([entry for entry in left if entry.party is None] for left in (self.old_left, self.new_left))
        if len(old) == len(new) and (len(old) == 1 or self.run_alike()):  # else nobody can say which is which
            self.pair_in_order(old, new)
        if len(self.old_left) == len(self.new_left) == 1:
            self.pair_in_order(self.old_left, self.new_left)

    def pair_by_language(self, identity: Callable[..., Hashable]) -> None:
        for language in LANGUAGES_OF_REPORTS:
            self.pair_by(partial(identity, language=language))

    def pair_by(self, identity: Callable[[ListEntry], Hashable]) -> None:
        """Pair those of the same identity, in order; an entry without one gives None."""
        waiting: dict[Hashable, list[ListEntry]] = defaultdict(list)
        for entry in self.old_left:
            waiting[identity(entry)].append(entry)
        for entry in self.new_left:
            if (key := identity(entry)) is not None and waiting[key]:
                self.pair(waiting[key].pop(0), entry)

    def run_alike(self) -> bool:
        """Whether both lists run in the same order, and not each in the alphabet of its language."""
        self.pairs.sort(key=lambda pair: pair.old.position)
        positions = [pair.new.position for pair in self.pairs]
        return positions == sorted(positions)

    def pair_by_neighbours(self) -> None:
        """Pair in order as many as stand between the same neighbours."""
        old = by_gap([pair.old.position for pair in self.pairs], self.old_left)
        new = by_gap([pair.new.position for pair in self.pairs], self.new_left)
        for gap, entries in old.items():
            if len(entries) == len(new[gap]):
                self.pair_in_order(entries, new[gap])

    def pair_in_order(self, old: Sequence[ListEntry], new: Sequence[ListEntry]) -> None:
        """Pair as many on either side, one after the other; two that are resolved name different parties."""
        for old_entry, new_entry in zip(old, new, strict=True):
            if old_entry.may_be(new_entry):
                self.pair(old_entry, new_entry)

    def pair(self, old: ListEntry, new: ListEntry) -> None:
        self.pairs.append(EntryPair(old, new))
        self.old_left = [entry for entry in self.old_left if entry is not old]
        self.new_left = [entry for entry in self.new_left if entry is not new]


def by_gap(positions: Sequence[int], entries: Iterable[ListEntry]) -> dict[int, list[ListEntry]]:
    """The entries by how many of the positions come before them."""
    gaps: dict[int, list[ListEntry]] = defaultdict(list)
    for entry in entries:
        gaps[bisect(positions, entry.position)].append(entry)
    return gaps
