"""The rows of the statements."""

from collections.abc import Iterator

from sessions.models import Organization, Person, Statement

from ..rows import Row, ref
from .keys import Json, Keys, day, group, organization_slug, state


def statement_rows(keys: Keys) -> Iterator[Row]:
    for statement in keys.report["statements"]:
        if statement["person"]:
            yield Row(Person, {"name": statement["person"]})
        if statement["organization"]:
            yield organization_row(keys, statement["organization"])
        key = {
            "session": keys.session,
            "paragraph": keys.paragraph(statement["paragraph"]),
            "order": statement["order"],
        }
        yield Row(Statement, key, statement_values(keys, statement))


def statement_values(keys: Keys, found: Json) -> Json:
    """What the report states of a speaker; what it does not state is empty."""
    plain = ("title", "capacity", "mode", "on_behalf_of")
    organization = found["organization"]
    return {
        **{field: found[field] or "" for field in plain},
        **{field: found[field] for field in ("printed", "speaker", "kind")},
        "meeting": keys.meeting(found["meeting"], found["meeting_body"]),
        "date": day(found["date"]),
        "agenda_item": keys.item(found["agenda_item"]),
        "state": state(found["state"]),
        "group": group(found["group"]),
        "organization": ref(Organization, slug=organization_slug(organization)) if organization else None,
        "person": ref(Person, name=found["person"]) if found["person"] else None,
        "on_behalf_group": group(found["on_behalf_group"]),
        "on_behalf_states": [state(code) for code in found["on_behalf_states"]],
    }


def organization_row(keys: Keys, name: str) -> Row:
    """A known organization by its slug; one that only the report names is made under its printed name."""
    return Row(Organization, {"slug": organization_slug(name)}, {}, {keys.named("name"): name})
