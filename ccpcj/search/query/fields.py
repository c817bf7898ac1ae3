"""The fields of a query: from what people type to the values of a facet."""

from collections.abc import Iterable

import numpy as np
from django.utils.translation import gettext, override

from ccpcj.lib.folding import for_lookup
from ccpcj.lib.languages import LANGUAGES, NAMES
from ccpcj.search.index.addressees import ADDRESSEES
from ccpcj.search.models import Kind
from resolutions.models import Theme
from resolutions.models.texts import Body
from sessions.models import Group, Spelling, State
from sessions.states.lookup import named

from .facet_arrays import Columns, Mask, Single
from .grammar import Field, QueryError, years

IN_ENGLISH = {"ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish"}
NAME_COLUMNS = tuple(f"name_{lang}" for lang in LANGUAGES)


class Fields:
    """What each field of a query means on the entries held."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns

    def mask(self, field: Field) -> Mask:
        """The entries with the value; QueryError where it is none."""
        if field.name == "year":
            return self.in_years(field)
        if field.name == "lang":
            return self.columns.held_in(self.language(field))
        if field.name == "sponsor":
            return self.sponsored_by(field)
        return self.columns.facets[field.name].mask(self.values(field))

    def values(self, field: Field) -> list[str]:
        match field.name:
            case "session":
                if not field.value.isdecimal():
                    raise unknown(field)
                return [str(int(field.value))]
            case "theme":
                return themes(field)
            case "verb":
                held = self.columns.facets["verb"].names
                return by_label(field, {verb: labels(verb) for verb in held})
        choices = {"body": Body, "kind": Kind, "addressee": ADDRESSEES}[field.name]
        pairs = choices.items() if isinstance(choices, dict) else choices.choices
        return by_label(field, {value: labels(label) for value, label in pairs})

    def language(self, field: Field) -> str:
        """The code of a language given by its code, or by its name in itself or in English."""
        return by_label(field, {code: (NAMES[code], IN_ENGLISH[code]) for code in LANGUAGES})[0]

    def in_years(self, field: Field) -> Mask:
        first, last = years(field.value)
        facet = self.columns.facets["year"]
        assert isinstance(facet, Single)
        return facet.mask(year for year in facet.names if first <= year <= last)

    def sponsored_by(self, field: Field) -> Mask:
        """A state by its code or a name in any language; a group stands for what it sponsors as one."""
        states, groups = called(field.value)
        if not states and not groups:
            raise unknown(field)
        return np.logical_or(self.columns.facets["sponsor"].mask(states), self.columns.facets["group"].mask(groups))


def unknown(field: Field) -> QueryError:
    return QueryError("unknown value", f"{field.name}:{field.value}")


def labels(label: object) -> tuple[str, ...]:
    """What a value is called: as the code has it, in English, in the reader's language."""
    with override("en"):
        english = str(label)
    return str(label), english, gettext(english)


def by_label(field: Field, held: dict[str, Iterable[str]]) -> list[str]:
    """The values whose code or name is what was typed, else those of which a name begins with it."""
    typed = for_lookup(field.value)
    names = {value: {for_lookup(str(value)), *map(for_lookup, called)} for value, called in held.items()}
    exact = [value for value, folded in names.items() if typed in folded]
    found = exact or [value for value, folded in names.items() if any(name.startswith(typed) for name in folded)]
    if not found:
        raise unknown(field)
    return found


def themes(field: Field) -> list[str]:
    """The slugs of themes by slug, or by a name in any language that has what was typed."""
    typed = for_lookup(field.value)
    rows = list(Theme.objects.order_by().values_list("slug", *NAME_COLUMNS))
    exact = [slug for slug, *names in rows if typed in map(for_lookup, filter(None, (slug, *names)))]
    found = exact or [
        slug for slug, *names in rows if any(typed in for_lookup(name) for name in (slug, *names) if name)
    ]
    if not found:
        raise unknown(field)
    return found


def called(value: str) -> tuple[list[str], list[str]]:
    """The codes of states and of groups that go by a name: exactly, else as part of a name."""
    typed = for_lookup(value)
    states = exactly(State.objects.values_list("iso3", "iso3", "iso2", *NAME_COLUMNS), typed)
    groups = exactly(Group.objects.values_list("code", "code", *NAME_COLUMNS), typed)
    for iso3, code, spelling in Spelling.objects.values_list("state__iso3", "group__code", "text"):
        if for_lookup(spelling) == typed:
            states += [iso3] if iso3 else []
            groups += [code] if code else []
    if states or groups:
        return states, groups
    return (
        list(State.objects.matching(value).values_list("iso3", flat=True)),
        list(Group.objects.filter(pk__in=named(Group.objects.all(), value, "code")).values_list("code", flat=True)),
    )


def exactly(rows: Iterable[tuple[str, ...]], typed: str) -> list[str]:
    return [key for key, *names in rows if typed in (for_lookup(name) for name in names if name)]
