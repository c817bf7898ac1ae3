"""Sponsor lists as they are read out: texts with their sponsors, and the names of states and groups in a language."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from django.db.models import F, Prefetch, QuerySet
from django.utils import translation

from ccpcj.lib.languages import words
from resolutions.models import Resolution, Sponsorship, Version
from sessions.models import Group, State

AT_ONCE = 100  # texts in memory; each has at most one standing sponsorship a state


class GroupName(NamedTuple):
    code: str
    name: str


class StateLabel(NamedTuple):
    code: str
    name: str
    region: str


class NamesInLanguage:
    """What states and groups are called in a language: two queries, whatever the length of the list."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    @cached_property
    def groups(self) -> dict[int | None, GroupName]:
        return {group.pk: GroupName(group.code, str(words(group, "name", self.lang))) for group in Group.objects.all()}

    @cached_property
    def states(self) -> dict[int | None, StateLabel]:
        return {
            state.pk: StateLabel(state.iso3, str(words(state, "name", self.lang)), self.group(state.regional_group_id))
            for state in State.objects.all()
        }

    def group(self, key: int | None) -> str:
        return self.groups[key].name if key else ""

    def sponsor(self, sponsor: Sponsorship) -> str:
        """The state, else the group that sponsors as such, else the entry as printed: nothing is guessed."""
        if sponsor.state_id:
            return self.states[sponsor.state_id].name
        return self.group(sponsor.group_id) or str(words(sponsor, "printed", self.lang))

    def label(self, resolution: Resolution) -> str:
        with translation.override(self.lang):
            return str(resolution.label)


def sponsor_lists(resolutions: QuerySet[Resolution], sponsorships: QuerySet[Sponsorship]) -> Iterator[Resolution]:
    """Public texts in the order of their list, each with those of its standing sponsors in `sponsor_list`, as printed.

    A group's printed entry stands before its members. Three queries for every AT_ONCE texts, in constant memory.
    """
    standing = sponsorships.public().standing().order_by("position", F("entry").asc(nulls_first=True), "pk")
    versions = Version.objects.public().exclude(symbol=None).order_by("position")
    texts = resolutions.public().prefetch_related(None).select_related(None)
    return texts.prefetch_related(
        Prefetch("sponsorships", standing, to_attr="sponsor_list"),
        Prefetch("versions", versions, to_attr="with_symbol"),
    ).iterator(chunk_size=AT_ONCE)


def sponsored_texts(sponsorships: QuerySet[Sponsorship]) -> QuerySet[Resolution]:
    """The public texts behind which these sponsors stand."""
    return Resolution.objects.public().filter(pk__in=sponsorships.public().standing().values("resolution"))
