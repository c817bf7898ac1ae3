"""States, their groups, and the names by which reports call them."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, Q, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.choices import TextChoices
from ccpcj.lib.constraints import once
from ccpcj.lib.folded_key import FoldedKey, folded_name
from ccpcj.lib.folding import for_lookup
from ccpcj.lib.languages import CHOICES_OF_REPORTS, LANGUAGES
from sessions.speakers.models import Organization


def memberships_on(day: date) -> Q:
    """The condition of memberships on a day: their first and last days count, an empty one is open."""
    return Q(
        Q(memberships__since__isnull=True) | Q(memberships__since__lte=day),
        Q(memberships__until__isnull=True) | Q(memberships__until__gte=day),
    )


def existing_on(day: date, path: str = "") -> Q:
    """The condition of states that exist on a day; `path` leads to them: "regional_states__"."""
    return Q(
        Q(**{f"{path}since__isnull": True}) | Q(**{f"{path}since__lte": day}),
        Q(**{f"{path}until__isnull": True}) | Q(**{f"{path}until__gte": day}),
    )


class StateQuerySet(models.QuerySet):
    def of_day(self, day: date) -> Self:
        """The states that exist on a day: 193 Member States and two observers in 2022."""
        return self.filter(existing_on(day))

    def ended_before(self, day: date) -> Self:
        """The states that were: Czechoslovakia, the Soviet Union, Yugoslavia."""
        return self.filter(until__lt=day)

    def members_of(self, group: "Group", on: date) -> Self:
        """The states that belong to a group on a day; a regional group is not dated, but its states are."""
        if group.kind == Group.Kind.REGIONAL:
            return self.of_day(on).filter(regional_group=group)
        # through a subquery, so that a state with two memberships at once comes once
        members = State.objects.filter(memberships_on(on), memberships__group=group)
        return self.filter(pk__in=members.order_by().values("pk"))

    def matching(self, text: str) -> Self:
        """The states that have the text in a name, of today or former, or a spelling of any language, or as a code."""
        searched = for_lookup(text)
        coded = self.filter(Q(iso3__iexact=searched) | Q(iso2__iexact=searched) | Q(m49=searched)).values_list(
            "pk", flat=True
        )
        columns = [f"name_{lang}" for lang in LANGUAGES]
        names = self.order_by().values_list("pk", *columns)
        former = self.order_by().filter(former_names__isnull=False)
        former_names = former.values_list("pk", *(f"former_names__{column}" for column in columns))
        spellings = self.order_by().filter(spellings__isnull=False).values_list("pk", "spellings__text")
        rows = [*names, *former_names, *spellings]
        keys = {pk for pk, *values in rows if any(searched in for_lookup(name) for name in values if name)}
        return self.filter(pk__in=keys.union(coded))


class GroupQuerySet(models.QuerySet):
    def with_size(self, on: date) -> Self:
        """With `size`, the number of states that belong to each on a day."""
        dated = Count("memberships__state", filter=memberships_on(on), distinct=True)
        return self.annotate(
            size=Case(
                When(
                    kind=Group.Kind.REGIONAL,
                    then=Count("regional_states", filter=existing_on(on, "regional_states__"), distinct=True),
                ),
                default=dated,
            )
        )


class Group(models.Model):
    """A group of states that speaks or sponsors as one: a regional group, the EU, the Group of 77 and China."""

    class Kind(TextChoices):
        REGIONAL = "regional", _("regional group of the United Nations")
        POLITICAL = "political", _("other group")

    code = models.CharField(max_length=10, unique=True, help_text="EU, G77, AFR, APG, EEG, GRULAC, WEOG …")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    name = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0, help_text="The order in which lists show the groups.")

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("group_detail", args=[self.code])


class State(models.Model):
    """A Member State of the United Nations or a non-member observer state, by its official UN names.

    A state that ended (`until`) keeps the names that it had last, and leads to its successors. The names that a state
    had before those of today are its `former_names`.
    """

    class Status(TextChoices):
        MEMBER = "member", _("Member State")
        OBSERVER = "observer", _("non-member observer state")

    iso3 = models.CharField("code", max_length=3, unique=True, help_text="ISO 3166-1 alpha-3.")
    iso2 = models.CharField(max_length=2)
    m49 = models.CharField(max_length=3, unique=True, help_text="The code of the UN Statistics Division.")
    status = models.CharField(max_length=8, choices=Status.choices)
    admitted_on = models.DateField(null=True, blank=True)  # empty for observer states
    since = models.DateField(
        null=True, blank=True, help_text="The first day of its existence, where it matters: a successor of another."
    )
    until = models.DateField(null=True, blank=True, help_text="The last day of a state that is no more.")
    successors = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="predecessors")
    regional_group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="regional_states",
        limit_choices_to={"kind": Group.Kind.REGIONAL},
        help_text="Empty where the state belongs to none.",
    )  # fmt: skip
    name = models.CharField(
        max_length=100, help_text="The short name of the UN's terminology database, without article."
    )
    formal_name = models.CharField(max_length=200, blank=True)

    objects = StateQuerySet.as_manager()

    class Meta:
        ordering = ["name", "iso3"]
        constraints = [
            models.UniqueConstraint(  # the codes of states that are no more were given to others
                fields=["iso2"], condition=Q(until__isnull=True), name="state_iso2_once",
                violation_error_message="Another state has that code.",
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=models.F("since")),
                name="state_ends_after_it_begins",
                violation_error_message="A state ends on or after the day on which it begins.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("state_detail", args=[self.iso3])

    def existed_on(self, day: date) -> bool:
        """Whether it was a state on a day, as `of_day` asks the database."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def named_on(self, day: date | None) -> "State | StateName":
        """What holds the names that it had on a day: itself, or one of its former names."""
        former = [names for names in self.former_names.all() if day and names.until >= day]
        earliest = min(former, key=lambda names: names.until, default=None)
        return earliest if earliest and (earliest.since is None or earliest.since <= day) else self


