"""Loading the states, groups and organizations that come with the project."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ccpcj.history.models import Change
from ccpcj.history.services import change
from ccpcj.lib.services import Counts, upsert
from sessions.models import Group, Membership, Organization, Spelling, State

from .reference import read_reference

Keyed = Mapping[str, Any]


@change(through=Change.Through.COMMAND, reason="The reference data of the project")
def load_reference() -> dict[str, Counts]:
    """Create and update by natural key, all or nothing; what was changed, by kind of record.

    The files win for what the United Nations fixes: the names, codes, admission and regional group of a state, the
    names of a group. Staff win for the rest: their spellings, organizations and memberships stay, as does a field
    of an organization that they filled. Nothing is deleted.
    """
    groups, group_counts = upsert(Group, "code", map(group_row, read_reference("groups")))
    states, state_counts = upsert(State, "iso3", (state_row(state, groups) for state in read_reference("states")))
    organizations, organization_counts = upsert(
        Organization, "slug", map(organization_row, read_reference("organizations")), only_empty=True
    )
    return {
        "groups": group_counts,
        "states": state_counts,
        "memberships": load_memberships(groups, states),
        "organizations": organization_counts,
        "spellings": load_spellings(groups, states, organizations),
    }


def name_columns(field: str, names: Mapping[str, str]) -> dict[str, str]:
    return {f"{field}_{language}": name for language, name in names.items() if name}


def group_row(group: Keyed) -> dict[str, Any]:
    return {key: group[key] for key in ("code", "kind", "position")} | name_columns("name", group["name"])


def state_row(state: Keyed, groups: Keyed) -> dict[str, Any]:
    group = groups.get(state["regional_group"])
    return {
        **{key: state[key] for key in ("iso3", "iso2", "m49", "status")},
        "admitted_on": iso_day(state["admitted_on"]),
        "regional_group_id": group and group.pk,
        **name_columns("name", state["name"]),
        **name_columns("formal_name", state["formal"]),
    }


def organization_row(organization: Keyed) -> dict[str, Any]:
    return {key: organization[key] for key in ("slug", "kind", "acronym")} | name_columns("name", organization["name"])


def iso_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def load_memberships(groups: Keyed, states: Keyed) -> Counts:
    """Memberships of states that have none in the group; one that has no end yet is given the one of the file."""
    existing: dict[tuple[int, int], list[Membership]] = {}
    for membership in Membership.objects.order_by():
        existing.setdefault((membership.group_id, membership.state_id), []).append(membership)
    new, ended = [], []
    for row in membership_rows(groups, states):
        memberships = existing.get((row.group_id, row.state_id), [])
        if not memberships:
            new.append(row)
        for membership in memberships:
            if row.until and membership.since == row.since and membership.until is None:
                membership.until = row.until
                ended.append(membership)
    Membership.objects.bulk_create(new)
    Membership.objects.bulk_update(ended, ["until"])
    return Counts(len(new), len(ended))


def membership_rows(groups: Keyed, states: Keyed) -> Iterator[Membership]:
    """The memberships of the files, not yet saved."""
    for group in read_reference("groups"):
        for row in group["members"]:
            yield Membership(
                group=groups[group["code"]],
                state=states[row["state"]],
                since=iso_day(row["since"]),
                until=iso_day(row["until"]),
            )


def load_spellings(groups: Keyed, states: Keyed, organizations: Keyed) -> Counts:
    """Spellings that are not there yet."""
    owners = ("state_id", "group_id", "organization_id")
    existing = set(Spelling.objects.order_by().values_list("language", "text", *owners))
    new = [
        Spelling(language=language, text=text, **dict(zip(owners, owner, strict=True)))
        for language, text, *owner in spelling_rows(groups, states, organizations)
        if (language, text, *owner) not in existing
    ]
    Spelling.objects.bulk_create(new)
    return Counts(len(new))


def spelling_rows(groups: Keyed, states: Keyed, organizations: Keyed) -> Iterator[tuple[Any, ...]]:
    """Every spelling of the files as (language, text, state, group, organization), two of the three empty."""
    for place, (file, key, records) in enumerate(
        (("states", "iso3", states), ("groups", "code", groups), ("organizations", "slug", organizations))
    ):
        for record in read_reference(file):
            owner = [None] * place + [records[record[key]].pk] + [None] * (2 - place)
            for language, texts in record["other"].items():
                yield from ((language, text, *owner) for text in texts)
