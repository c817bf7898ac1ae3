"""States, groups and organizations: their names for the reader, found by what people type, and sorted."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Case, QuerySet
from django.utils.translation import get_language

from ccpcj.lib.collation import place_in_alphabet
from ccpcj.lib.folding import for_lookup
from ccpcj.lib.languages import Words, language_columns, words
from ccpcj.lib.ordering import rank
from ccpcj.lib.reader_language import reader_words
from sessions.models import Group, State

NAME_COLUMNS = language_columns("name")


def name_of(record: Any) -> Words:
    """Return the name of a state, group or organization in the language of the page."""
    return reader_words(record, "name")


def name_on(state: State, day: date | None) -> Words:
    """Return the name that a state had on a day, in the language of the page; without a day that of today."""
    return reader_words(state.named_on(day), "name")


def sort_by_name(states: Iterable[State]) -> list[State]:
    """Sort states as the language of the page does; those with a name in other languages only come after."""
    lang = get_language() or "en"
    return sorted(states, key=lambda state: place_in_alphabet(name_of(state), lang))


def name_rank(relation: str) -> Case:
    """Return the place of the related state in the alphabet, for `order_by()`; rows without a state come last."""
    return rank((state.pk for state in sort_by_name(State.objects.all())), relation)


def keys_by_name(records: QuerySet, word: str, *codes: str) -> list[int]:
    """Return the keys of the records that have a word in a name of any language, or as one of their codes."""
    searched = for_lookup(word)
    rows = records.order_by().values_list("pk", *NAME_COLUMNS, *codes)
    columns = len(NAME_COLUMNS)
    return [
        pk
        for pk, *values in rows
        if any(searched in for_lookup(name) for name in values[:columns] if name)
        or any(searched == for_lookup(code) for code in values[columns:] if code)
    ]


def states_by_name(lang: str) -> dict[str, Words]:
    """The states by code, in alphabetical order, for a filter."""
    return {state.iso3: name_of(state) for state in sort_by_name(State.objects.all())}


def regional_groups(lang: str) -> dict[str, Words]:
    """The regional groups by code, for a filter."""
    return {group.code: words(group, "name", lang) for group in Group.objects.filter(kind=Group.Kind.REGIONAL)}


def state_keys_by_name(word: str) -> list[int]:
    """Return the keys of the states that have a word in a name or spelling of any language, or as a code."""
    return list(State.objects.matching(word).values_list("pk", flat=True))
