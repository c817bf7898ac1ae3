"""The index of names as staff keep it."""

from collections.abc import Iterator

from ccpcj.lib.languages import LANGUAGES
from sessions.models import Group, Organization, Spelling, State

from .names import Names
from .reference import organization_names


def names_from_database() -> Names:
    """Every name and spelling of the tables, in four queries whatever they hold."""
    return Names(name_entries())


def name_entries() -> Iterator[tuple[str, str, str, str]]:
    """Every name and spelling as (kind, key, language, name)."""
    for state in State.objects.order_by():
        for field in ("name", "formal_name"):
            yield from translated_names("state", state.iso3, state, field)
    for group in Group.objects.order_by():
        yield from translated_names("group", group.code, group, "name")
    for organization in Organization.objects.order_by():
        name = {language: getattr(organization, f"name_{language}") or "" for language in LANGUAGES}
        yield from organization_names(organization.slug, organization.acronym, name)
    owners = {"state": "state__iso3", "group": "group__code", "organization": "organization__slug"}
    for language, text, *keys in Spelling.objects.order_by().values_list("language", "text", *owners.values()):
        yield from ((kind, key, language, text) for kind, key in zip(owners, keys, strict=True) if key)


def translated_names(kind: str, key: str, record: State | Group, field: str) -> Iterator[tuple[str, str, str, str]]:
    names = ((language, getattr(record, f"{field}_{language}")) for language in LANGUAGES)
    return ((kind, key, language, name) for language, name in names if name)