class StateName(models.Model):
    """The names that a state had from a day to a day: Zaire until 1997, Turkey until 2022."""

    state = models.ForeignKey(State, on_delete=models.CASCADE, related_name="former_names")
    since = models.DateField(null=True, blank=True, help_text="Empty where no earlier name is recorded.")
    until = models.DateField(help_text="The last day of that name.")
    name = models.CharField(max_length=100)
    formal_name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["state", "until"]
        verbose_name = "former name"
        constraints = [
            models.UniqueConstraint(
                fields=["state", "until"], name="state_name_once",
                violation_error_message="This state already has a name until that day.",
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__gte=models.F("since")),
                name="state_name_ends_after_it_begins",
                violation_error_message="A name ends on or after the day on which it begins.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A state in a group, from a day to a day; both days count, an empty end is open."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    state = models.ForeignKey(State, on_delete=models.CASCADE, related_name="memberships")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True, help_text="The last day of membership.")

    class Meta:
        ordering = ["group", "state", "since"]
        constraints = [
            models.UniqueConstraint(
                "group", "state", Coalesce("since", date(1, 1, 1)), name="membership_once",
                violation_error_message="This state already joined this group on that day.",
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=models.F("since")),
                name="membership_ends_after_it_starts",
                violation_error_message="A membership ends on or after the day it starts.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.state} in {self.group}"


class TermQuerySet(models.QuerySet):
    def in_year(self, year: int) -> Self:
        """The terms of the members of a year."""
        return self.filter(first_year__lte=year, last_year__gte=year)


class CommissionTerm(models.Model):
    """A term of a state as one of the 40 members of the Commission, from 1 January to 31 December."""

    state = models.ForeignKey(State, on_delete=models.CASCADE, related_name="commission_terms")
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    seat = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="seats",
        limit_choices_to={"kind": Group.Kind.REGIONAL},
        help_text="The regional group whose seat it is; empty where it is the group of the state.",
    )  # fmt: skip

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["first_year", "state"]
        constraints = [
            models.UniqueConstraint(
                fields=["state", "first_year"], name="commission_term_once",
                violation_error_message="This state already has a term that starts in that year.",
            ),
            models.CheckConstraint(
                condition=Q(last_year__gte=models.F("first_year")), name="commission_term_ends_after_it_starts",
                violation_error_message="A term ends in or after the year it starts.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.state}, {self.first_year}–{self.last_year}"

    @property
    def regional_group(self) -> Group | None:
        """The group whose seat it is."""
        return self.seat or self.state.regional_group


class Spelling(models.Model):
    """Another name by which documents call a state, a group or an organization: "美国", "the EU and its members"."""

    language = models.CharField(max_length=2, choices=CHOICES_OF_REPORTS)
    text = models.CharField(max_length=200)
    folded: Any = FoldedKey(max_length=200, null=True, editable=False)  # empty until it is first written
    state = models.ForeignKey(State, null=True, blank=True, on_delete=models.CASCADE, related_name="spellings")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.CASCADE, related_name="spellings")
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="spellings"
    )

    class Meta:
        ordering = ["language", "text"]
        constraints = [
            models.UniqueConstraint(
                "language", "folded", once("state"), once("group"), once("organization"), name="spelling_once",
                violation_error_message="This spelling is already there.",
            ),
            models.UniqueConstraint(
                fields=["language", "folded"], condition=Q(state__isnull=False), name="spelling_of_one_state",
                violation_error_message="This spelling is already there.",
            ),
            models.CheckConstraint(
                condition=Q(state__isnull=False, group__isnull=True, organization__isnull=True)
                | Q(state__isnull=True, group__isnull=False, organization__isnull=True)
                | Q(state__isnull=True, group__isnull=True, organization__isnull=False),
                name="spelling_names_one_thing",
                violation_error_message="A spelling names one state, one group or one organization.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Fold the text before the constraints are checked."""
        self.folded = folded_name(self.text, self.language)
