"""Which entry of a list is which in another language.

A language lists states in its own alphabetical order, so an entry is known by whom it names and not by its place. Only
where a name was not resolved, the place tells, as far as it can.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from ccpcj.lib.languages import LANGUAGES

from .printed_lists import Entry


class Pair(NamedTuple):
    """An entry as the record has it, and as a further language has it."""

    held: Entry
    further: Entry


class Pairs:
    """The entries of two lists that are the same, found step by step; what is left stands in one language alone."""

    def __init__(self, held: Iterable[Entry], further: Iterable[Entry]) -> None:
        self.held, self.further, self.found = list(held), list(further), list[Pair]()
        self.by_language(Entry.line_and_all)  # a report and a corrected one print most lines alike
        for kind in {entry.kind for entry in self.held}:
            for by in range(len(kind.which), -1, -1):
                self.take(partial(Entry.told_apart, by=by))
        self.by_language(Entry.line)
        self.take(lambda entry: entry.coined)
        if self.run_alike():
            self.by_neighbours()
        mine, yours = ([entry for entry in left if entry.name is None] for left in (self.held, self.further))
        if len(mine) == len(yours) and (len(mine) == 1 or self.run_alike()):  # else nobody can say which is which
            self.by_place(mine, yours)
        if len(self.held) == len(self.further) == 1:
            self.by_place(self.held, self.further)

    def by_language(self, line: Callable[..., Hashable]) -> None:
        for language in LANGUAGES:
            self.take(partial(line, language=language))

    def take(self, known_by: Callable[[Entry], Hashable]) -> None:
        """Those that are known by the same, in order; one that is known by nothing gives None."""
        waiting: dict[Hashable, list[Entry]] = defaultdict(list)
        for entry in self.held:
            waiting[known_by(entry)].append(entry)
        for entry in self.further:
            if (key := known_by(entry)) is not None and waiting[key]:
                self.pair(waiting[key].pop(0), entry)

    def run_alike(self) -> bool:
        """Whether both lists run in the same order, and not each in the alphabet of its language."""
        self.found.sort(key=lambda pair: pair.held.place)
        places = [pair.further.place for pair in self.found]
        return places == sorted(places)

    def by_neighbours(self) -> None:
        """As many as stand between the same neighbours are the same."""
        held, further = [pair.held.place for pair in self.found], [pair.further.place for pair in self.found]
        mine, yours = between(held, self.held), between(further, self.further)
        for place, entries in mine.items():
            if len(entries) == len(yours[place]):
                self.by_place(entries, yours[place])

    def by_place(self, held: Sequence[Entry], further: Sequence[Entry]) -> None:
        """As many on either side, one after the other; two that are resolved name different ones."""
        for one, other in zip(held, further, strict=True):
            if one.may_be(other):
                self.pair(one, other)

    def pair(self, held: Entry, further: Entry) -> None:
        self.found.append(Pair(held, further))
        self.held = [entry for entry in self.held if entry is not held]
        self.further = [entry for entry in self.further if entry is not further]


def between(places: Sequence[int], entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    """The entries by how many of the places come before them."""
    found: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[bisect(places, entry.place)].append(entry)
    return found
