"""The fields of a query: from what people type to the entries that have it."""

from collections.abc import Iterable, Mapping

import numpy as np
from django.utils.translation import gettext, override

from ccpcj.lib.folding import for_lookup
from ccpcj.lib.languages import LANGUAGES, NAMES
from ccpcj.search.index.addressees import ADDRESSEES
from ccpcj.search.models import HitKind
from resolutions.models import Theme
from resolutions.models.texts import Body
from sessions.models import Group, Spelling, State
from sessions.states.lookup import keys_by_name

from .facet_arrays import FacetArrays, Mask
from .grammar import QueryError, QueryField, parse_years

IN_ENGLISH = {"ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish"}
NAME_COLUMNS = tuple(f"name_{lang}" for lang in LANGUAGES)


class QueryFields:
    """What each field of a query means over the entries of the index."""

    def __init__(self, arrays: FacetArrays) -> None:
        self.arrays = arrays

    def mask(self, field: QueryField) -> Mask:
        """Return the entries that have the value; QueryError where it names nothing."""
        match field.name:
            case "year":
                return self.year_mask(field)
            case "lang":
                return self.arrays.mask_of_language(self.language(field))
            case "sponsor":
                return self.sponsor_mask(field)
        return self.arrays.facets[field.name].mask(self.values(field))

    def values(self, field: QueryField) -> list[str]:
        """Return the values of the facet that what was typed names."""
        match field.name:
            case "session":
                if not field.value.isdecimal():
                    raise unknown_value(field)
                return [str(int(field.value))]
            case "theme":
                return theme_slugs(field)
            case "verb":
                return values_by_label(field, {verb: labels_of(verb) for verb in self.arrays.facets["verb"].choices})
        labels = {"body": dict(Body.choices), "kind": dict(HitKind.choices), "addressee": ADDRESSEES}[field.name]
        return values_by_label(field, {value: labels_of(label) for value, label in labels.items()})

    def language(self, field: QueryField) -> str:
        """Return the code of a language that is given by its code, or by its name in itself or in English."""
        return values_by_label(field, {code: (NAMES[code], IN_ENGLISH[code]) for code in LANGUAGES})[0]

    def year_mask(self, field: QueryField) -> Mask:
        first, last = parse_years(field.value)
        years = self.arrays.facets["year"]
        return years.mask(year for year in years.choices if first <= year <= last)

    def sponsor_mask(self, field: QueryField) -> Mask:
        """Take a state by its code or a name in any language; a group stands for what it sponsors as one."""
        states, groups = sponsor_codes(field.value)
        if not states and not groups:
            raise unknown_value(field)
        return np.logical_or(self.arrays.facets["sponsor"].mask(states), self.arrays.facets["group"].mask(groups))


def unknown_value(field: QueryField) -> QueryError:
    return QueryError("unknown value", f"{field.name}:{field.value}")


def labels_of(label: object) -> tuple[str, ...]:
    """Return what a value is called: as the code has it, in English, in the reader's language."""
    with override("en"):
        english = str(label)
    return str(label), english, gettext(english)


def values_by_label(field: QueryField, labels: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the values whose code or label is what was typed, else those of which one begins with it.

    QueryError where there is none.
    """
    typed = for_lookup(field.value)
    names = {value: {for_lookup(str(value)), *map(for_lookup, value_labels)} for value, value_labels in labels.items()}
    exact = [value for value, folded in names.items() if typed in folded]
    values = exact or [value for value, folded in names.items() if any(name.startswith(typed) for name in folded)]
    if not values:
        raise unknown_value(field)
    return values


def theme_slugs(field: QueryField) -> list[str]:
    """Return themes by slug, or by a name in any language that has what was typed; QueryError where there is none."""
    typed = for_lookup(field.value)
    rows = Theme.objects.order_by().values_list("slug", *NAME_COLUMNS)
    names = {slug: [for_lookup(name) for name in (slug, *names) if name] for slug, *names in rows}
    exact = [slug for slug, folded in names.items() if typed in folded]
    slugs = exact or [slug for slug, folded in names.items() if any(typed in name for name in folded)]
    if not slugs:
        raise unknown_value(field)
    return slugs


def sponsor_codes(value: str) -> tuple[list[str], list[str]]:
    """Return the codes of the states and of the groups that go by a name: exactly, else as part of a name."""
    typed = for_lookup(value)
    states = codes_by_name(State.objects.values_list("iso3", "iso3", "iso2", *NAME_COLUMNS), typed)
    groups = codes_by_name(Group.objects.values_list("code", "code", *NAME_COLUMNS), typed)
    for iso3, code, spelling in Spelling.objects.values_list("state__iso3", "group__code", "text"):
        if for_lookup(spelling) == typed:
            states += [iso3] if iso3 else []
            groups += [code] if code else []
    if states or groups:
        return states, groups
    keys = keys_by_name(Group.objects.all(), value, "code")
    return (
        list(State.objects.matching(value).values_list("iso3", flat=True)),
        list(Group.objects.filter(pk__in=keys).values_list("code", flat=True)),
    )


def codes_by_name(rows: Iterable[tuple[str, ...]], typed: str) -> list[str]:
    """Return the code, which stands first in a row, of each row that has a folded name."""
    return [code for code, *names in rows if typed in (for_lookup(name) for name in names if name)]
