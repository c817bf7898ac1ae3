"""Loading the states, groups and organizations that come with the project."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from ccpcj.history.models import Change
from ccpcj.history.services import change
from ccpcj.lib.folded_key import folded_name
from ccpcj.lib.services import Counts, Fields, save_record, saves, set_relations, upsert
from sessions.models import CommissionTerm, Group, Membership, Organization, Spelling, State, StateName

from .reference import iso_day, read_reference
from .seats import term_refusal
from .spellings import name_refusals, name_span, spelling_refusal

Keyed = Mapping[str, Any]


@change(through=Change.Through.COMMAND, reason="The reference data of the project")
def load_reference() -> dict[str, Counts]:
    """Create and update by natural key, all or nothing; what was changed, by kind of record.

    The files win for what the United Nations fixes: the names, codes, admission and regional group of a state, the
    names of a group. Staff win for the rest: their spellings, organizations and memberships stay, as does a field
    of an organization that they filled. Nothing is deleted.
    """
    groups, group_counts = upsert(Group, "code", map(group_row, read_reference("groups")))
    states, state_counts = upsert(State, "iso3", (state_row(state, groups) for state in all_states()))
    organizations, organization_counts = upsert(
        Organization, "slug", map(organization_row, read_reference("organizations")), only_empty=True
    )
    return {
        "groups": group_counts,
        "states": state_counts,
        "successors": load_successors(states),
        "former names": load_former_names(states),
        "memberships": load_memberships(groups, states),
        "organizations": organization_counts,
        "spellings": load_spellings(groups, states, organizations),
    }


def all_states() -> Iterator[Keyed]:
    """The states of today, then those that are no more."""
    yield from read_reference("states")
    yield from read_reference("former_states")


def load_successors(states: Keyed) -> Counts:
    """The successors of the states that are no more, where none is recorded."""
    succeeded = set(State.objects.filter(successors__isnull=False).order_by().values_list("iso3", flat=True))
    former = [state for state in read_reference("former_states") if state["iso3"] not in succeeded]
    for state in former:
        set_relations(states[state["iso3"]], {"successors": [states[code] for code in state["successors"]]})
    return Counts(sum(len(state["successors"]) for state in former))


def load_former_names(states: Keyed) -> Counts:
    """The former names of states, those whose last day has none yet."""
    existing = set(StateName.objects.order_by().values_list("state", "until"))
    rows = [
        StateName(
            state=states[row["state"]], since=iso_day(row["since"]), until=iso_day(row["until"]),
            **name_columns("name", row["name"]), **name_columns("formal_name", row["formal"]),
        )
        for row in read_reference("former_names")
    ]  # fmt: skip
    new = [row for row in rows if (row.state_id, row.until) not in existing]
    StateName.objects.bulk_create(new)
    return Counts(len(new))


def name_columns(field: str, names: Mapping[str, str]) -> dict[str, str]:
    return {f"{field}_{language}": name for language, name in names.items() if name}


def group_row(group: Keyed) -> dict[str, Any]:
    return {key: group[key] for key in ("code", "kind", "position")} | name_columns("name", group["name"])


def state_row(state: Keyed, groups: Keyed) -> dict[str, Any]:
    group = groups.get(state["regional_group"])
    return {
        **{key: state[key] for key in ("iso3", "iso2", "m49", "status")},
        **{field: iso_day(state.get(field)) for field in ("admitted_on", "since", "until")},
        "regional_group_id": group and group.pk,
        **name_columns("name", state["name"]),
        **name_columns("formal_name", state["formal"]),
    }


def organization_row(organization: Keyed) -> dict[str, Any]:
    return {key: organization[key] for key in ("slug", "kind", "acronym")} | name_columns("name", organization["name"])


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
    """Spellings that are not there yet, and that staff did not give to another state."""
    owners = ("state_id", "group_id", "organization_id")
    existing = set(Spelling.objects.order_by().values_list("language", "folded", *owners))
    of_states = {(language, folded) for language, folded, state, *_ in existing if state}
    new = []
    for language, text, *owner in spelling_rows(groups, states, organizations):
        spelling = (language, folded_name(text, language))
        if (*spelling, *owner) not in existing and not (owner[0] and spelling in of_states):
            new.append(Spelling(language=language, text=text, **dict(zip(owners, owner, strict=True))))
    Spelling.objects.bulk_create(new)
    return Counts(len(new))


def spelling_rows(groups: Keyed, states: Keyed, organizations: Keyed) -> Iterator[tuple[Any, ...]]:
    """Every spelling of the files as (language, text, state, group, organization), two of the three empty."""
    for place, (file, key, records) in enumerate(
        (("states", "iso3", states), ("groups", "code", groups), ("organizations", "slug", organizations))
    ):
        for record in all_states() if file == "states" else read_reference(file):
            owner = [None] * place + [records[record[key]].pk] + [None] * (2 - place)
            for language, texts in record["other"].items():
                yield from ((language, text, *owner) for text in texts)


@saves(Spelling)
def save_spelling(spelling: Spelling, fields: Fields = None) -> None:
    """Write a spelling, whoever asks, unless it is the name of another state."""
    if refusal := spelling_refusal(spelling):
        raise ValidationError({"text": refusal})
    spelling.save(update_fields=fields if fields is None else {*fields, "folded"})


@saves(State)
def save_state(state: State, fields: Fields = None) -> None:
    """Write a state, whoever asks, unless another state bears its name in the same days."""
    if refusals := name_refusals(state, name_span(state)):
        raise ValidationError(refusals)
    state.save(update_fields=fields)


@saves(StateName)
def save_former_name(names: StateName, fields: Fields = None) -> None:
    """Write a former name of a state, whoever asks, unless another state bore it in the same days."""
    if refusals := name_refusals(names, (names.since, names.until)):
        raise ValidationError(refusals)
    names.save(update_fields=fields)


@saves(CommissionTerm)
def save_term(term: CommissionTerm, fields: Fields = None) -> None:
    """Write a term, whoever asks, unless its state has another in the same years."""
    if refusal := term_refusal(term):
        raise ValidationError({"first_year": refusal})
    term.save(update_fields=fields)


@transaction.atomic
def record_terms(*, first_year: int, last_year: int, members: Mapping[State, Group | None]) -> list[CommissionTerm]:
    """Record the terms of states that were elected for the same years, each for the seat of a group; all or none."""
    terms = []
    for state, group in members.items():
        seat = group if group and group.pk != state.regional_group_id else None
        terms.append(CommissionTerm(state=state, first_year=first_year, last_year=last_year, seat=seat))
        save_record(terms[-1])
    return terms


def fold_spellings(**kwargs: Any) -> None:
    """Fold the spellings that were written before they had a folded key; called after `migrate`.

    Where several become one, the first stays.
    """
    for spelling in Spelling.objects.filter(folded__isnull=True).order_by("pk"):
        owner = {name: getattr(spelling, name) for name in ("state_id", "group_id", "organization_id")}
        folded = folded_name(spelling.text, spelling.language)
        if Spelling.objects.filter(language=spelling.language, folded=folded, **owner).exists():
            spelling.delete()
        else:
            spelling.save(update_fields=["folded"])
