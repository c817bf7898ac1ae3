"""The lists of a report (speakers, sponsors, officers) as a language prints them, each entry with what it names."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Model

from ccpcj.reports.plan.plan_row import PlanRow, Ref, text_of_value
from resolutions.models import Sponsorship
from sessions.models import Officer, Organization, Person, Statement

NAMED_MODELS = (Person, Organization)  # whose records a report may name that no list knows


@dataclass(frozen=True)
class ListKind:
    """Lists of one model, told by its fields."""

    title: str
    position: str  # counts the entries
    line: str  # the printed words by which a reviewer knows an entry
    parties: tuple[str, ...]  # any of these names an entry
    details: tuple[str, ...]  # tell several entries of one party apart; what counts most comes first
    has_one_party: bool = False  # whether a record names one of the parties and no other

    def exclusive_fields(self, field: str) -> tuple[str, ...]:
        """The fields that are empty where this one is not."""
        is_exclusive = self.has_one_party and field in self.parties
        return tuple(name for name in self.parties if name != field) if is_exclusive else ()


LIST_KINDS: dict[type[Model], ListKind] = {
    Statement: ListKind("Speaker", "order", "printed", ("state", "group", "organization"),
                        ("kind", "on_behalf_group", "on_behalf_states", "mode", "person"), has_one_party=True),
    Sponsorship: ListKind("Sponsor", "position", "printed", ("state", "group"), ("group",)),
    Officer: ListKind("Officer", "position", "office", ("state",), ("office_code",)),
}  # fmt: skip


def exclusive_fields(model: type[Model], field: str) -> tuple[str, ...]:
    """The fields that hold nothing where this one does: a statement is made by one speaker."""
    return LIST_KINDS[model].exclusive_fields(field) if model in LIST_KINDS else ()


class ListEntry(NamedTuple):
    """A row of a list with the party, a state, group or organization, to which its line was resolved.

    `unlisted` is an organization that no list knows: the report alone names it.
    """

    row: PlanRow
    kind: ListKind
    party: Ref | None
    unlisted: Ref | None = None

    @property
    def position(self) -> int:
        return int(self.row.key[self.kind.position])

    @property
    def any_party(self) -> Ref | None:
        return self.party or self.unlisted

    def may_be(self, other: "ListEntry") -> bool:
        """Whether nothing speaks against their being the same: one is unresolved, and a body is no state."""
        models = {party.model for party in (self.any_party, other.any_party) if party}
        return len(models) < 2 and (self.party is None or other.party is None)

    def line(self, language: str) -> Hashable:
        """The line that a language prints."""
        return self.row.values.get(f"{self.kind.line}_{language}") or None

    def line_and_details(self, language: str) -> Hashable:
        return self.line(language) and (self.line(language), self.party, self.details(len(self.kind.details)))

    def party_and_details(self, count: int) -> Hashable:
        """The party, with the first `count` details."""
        return self.party and (self.party, self.details(count))

    def details(self, count: int) -> Hashable:
        return tuple(hashable(self.row.values.get(field)) for field in self.kind.details[:count])


Lists = dict[Hashable, list[ListEntry]]


def hashable(value: Any) -> Hashable:
    return tuple(sorted(map(text_of_value, value))) if isinstance(value, list) else value or None


def lists_of(rows: Iterable[PlanRow], *, numbers_bodies: bool = True) -> Lists:
    """The lists among the rows, by what they belong to: a paragraph of the report, a text, a body.

    A body that only the report names has another name in each language. With `numbers_bodies` such bodies are known by
    their order in the report, else by that name.
    """
    rows = list(rows)
    unlisted, lists = unlisted_refs(rows), defaultdict[Hashable, list[ListEntry]](list)
    body_numbers = dict[str, int]() if numbers_bodies else None
    for row in rows:
        if kind := LIST_KINDS.get(row.model):
            party = next((row.values[field] for field in kind.parties if row.values.get(field)), None)
            entry = ListEntry(row, kind, None, party) if party in unlisted else ListEntry(row, kind, party)
            lists[list_key(row, kind, body_numbers)].append(entry)
    return lists


def unlisted_refs(rows: Iterable[PlanRow]) -> set[Ref]:
    """The people and organizations that are known by nothing but the name which the report prints."""
    return {row.ref for row in rows if row.model in NAMED_MODELS and row.values}


def list_key(row: PlanRow, kind: ListKind, body_numbers: dict[str, int] | None) -> Hashable:
    """What the list of a row belongs to; `body_numbers` comes to hold the bodies that only the report names."""
    key = {name: value for name, value in row.key.items() if name != kind.position}
    is_of_body = row.model is Officer and row.key["body"] != "CCPCJ" and not row.values["organization"]
    if body_numbers is not None and is_of_body:
        key["body"] = body_numbers.setdefault(row.key["body"], len(body_numbers) + 1)
    return row.model, tuple(sorted(key.items()))


def describe_row(row: PlanRow) -> str:
    """A row in words for a reviewer: what it is, where it stands, and the line that is printed there."""
    kind = LIST_KINDS.get(row.model)
    if kind is None:
        return str(row.ref)
    line = next((value for name, value in row.values.items() if name.startswith(f"{kind.line}_")), "")
    codes = [party_code(row.values[field]) for field in kind.parties if row.values.get(field)]
    return f"{kind.title} “{line}”{f' ({codes[0]})' if codes else ''} {describe_location(row)}"


def describe_location(row: PlanRow) -> str:
    if isinstance(paragraph := row.key.get("paragraph"), Ref):
        return f"in paragraph {dict(paragraph.key)['number']}"
    if isinstance(work := row.key.get("resolution"), Ref):
        key = dict(work.key)
        return f"of {'draft ' if key['stage'] == 'draft' else ''}{key['kind']} {key['number']}"
    return f"of {row.key['body']}" if "body" in row.key else ""


def party_code(party: Ref) -> str:
    return str(party.key[0][1])
