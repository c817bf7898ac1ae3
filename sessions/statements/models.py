"""Statements: who spoke, in which capacity and mode, on what."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.choices import TextChoices
from ccpcj.lib.constraints import once
from ccpcj.lib.languages import CHOICES_OF_REPORTS
from ccpcj.lib.printed_field import PrintedField
from ccpcj.lib.reader_language import reader_words
from ccpcj.lib.release import ReleaseQuerySet
from sessions.models.session import AgendaItem, Meeting, Session, in_part, part_field
from sessions.report.models import ReportParagraph
from sessions.speakers.models import Organization, Person
from sessions.states.models import Group, State


class StatementQuerySet(ReleaseQuerySet):
    def with_speakers(self) -> Self:
        """Together with what a line of a list of speakers names."""
        return self.select_related(
            "session", "paragraph__session", "meeting__session", "agenda_item__session", "state__regional_group",
            "group", "organization", "person", "on_behalf_group",
        ).prefetch_related(
            "on_behalf_states__former_names", "state__former_names", "session__parts", "texts"
        )  # fmt: skip

    def for_group(self, group: Group) -> Self:
        """What was said by a group, or by a state or body on its behalf."""
        return self.filter(Q(group=group) | Q(on_behalf_group=group))

    def on_behalf_of_state(self, state: State) -> Self:
        """What another said on behalf of a state that is named among those spoken for."""
        others = Q(state__isnull=True) | ~Q(state=state)
        return self.filter(others, on_behalf_states=state)


class Statement(models.Model):
    """Anyone said to have spoken at a session; what the report does not state stays empty.

    `printed` is the speaker as the report prints it; `state`, `group` or `organization` is what it was resolved to.
    """

    published_with = ("session__",)

    class Kind(TextChoices):
        GENERAL_DEBATE = "general_debate", _("general debate")
        RIGHT_OF_REPLY = "right_of_reply", _("right of reply")
        INTRODUCTORY = "introductory", _("introductory statement")
        ITEM = "item", _("on an item")
        PANEL = "panel", _("panel")
        WORKSHOP = "workshop", _("workshop")
        AFTER_ADOPTION = "after_adoption", _("after adoption")
        OPENING = "opening", _("opening")
        CLOSING = "closing", _("closing")
        OTHER = "other", _("other")

    class Mode(TextChoices):
        IN_PERSON = "in_person", _("in person")
        ONLINE = "online", _("online")
        VIDEO = "video", _("pre-recorded video")
        RECORDED_STATEMENT = "recorded_statement", _("pre-recorded statement")
        MIXED = "mixed", _("mixed")

    class Capacity(TextChoices):
        MEMBER = "member", _("representative of a member")
        OBSERVER = "observer", _("observer")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="statements")
    part = part_field()
    paragraph = models.ForeignKey(
        ReportParagraph, null=True, blank=True, on_delete=models.PROTECT, related_name="statements",
        help_text="The paragraph of the report that says so.",
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(help_text="The place among the speakers of the paragraph, from 1.")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="statements")
    date = models.DateField(null=True, blank=True)
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    kind = models.CharField(max_length=14, choices=Kind.choices)
    printed = PrintedField(help_text="The speaker as the report prints it.")
    speaker = PrintedField(help_text="The printed name of the state, group or institution.")
    state = models.ForeignKey(State, null=True, blank=True, on_delete=models.PROTECT, related_name="statements")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="statements")
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="statements")
    title = PrintedField(blank=True, help_text="The office of the speaker, as printed.")
    capacity = models.CharField(max_length=8, choices=Capacity.choices, blank=True, help_text="As printed only.")
    mode = models.CharField(max_length=18, choices=Mode.choices, blank=True)
    on_behalf_of = PrintedField(blank=True, help_text="As printed.")
    on_behalf_group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="statements_on_behalf"
    )
    on_behalf_states = models.ManyToManyField(State, blank=True, related_name="statements_on_behalf")

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["session", "part", "paragraph__number", "order"]
        indexes = [models.Index(fields=["session", "kind"]), models.Index(fields=["session", "mode"])]
        constraints = [
            models.UniqueConstraint(
                "session", once("paragraph"), "order", name="statement_once",
                violation_error_message="This paragraph already has a speaker at that place.",
            ),
            models.CheckConstraint(
                condition=Q(state__isnull=True, group__isnull=True)
                | Q(state__isnull=True, organization__isnull=True)
                | Q(group__isnull=True, organization__isnull=True),
                name="statement_by_one_speaker",
                violation_error_message="A statement is made by one state, one group or one organization.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{reader_words(self, 'speaker')}, {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("statement_detail", args=[self.session.number, self.anchor])

    @property
    def anchor(self) -> str:
        """The place of the statement on the session's list of statements."""
        return in_part(f"p{self.paragraph.number}-{self.order}", self.part) if self.paragraph else f"s{self.pk}"


class StatementText(models.Model):
    """What was said, in one language: the language of the speaker, or another in which the words were handed in."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2, choices=CHOICES_OF_REPORTS)
    text = models.TextField("words")

    class Meta:
        ordering = ["statement", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "language"], name="statement_text_once",
                violation_error_message="This statement already has words in that language.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text[:60]
