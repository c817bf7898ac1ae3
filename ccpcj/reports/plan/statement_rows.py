"""The rows of the statements."""

from collections.abc import Iterator

from sessions.models import Organization, Statement

from .plan_row import PlanRow, Ref
from .row_keys import (
    Json,
    PartKey,
    agenda_item_ref,
    column,
    group_ref,
    meeting_ref,
    organization_ref,
    organization_slug,
    person_ref,
    plan_name,
    printed_columns,
    report_paragraph_ref,
    state_ref,
    to_date,
)


def plan_statements(within: PartKey, statements: list[Json], language: str) -> Iterator[PlanRow]:
    for statement in statements:
        if person := person_ref(statement["person"]):
            yield from plan_name(person, statement["person"], language)
        if organization := organization_ref(statement["organization"]):
            yield from plan_organization(organization, statement["organization"], language)
        paragraph = report_paragraph_ref(within, statement["paragraph"])
        key = {"session": within.session, "paragraph": paragraph, "order": statement["order"]}
        yield PlanRow(Statement, key, statement_values(within, statement, language), {"part": within.part})


def statement_values(within: PartKey, statement: Json, language: str) -> Json:
    """What the report states of a speaker; what it does not state is empty."""
    return {
        **printed_columns(statement, language, "printed", "speaker", "title", "on_behalf_of"),
        **{field: statement[field] or "" for field in ("capacity", "mode")},
        "kind": statement["kind"],
        "meeting": meeting_ref(within, statement["meeting"], statement["meeting_body"]),
        "date": to_date(statement["date"]),
        "agenda_item": agenda_item_ref(within, statement["agenda_item"]),
        "state": state_ref(statement["state"]),
        "group": group_ref(statement["group"]),
        "organization": organization_ref(statement["organization"]),
        "person": person_ref(statement["person"]),
        "on_behalf_group": group_ref(statement["on_behalf_group"]),
        "on_behalf_states": [state_ref(code) for code in statement["on_behalf_states"]],
    }


def plan_organization(organization: Ref, name: str, language: str) -> Iterator[PlanRow]:
    """A known organization by its slug; one that only the report names is made under its printed name."""
    if organization_slug(name) == name:
        yield PlanRow(Organization, dict(organization.key), {}, {column("name", language): name})
    else:
        yield from plan_name(organization, name, language)
