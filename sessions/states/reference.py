"""The reference data that come with the project: states, groups and organizations, with what documents call them."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ccpcj.lib.languages import FALLBACKS, LANGUAGES

DATA = Path(__file__).parent / "data"


def read_reference(name: str) -> list[dict[str, Any]]:
    """The records of `states`, `former_states`, `former_names`, `groups` or `organizations`."""
    records: list[dict[str, Any]] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return records


def reference_names() -> Iterator[tuple[str, str, str, str]]:
    """Every name as (kind, key, language, name)."""
    for key, names in state_names():
        yield from (("state", key, language, name) for language, name in names.items() if name)
    for group in read_reference("groups"):
        yield from (("group", group["code"], language, name) for language, name in group["name"].items())
    for organization in read_reference("organizations"):
        yield from organization_names(organization["slug"], organization["acronym"], organization["name"])
    for kind, file, key in (
        ("state", "states", "iso3"), ("state", "former_states", "iso3"),
        ("group", "groups", "code"), ("organization", "organizations", "slug"),
    ):  # fmt: skip
        for record in read_reference(file):
            for language, spellings in record["other"].items():
                yield from ((kind, record[key], language, spelling) for spelling in spellings)


def state_names() -> Iterator[tuple[str, dict[str, str]]]:
    """The short and the formal names of each state, of today and former, by its code."""
    for file in ("states", "former_states"):
        for state in read_reference(file):
            yield from ((state["iso3"], state[names]) for names in ("name", "formal"))
    for former in read_reference("former_names"):
        yield from ((former["state"], former[names]) for names in ("name", "formal"))


def reference_spans() -> dict[str, tuple[date | None, date | None]]:
    """The first and the last day of the states that did not always exist, by code."""
    states = [*read_reference("states"), *read_reference("former_states")]
    days = {state["iso3"]: (iso_day(state.get("since")), iso_day(state.get("until"))) for state in states}
    return {key: span for key, span in days.items() if any(span)}


def iso_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def organization_names(slug: str, acronym: str, name: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """An organization goes by its own name in a language that has none for it; the acronym is English."""
    own = next((name[language] for language in FALLBACKS if name.get(language)), acronym)
    for language in LANGUAGES:
        if printed := name.get(language) or own:
            yield "organization", slug, language, printed
    if acronym:
        yield "organization", slug, "en", acronym
