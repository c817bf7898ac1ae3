"""The rows of the statements."""

from collections.abc import Iterator

from sessions.models import Organization, Statement

from .row_keys import (
    Json,
    Keys,
    day,
    group,
    organization,
    organization_slug,
    state,
)
from .rows import Row, ref


def statement_rows(keys: Keys) -> Iterator[Row]:
    for statement in keys.report["statements"]:
        if person := keys.person(statement["person"]):
            yield from keys.called(person, statement["person"])
        if statement["organization"]:
            yield from organization_rows(keys, statement["organization"])
        key = {
            "session": keys.session,
            "paragraph": keys.paragraph(statement["paragraph"]),
            "order": statement["order"],
        }
        yield Row(Statement, key, statement_values(keys, statement))


def statement_values(keys: Keys, found: Json) -> Json:
    """What the report states of a speaker; what it does not state is empty."""
    return {
        **keys.as_printed(found, "printed", "speaker", "title", "on_behalf_of"),
        **{field: found[field] or "" for field in ("capacity", "mode")},
        "kind": found["kind"],
        "meeting": keys.meeting(found["meeting"], found["meeting_body"]),
        "date": day(found["date"]),
        "agenda_item": keys.item(found["agenda_item"]),
        "state": state(found["state"]),
        "group": group(found["group"]),
        "organization": organization(found["organization"]),
        "person": keys.person(found["person"]),
        "on_behalf_group": group(found["on_behalf_group"]),
        "on_behalf_states": [state(code) for code in found["on_behalf_states"]],
    }


def organization_rows(keys: Keys, name: str) -> Iterator[Row]:
    """A known organization by its slug; one that only the report names is made under its printed name."""
    slug = organization_slug(name)
    if slug == name:
        yield Row(Organization, {"slug": slug}, {}, {keys.named("name"): name})
    else:
        yield from keys.called(ref(Organization, slug=slug), name)
