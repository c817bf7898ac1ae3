"""How a body adopted a version: its meeting, its vote, what states made known of it, and where it was published."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.choices import TextChoices
from ccpcj.lib.languages import CHOICES
from ccpcj.lib.release import ReleaseQuerySet
from resolutions.models.paragraphs import Paragraph
from resolutions.models.texts import Body, Resolution, Version
from sessions.models import Group, Meeting, ReportParagraph, State


class AdoptionQuerySet(ReleaseQuerySet):
    def by_method(self, *methods: str) -> Self:
        return self.filter(method__in=methods)

    def by_vote(self) -> Self:
        return self.by_method(Adoption.Method.VOTE)

    def without_vote(self) -> Self:
        """Adopted in any way but by a vote; those of which the method is not stated are left out."""
        return self.exclude(method__in=("", Adoption.Method.VOTE))

    def of_commission(self) -> Self:
        return self.filter(body=Body.CCPCJ)

    def of_other_bodies(self) -> Self:
        return self.exclude(body=Body.CCPCJ)


class Adoption(models.Model):
    """What a body did with a version at a meeting: it adopted it, or recommended it to another body.

    The Commission's meeting and the paragraph of its report are records of ours. Of the Council and the Assembly the
    values are as their own records print them, in English. What the source does not say is empty.
    """

    published_with = ("version__", "version__resolution__")
    published_if_set = ("version__resolution__session__",)

    class Method(TextChoices):
        CONSENSUS = "consensus", _("by consensus")
        ACCLAMATION = "acclamation", _("by acclamation")
        VOTE = "vote", _("by a recorded vote")
        SILENCE = "silence", _("under the silence procedure")
        WITHOUT_VOTE = "without_vote", _("without a vote")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="adoptions")
    body = models.CharField(
        max_length=6, choices=Body.choices, default=Body.CCPCJ, help_text="The body that took the action."
    )
    method = models.CharField(
        max_length=12, choices=Method.choices, blank=True, help_text="Empty where the source does not say."
    )
    date = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey(  # empty for the meetings of other bodies, of which nothing but the name is recorded
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="adoptions",
        help_text="A meeting of the Commission.",
    )  # fmt: skip
    paragraph = models.ForeignKey(
        ReportParagraph, null=True, blank=True, on_delete=models.PROTECT, related_name="adoptions",
        help_text="The paragraph of the Commission's report that says so: its number.",
    )  # fmt: skip
    session = models.CharField(max_length=10, blank=True, help_text="The session of another body: 77, ES-11, S-32.")
    printed_meeting = models.CharField(
        "meeting as printed", max_length=60, blank=True, help_text="A meeting of another body: 54th plenary meeting."
    )
    record = models.CharField("meeting record", max_length=60, blank=True, help_text="A/77/PV.54.")
    committee = models.CharField(max_length=100, blank=True, help_text="Third Committee.")
    report = models.CharField("report to the body", max_length=100, blank=True, help_text="A/77/464.")
    report_paragraph = models.CharField("paragraph of the report to the body", max_length=20, blank=True)
    agenda_item = models.CharField(max_length=60, blank=True, help_text="109, 71 (b).")
    agenda_item_title = models.TextField(blank=True)
    submitted_by = models.TextField(blank=True, help_text="As printed, where an officer or a body submitted the draft.")

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        ordering = ["version__resolution", "date", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "body"], name="adoption_once",
                violation_error_message="How this body adopted the version is recorded already.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.version}, {self.get_method_display()}" if self.method else str(self.version)

    @property
    def resolution(self) -> Resolution:
        return self.version.resolution


class Vote(models.Model):
    """A recorded vote: the tally as the body itself counted it."""

    published_with = ("adoption__version__", "adoption__version__resolution__")
    published_if_set = ("adoption__version__resolution__session__",)

    adoption = models.OneToOneField(Adoption, on_delete=models.CASCADE, related_name="vote")
    in_favour = models.PositiveSmallIntegerField()
    against = models.PositiveSmallIntegerField()
    abstaining = models.PositiveSmallIntegerField()
    difference = models.TextField(
        "why tally and ballots differ", blank=True,
        help_text="In words, where the body counted other numbers than states are listed.",
    )  # fmt: skip

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["adoption"]

    def __str__(self) -> str:
        return f"{self.adoption.version}: {self.in_favour}-{self.against}-{self.abstaining}"


class Ballot(models.Model):
    """How a state voted; a state that did not vote has none."""

    published_with = ("vote__adoption__version__", "vote__adoption__version__resolution__")
    published_if_set = ("vote__adoption__version__resolution__session__",)

    class Choice(TextChoices):
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
    words = models.JSONField(
        default=dict,
        editable=False,
        help_text="What the file said: a newer one is compared with it and with the record.",
    )

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


class AdoptionImport(models.Model):
    """What a source last said of a version besides its words: its adoption, vote, sponsors, keywords and draft.

    The next import is compared with it and with the record, so that what staff changed since stays.
    """

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="adoption_import")
    digest = models.CharField(max_length=80, help_text="Of what was read: the same again changes nothing.")
    stated = models.JSONField(default=dict, help_text="What it came to in the record; empty where that is not known.")

    def __str__(self) -> str:
        return str(self.version)


class PositionQuerySet(ReleaseQuerySet):
    def by_state(self, state: State) -> Self:
        return self.filter(state=state)

    def by_group(self, group: Group) -> Self:
        """What was made known by a group, or by a state on its behalf."""
        return self.filter(group=group)

    def with_parties(self) -> Self:
        """Together with what a line of a list of positions names."""
        related = ("state", "group", "meeting__session", "paragraph", "version__resolution__session")
        return self.select_related(*related).prefetch_related("texts")

    def with_texts(self) -> Self:
        """Together with the parties and the public text, by name, of each in a list of several texts."""
        works = models.Prefetch("version__resolution", Resolution.objects.readable().select_related("session"))
        rows = self.select_related("state", "group", "paragraph")
        return rows.prefetch_related("texts", "meeting__session", "version", works)


class Position(models.Model):
    """What a state or a group made known of a text at its adoption: how it sees it, or what of it it does not join.

    It is about the whole text or about a paragraph. `place` is the anchor of that paragraph, and stays where a newer
    file drops or renumbers it: the position is then one on the text. A group beside a state is whom it spoke for.
    """

    published_with = ("version__", "version__resolution__")
    published_if_set = ("version__resolution__session__",)

    class Kind(TextChoices):
        EXPLANATION = "explanation", _("explanation of position")
        RESERVATION = "reservation", _("reservation")
        DISASSOCIATION = "disassociation", _("disassociation from the consensus")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="positions")
    order = models.PositiveSmallIntegerField(help_text="The place among the positions on the version, from 1.")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    state = models.ForeignKey(State, null=True, blank=True, on_delete=models.PROTECT, related_name="positions")
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="positions",
        help_text="A group that spoke as one, or on whose behalf the state spoke.",
    )  # fmt: skip
    paragraph = models.ForeignKey(
        Paragraph, null=True, blank=True, on_delete=models.SET_NULL, related_name="positions",
        help_text="Empty where it is about the whole text.",
    )  # fmt: skip
    place = models.CharField(
        "anchor of the paragraph", max_length=30, blank=True, editable=False,
        help_text="Kept where a newer file has no such paragraph.",
    )  # fmt: skip
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="positions")
    date = models.DateField(null=True, blank=True, help_text="Empty: the day of the meeting.")

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "order"], name="position_once",
                violation_error_message="This version already has a position at that place.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["explanation", "reservation", "disassociation"]), name="position_kind_known",
                violation_error_message="A position is an explanation, a reservation or a disassociation.",
            ),
            models.CheckConstraint(
                condition=Q(paragraph__isnull=True) | ~Q(place=""), name="position_place_of_paragraph",
                violation_error_message="A position on a paragraph keeps its anchor.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.version}, {self.get_kind_display()} {self.order}"

    def get_absolute_url(self) -> str:
        return f"{self.version.resolution.get_absolute_url()}?version={self.version.position}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """The place of the position on the page of its text."""
        return f"position-{self.pk}"


class PositionText(models.Model):
    """A position in one language: who took it as printed there, and in which words."""

    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2, choices=CHOICES)
    printed = models.CharField(
        "who, as printed", max_length=300, blank=True, help_text="Needed where no state or group is known."
    )
    text = models.TextField("words", blank=True)

    class Meta:
        ordering = ["position", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "language"], name="position_text_once",
                violation_error_message="This position already has words in that language.",
            ),
            models.CheckConstraint(
                condition=~Q(printed="") | ~Q(text=""), name="position_text_says_something",
                violation_error_message="Give who took the position as printed, or its words.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.printed or self.text[:60]
