"""The lists of a report (speakers, sponsors, officers) as a language prints them, each entry with what it names."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Model

from ccpcj.reports.plan.plan_row import PlanRow, Ref, sort_key
from resolutions.models import Sponsorship
from sessions.models import Officer, Organization, Person, Statement

NAMED = (Person, Organization)


@dataclass(frozen=True)
class Kind:
    """Lists of one model: `place` counts the entries, `who` names one, `which` tells several of a name apart."""

    title: str
    place: str
    line: str  # the printed words by which a reviewer knows an entry
    who: tuple[str, ...]
    which: tuple[str, ...]  # what counts most comes first
    by_one: bool = False  # whether a record names one of `who` and no other

    def others(self, field: str) -> tuple[str, ...]:
        """What is empty where a field is not."""
        return tuple(name for name in self.who if name != field) if self.by_one and field in self.who else ()


KINDS: dict[type[Model], Kind] = {
    Statement: Kind("Speaker", "order", "printed", ("state", "group", "organization"),
                    ("kind", "on_behalf_group", "on_behalf_states", "mode", "person"), by_one=True),
    Sponsorship: Kind("Sponsor", "position", "printed", ("state", "group"), ("group",)),
    Officer: Kind("Officer", "position", "office", ("state",), ("office_code",)),
}  # fmt: skip


def instead_of(model: type[Model], field: str) -> tuple[str, ...]:
    """The fields that hold nothing where this one does: a statement is made by one speaker."""
    return KINDS[model].others(field) if model in KINDS else ()


class Entry(NamedTuple):
    """A row of a list, and the state, group or body that its line was resolved to, or that it alone names."""

    row: PlanRow
    kind: Kind
    name: Ref | None
    coined: Ref | None = None

    @property
    def place(self) -> int:
        return int(self.row.key[self.kind.place])

    @property
    def called(self) -> Ref | None:
        """Whom it names, known or not."""
        return self.name or self.coined

    def may_be(self, other: "Entry") -> bool:
        """Whether nothing speaks against their being the same: one is unresolved, and a body is no state."""
        models = {called.model for called in (self.called, other.called) if called}
        return len(models) < 2 and (self.name is None or other.name is None)

    def line(self, language: str) -> Hashable:
        """The line that a language prints."""
        return self.row.values.get(f"{self.kind.line}_{language}") or None

    def line_and_all(self, language: str) -> Hashable:
        return self.line(language) and (self.line(language), self.name, self.apart(len(self.kind.which)))

    def told_apart(self, by: int) -> Hashable:
        """The name, with the first few of what tells several entries of that name apart."""
        return self.name and (self.name, self.apart(by))

    def apart(self, by: int) -> Hashable:
        return tuple(same_form(self.row.values.get(field)) for field in self.kind.which[:by])


Lists = dict[Hashable, list[Entry]]


def same_form(value: Any) -> Hashable:
    return tuple(sorted(map(sort_key, value))) if isinstance(value, list) else value or None


def lists_of(rows: Iterable[PlanRow], *, counted: bool = True) -> Lists:
    """The lists among the rows, by what they belong to: a paragraph of the report, a text, a body.

    A body that only the report names has another name in each language: it is `counted`, or else known by its name.
    """
    rows = list(rows)
    alone, lists = coined(rows), defaultdict[Hashable, list[Entry]](list)
    bodies = dict[str, int]() if counted else None
    for row in rows:
        if kind := KINDS.get(row.model):
            name = next((row.values[field] for field in kind.who if row.values.get(field)), None)
            entry = Entry(row, kind, None, name) if name in alone else Entry(row, kind, name)
            lists[owner(row, kind, bodies)].append(entry)
    return lists


def coined(rows: Iterable[PlanRow]) -> set[Ref]:
    """The people and bodies that are known by nothing but the name which the report prints."""
    return {row.ref for row in rows if row.model in NAMED and row.values}


def owner(row: PlanRow, kind: Kind, bodies: dict[str, int] | None) -> Hashable:
    """What a list belongs to; `bodies` counts those that only the report names."""
    key = {name: value for name, value in row.key.items() if name != kind.place}
    if bodies is not None and row.model is Officer and row.key["body"] != "CCPCJ" and not row.values["organization"]:
        key["body"] = bodies.setdefault(row.key["body"], len(bodies) + 1)
    return row.model, tuple(sorted(key.items()))


def told(row: PlanRow) -> str:
    """A row in words for a reviewer: what it is, where it stands, and the line that is printed there."""
    kind = KINDS.get(row.model)
    if kind is None:
        return str(row.ref)
    line = next((value for name, value in row.values.items() if name.startswith(f"{kind.line}_")), "")
    named = [code(row.values[field]) for field in kind.who if row.values.get(field)]
    return f"{kind.title} “{line}”{f' ({named[0]})' if named else ''} {where(row)}"


def where(row: PlanRow) -> str:
    if isinstance(paragraph := row.key.get("paragraph"), Ref):
        return f"in paragraph {dict(paragraph.key)['number']}"
    if isinstance(work := row.key.get("resolution"), Ref):
        key = dict(work.key)
        return f"of {'draft ' if key['stage'] == 'draft' else ''}{key['kind']} {key['number']}"
    return f"of {row.key['body']}" if "body" in row.key else ""


def code(named: Ref) -> str:
    return str(named.key[0][1])
