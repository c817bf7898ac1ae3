"""The index of names as staff keep it."""

from collections.abc import Iterator

from ccpcj.lib.languages import LANGUAGES
from sessions.models import Group, Organization, Spelling, State, StateName

from .names import Names
from .reference import organization_names

NameEntry = tuple[str, str, str, str]  # kind, key, language, name


def names_from_database() -> Names:
    """Every name and spelling of the tables, in six queries whatever they hold."""
    dated = State.objects.order_by().exclude(since__isnull=True, until__isnull=True)
    spans = {iso3: (since, until) for iso3, since, until in dated.values_list("iso3", "since", "until")}
    return Names(name_entries(), spans)


def name_entries() -> Iterator[NameEntry]:
    """Every name and spelling as (kind, key, language, name)."""
    for state in State.objects.order_by():
        for field in ("name", "formal_name"):
            yield from translated_names("state", state.iso3, state, field)
    for former in StateName.objects.order_by().select_related("state"):
        for field in ("name", "formal_name"):
            yield from translated_names("state", former.state.iso3, former, field)
    for group in Group.objects.order_by():
        yield from translated_names("group", group.code, group, "name")
    for organization in Organization.objects.order_by():
        name = {language: getattr(organization, f"name_{language}") or "" for language in LANGUAGES}
        yield from organization_names(organization.slug, organization.acronym, name)
    owners = {"state": "state__iso3", "group": "group__code", "organization": "organization__slug"}
    for language, text, *keys in Spelling.objects.order_by().values_list("language", "text", *owners.values()):
        yield from ((kind, key, language, text) for kind, key in zip(owners, keys, strict=True) if key)


def translated_names(kind: str, key: str, record: State | StateName | Group, field: str) -> Iterator[NameEntry]:
    names = ((language, getattr(record, f"{field}_{language}")) for language in LANGUAGES)
    return ((kind, key, language, name) for language, name in names if name)
