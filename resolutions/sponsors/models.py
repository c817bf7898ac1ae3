"""Who stands behind a text."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.choices import TextChoices
from ccpcj.lib.printed_field import PrintedField
from ccpcj.lib.reader_language import reader_words
from ccpcj.lib.release import ReleaseQuerySet
from resolutions.models.texts import Resolution, Version
from sessions.models import Group, State


class SponsorshipQuerySet(ReleaseQuerySet):
    def printed_entries(self) -> Self:
        """The entries as the report prints them: a group's formula is one entry."""
        return self.filter(entry__isnull=True)

    def standing(self) -> Self:
        """Those who have not withdrawn."""
        return self.filter(withdrawn_on__isnull=True)


class Sponsorship(models.Model):
    """A sponsor of a work: one row a state, in the order printed.

    "France (on behalf of the members of the European Union)" is one printed entry (`entry` empty, `group` the EU)
    that stands for the members of the group as of the day of the action: each of the other members has a row of its
    own that points at the printed one by `entry`.
    """

    published_with = ("resolution__",)
    published_if_set = ("resolution__session__", "version__")

    class Role(TextChoices):
        MAIN = "main", _("main sponsor")
        SPONSOR = "sponsor", _("sponsor")
        ADDITIONAL = "additional", _("additional sponsor")

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="sponsorships")
    version = models.ForeignKey(Version, null=True, blank=True, on_delete=models.SET_NULL, related_name="sponsorships")
    position = models.PositiveSmallIntegerField(help_text="The order printed, from 1; members of a group share one.")
    printed = PrintedField(help_text="The entry as the report prints it.")
    state = models.ForeignKey(  # empty while the printed name is not resolved
        State, null=True, blank=True, on_delete=models.PROTECT, related_name="sponsorships"
    )
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="sponsorships",
        help_text="The group in whose name, or through which, the state sponsors.",
    )  # fmt: skip
    entry = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="members",
        help_text="The printed entry of the group through which the state sponsors.",
    )  # fmt: skip
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.SPONSOR)
    joined_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = SponsorshipQuerySet.as_manager()

    class Meta:
        ordering = ["resolution", "position", F("entry").asc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "state"], condition=Q(withdrawn_on__isnull=True), name="sponsor_once",
                violation_error_message="This state already sponsors the text.",
            ),
            models.CheckConstraint(
                condition=Q(joined_on__isnull=True) | Q(withdrawn_on__isnull=True)
                | Q(withdrawn_on__gte=F("joined_on")),
                name="sponsor_withdraws_after_joining",
                violation_error_message="A sponsor withdraws on or after the day it joined.",
            ),
            models.CheckConstraint(
                condition=Q(entry__isnull=True) | Q(group__isnull=False), name="sponsor_through_a_group",
                violation_error_message="A state that sponsors through an entry does so through its group.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return reader_words(self, "printed").text
