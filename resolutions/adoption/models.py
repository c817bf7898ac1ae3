"""How a body came to adopt a version: its meeting, its vote, and the document in which the text was published."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.languages import CHOICES
from ccpcj.lib.release import ReleaseQuerySet
from resolutions.models.texts import Version
from sessions.models import State


class Adoption(models.Model):
    """The adoption of a version by the Assembly or the Council, as its own record tells it.

    The day is that of the version. Values are as printed, in English; empty where the record is silent.
    """

    published_with = ("version__", "version__resolution__")
    published_if_set = ("version__resolution__session__",)

    class Method(models.TextChoices):
        WITHOUT_VOTE = "without_vote", _("without a vote")
        VOTE = "vote", _("by a recorded vote")

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="adoption")
    session = models.CharField(max_length=10, blank=True, help_text="The session of the body: 77, ES-11, S-32.")
    meeting = models.CharField(max_length=60, blank=True, help_text="54th plenary meeting.")
    record = models.CharField("meeting record", max_length=60, blank=True, help_text="A/77/PV.54.")
    committee = models.CharField(max_length=100, blank=True, help_text="Third Committee.")
    report = models.CharField("report to the body", max_length=100, blank=True, help_text="A/77/464.")
    report_paragraph = models.CharField(max_length=20, blank=True)
    agenda_item = models.CharField(max_length=60, blank=True, help_text="109, 71 (b).")
    agenda_item_title = models.TextField(blank=True)
    submitted_by = models.TextField(blank=True, help_text="As printed, where an officer or a body submitted the draft.")
    method = models.CharField(max_length=12, choices=Method.choices, blank=True)
    digest = models.CharField(
        max_length=80, blank=True, editable=False, help_text="Of what was last read: the same again changes nothing."
    )

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["version"]

    def __str__(self) -> str:
        return f"{self.version}, {self.get_method_display()}" if self.method else str(self.version)


class Vote(models.Model):
    """A recorded vote on a version, as counted by the body itself."""

    published_with = ("version__", "version__resolution__")
    published_if_set = ("version__resolution__session__",)

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="vote")
    in_favour = models.PositiveSmallIntegerField()
    against = models.PositiveSmallIntegerField()
    abstaining = models.PositiveSmallIntegerField()

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["version"]

    def __str__(self) -> str:
        return f"{self.version}: {self.in_favour}-{self.against}-{self.abstaining}"


class Ballot(models.Model):
    """How a state voted; a state that did not vote has none."""

    published_with = ("vote__version__", "vote__version__resolution__")
    published_if_set = ("vote__version__resolution__session__",)

    class Choice(models.TextChoices):
        IN_FAVOUR = "in_favour", _("in favour")
        AGAINST = "against", _("against")
        ABSTAINING = "abstaining", _("abstaining")

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="ballots")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="ballots")
    choice = models.CharField(max_length=10, choices=Choice.choices)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["vote", "choice", "state"]
        constraints = [
            models.UniqueConstraint(
                fields=["vote", "state"], name="ballot_once",
                violation_error_message="This state has already voted on the text.",
            ),
            models.CheckConstraint(
                condition=Q(choice__in=["in_favour", "against", "abstaining"]), name="ballot_choice_known",
                violation_error_message="A state votes in favour, against, or abstains.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.state}: {self.get_choice_display()}"


class Publication(models.Model):
    """The document in which a version was published in one language: what is printed around the text."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="publications")
    language = models.CharField(max_length=2, choices=CHOICES)
    published_on = models.DateField(null=True, blank=True)
    front = models.JSONField(
        "front and back matter", default=dict, blank=True,
        help_text="As printed: session, agenda item, heading, meeting, day of adoption …",
    )  # fmt: skip
    source = models.CharField("file", max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        ordering = ["version", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "language"], name="publication_once",
                violation_error_message="This version already has a publication in that language.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.version} ({self.language})"
