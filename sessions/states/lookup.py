"""Finding states, groups and organizations by what people type, and putting them in alphabetical order."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, QuerySet
from django.utils.translation import get_language

from ccpcj.lib.collation import place
from ccpcj.lib.folding import for_lookup
from ccpcj.lib.languages import Words, six, words
from ccpcj.lib.ranks import rank
from sessions.models import Group, State

NAME_COLUMNS = six("name")


def as_read(record: Any, field: str) -> Words:
    """A translated field in the reader's language, or in the one that stands in for it."""
    return words(record, field, get_language() or "en")


def name_of(record: Any) -> Words:
    """Its name in the reader's language."""
    return as_read(record, "name")


def alphabetical(states: Iterable[State]) -> list[State]:
    """In the order of the reader's language; a name that is held in another language only comes after."""
    lang = get_language() or "en"
    return sorted(states, key=lambda state: place(name_of(state), lang))


def alphabetical_rank(relation: str) -> Case:
    """The place of the state behind a relation in the alphabet, for `order_by()`; no state comes last."""
    return rank((state.pk for state in alphabetical(State.objects.all())), relation)


def named(records: QuerySet, word: str, *codes: str) -> list[int]:
    """The keys of the records that have a word in a name of any language, or as one of their codes."""
    wanted = for_lookup(word)
    rows = records.order_by().values_list("pk", *NAME_COLUMNS, *codes)
    columns = len(NAME_COLUMNS)
    return [
        pk
        for pk, *held in rows
        if any(wanted in for_lookup(name) for name in held[:columns] if name)
        or any(wanted == for_lookup(code) for code in held[columns:] if code)
    ]


def states_by_name(lang: str) -> dict[str, Words]:
    """The states by code, in alphabetical order, for a filter."""
    return {state.iso3: name_of(state) for state in alphabetical(State.objects.all())}


def regional_groups(lang: str) -> dict[str, Words]:
    """The regional groups by code, for a filter."""
    return {group.code: words(group, "name", lang) for group in Group.objects.filter(kind=Group.Kind.REGIONAL)}


def states_called(word: str) -> list[int]:
    """The keys of the states that go by a word, in any language and any spelling; asked once."""
    return list(State.objects.matching(word).values_list("pk", flat=True))
