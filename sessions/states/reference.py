"""The reference data that come with the project: states, groups and organizations, with what documents call them."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ccpcj.lib.languages import FALLBACKS, LANGUAGES

DATA = Path(__file__).parent / "data"


def read_reference(name: str) -> list[dict[str, Any]]:
    """The records of `states`, `groups` or `organizations`."""
    records: list[dict[str, Any]] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return records


def reference_names() -> Iterator[tuple[str, str, str, str]]:
    """Every name as (kind, key, language, name)."""
    for state in read_reference("states"):
        for names in (state["name"], state["formal"]):
            yield from (("state", state["iso3"], language, name) for language, name in names.items() if name)
    for group in read_reference("groups"):
        yield from (("group", group["code"], language, name) for language, name in group["name"].items())
    for organization in read_reference("organizations"):
        yield from organization_names(organization["slug"], organization["acronym"], organization["name"])
    for kind, file, key in (
        ("state", "states", "iso3"), ("group", "groups", "code"), ("organization", "organizations", "slug"),
    ):  # fmt: skip
        for record in read_reference(file):
            for language, spellings in record["other"].items():
                yield from ((kind, record[key], language, spelling) for spelling in spellings)


def organization_names(slug: str, acronym: str, name: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """An organization goes by its own name in a language that has none for it; the acronym is English."""
    own = next((name[language] for language in FALLBACKS if name.get(language)), acronym)
    for language in LANGUAGES:
        if printed := name.get(language) or own:
            yield "organization", slug, language, printed
    if acronym:
        yield "organization", slug, "en", acronym
