"""Facts three ways: what the last import said, what stands in the record, what the new one says.

What the source changed and staff did not is taken; where both changed, what stands is kept and a person decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ccpcj.lib.excerpts import excerpts

from .stated_facts import Facts

LABELS = {"printed": "line"}
LONGEST = 120  # characters of a value


class Conflict(NamedTuple):
    """A value that staff and the source changed each in their way; None where there is none."""

    name: str
    base: Any
    staff: Any
    new: Any

    def describe(self, subject: str) -> str:
        name = LABELS.get(self.name, self.name.replace("_", " "))
        sides = [str(side) if side not in (None, "") else "" for side in (self.base, self.staff, self.new)]
        base, staff, new = (f"“{side}”" if side else "not stated" for side in excerpts(*sides, longest=LONGEST))
        return (
            f"{subject}: {name} was {base} in the last import, is {staff} here and {new} in the new one. "
            "What is here is kept."
        )


class ValuesMerge(NamedTuple):
    changes: Facts  # what to write, by name; None where it is to go
    conflicts: list[Conflict]


def merge_values(base: Mapping[str, Any], staff: Mapping[str, Any], new: Mapping[str, Any]) -> ValuesMerge:
    """Merge values by name; one that is not stated is None or empty, and erases none that was not stated before."""
    changes, conflicts = Facts(), list[Conflict]()
    for name in dict.fromkeys([*staff, *base, *new]):
        before, here, stated = (None if side.get(name) == "" else side.get(name) for side in (base, staff, new))
        if stated in (before, here):
            continue
        if here == before:
            changes[name] = stated
        else:
            conflicts.append(Conflict(name, before, here, stated))
    return ValuesMerge(changes, conflicts)


class SponsorsMerge:
    """The entries of a list of sponsors three ways.

    corrections  the places of the entries of staff that stay, each with what changes in it
    listed       what comes to stand, in order: places among those of staff, and new entries
    conflicts    in words
    """

    def __init__(self, base: Sequence[Facts], staff: Sequence[Facts], new: Sequence[Facts]) -> None:
        self.base, self.staff, self.new = base, staff, new
        self.corrections: dict[int, Facts] = {}
        self.conflicts: list[str] = []
        self.of_base = pair_entries(base, staff)
        self.in_new = pair_entries(base, new)
        base_of = {k: i for i, k in self.in_new.items()}
        own = [j for j in range(len(staff)) if j not in self.of_base.values()]
        unlike = [k for k in range(len(new)) if k not in base_of]
        met = pair_entries([new[k] for k in unlike], [staff[j] for j in own])
        self.met = {unlike[a]: own[b] for a, b in met.items()}
        places: list[int | Facts] = []
        for k, entry in enumerate(new):
            place = self.of_base.get(base_of[k]) if k in base_of else self.met.get(k)
            if place is not None:
                self.keep(place, base[base_of[k]] if k in base_of else None, entry)
                places.append(place)
            elif k not in base_of:
                places.append(entry)
            elif base[base_of[k]] != entry:
                lines = f"{base[base_of[k]]['printed']}” to “{entry['printed']}"
                self.conflicts.append(f"Sponsor “{lines}”: the new import changes an entry that was removed here.")
        self.keep_others()
        self.listed = self.in_order(places)

    def keep(self, place: int, base: Facts | None, new: Facts) -> None:
        """Keep an entry of staff, with what the source says anew of it."""
        staff = self.staff[place]
        if base is None:
            base = {name: staff[name] for name in staff if alike(name, staff[name], new[name])}
            new = {**new, **base}
        changes, conflicts = merge_values(base, staff, new)
        self.corrections[place] = {name: value or "" for name, value in changes.items()}
        self.conflicts += [conflict.describe(f"Sponsor “{staff['printed']}”") for conflict in conflicts]

    def keep_others(self) -> None:
        """Keep what staff added, and what they changed of entries that the source has no more."""
        for place, entry in enumerate(self.staff):
            before = next((self.base[i] for i, j in self.of_base.items() if j == place), None)
            if place in self.corrections or before == entry:
                continue
            self.corrections[place] = {}
            if before is not None:
                message = "the new import leaves out an entry that was corrected here. It is kept."
                self.conflicts.append(f"Sponsor “{entry['printed']}”: {message}")

    def in_order(self, places: Sequence[int | Facts]) -> list[int | Facts]:
        """In the order of staff, new entries behind their neighbours; in that of the source if it changed its own."""
        staff: list[int | Facts] = [*sorted(self.corrections)]
        common = [k for i, k in sorted(self.in_new.items()) if i in self.of_base]
        return weave(staff, places) if common == sorted(common) else weave(places, staff)


def alike(name: str, staff: str, new: str) -> bool:
    """Whether what staff typed before an import says the same, or as much: a main sponsor is one."""
    if name == "printed":
        return True
    return not new or staff == new or (name == "role" and staff == "main" and new == "sponsor")


def weave(first: Iterable[Any], second: Sequence[Any]) -> list[Any]:
    """The items of both, once: in the order of the first, others behind the nearest one that stands before them."""
    woven = list(first)
    for place, item in enumerate(second):
        if item not in woven:
            earlier = next((woven.index(other) for other in reversed(second[:place]) if other in woven), -1)
            woven.insert(earlier + 1, item)
    return woven


def pair_entries(old: Sequence[Facts], new: Sequence[Facts]) -> dict[int, int]:
    """Which entry of `new` each of `old` is: the same in all, else by its line, else by whom it names."""
    pairs: dict[int, int] = {}
    for identity in (entry_facts, entry_line, entry_party):
        waiting: dict[Any, list[int]] = {}
        for j, entry in enumerate(new):
            if j not in pairs.values() and (key := identity(entry)):
                waiting.setdefault(key, []).append(j)
        for i, entry in enumerate(old):
            if i not in pairs and waiting.get(identity(entry)):
                pairs[i] = waiting[identity(entry)].pop(0)
    return pairs


def entry_facts(entry: Facts) -> Any:
    return tuple(sorted(entry.items()))


def entry_line(entry: Facts) -> Any:
    return entry["printed"].casefold()


def entry_party(entry: Facts) -> Any:
    return any(party := (entry["state"], entry["group"])) and party
