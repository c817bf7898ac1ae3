"""Sessions and their parts, their meetings, agendas and officers."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.choices import IntegerChoices, TextChoices
from ccpcj.lib.printed_field import PrintedField
from ccpcj.lib.reader_language import reader_words
from ccpcj.lib.release import ReleaseQuerySet, release_field
from sessions.speakers.models import Organization, Person
from sessions.states.models import Group, State


class Part(IntegerChoices):
    """A part of a session: the regular one in spring; most sessions since 2007 are reconvened in December."""

    REGULAR = 1, _("regular part")
    RECONVENED = 2, _("reconvened part")
    RECONVENED_AGAIN = 3, _("second reconvened part")


PART_SLUGS = {Part.RECONVENED: "reconvened", Part.RECONVENED_AGAIN: "reconvened-2"}


def part_field() -> models.PositiveSmallIntegerField:
    """The field of a record that belongs to a part of its session, each with meetings, agenda and report of its own."""
    return models.PositiveSmallIntegerField(choices=Part.choices, default=Part.REGULAR)


def in_part(slug: str, part: int) -> str:
    """A name within a session that tells its part: "4" of the regular one, "reconvened-4" of the other."""
    return f"{PART_SLUGS[Part(part)]}-{slug}" if part != Part.REGULAR else slug


def part_kwargs(part: int) -> dict[str, int]:
    """What tells the part in an address; nothing for the regular one, whose addresses are those of the session."""
    return {"part": part} if part != Part.REGULAR else {}


class SittingDays(models.Model):
    """When and where a session, or a part of one, met, and who attended as the report counts it."""

    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=100, blank=True)
    # Attendance is empty where the report does not say.
    members = models.PositiveSmallIntegerField("members of the Commission", null=True, blank=True)
    other_states = models.PositiveSmallIntegerField("other Member States", null=True, blank=True)
    non_member_states = models.PositiveSmallIntegerField("non-member states", null=True, blank=True)
    un_entities = models.PositiveSmallIntegerField("entities of the United Nations system", null=True, blank=True)
    institutes = models.PositiveSmallIntegerField("institutes of the programme network", null=True, blank=True)
    igos = models.PositiveSmallIntegerField("intergovernmental organizations", null=True, blank=True)
    ngos = models.PositiveSmallIntegerField("non-governmental organizations", null=True, blank=True)

    class Meta:
        abstract = True


class Session(SittingDays):
    """A session of the Commission: a week in Vienna each spring; its days and attendance are those of that week.

    Where it is reconvened, each further part has a `SessionPart` of its own.
    """

    published_with = ("",)
    part = Part.REGULAR  # the one whose days are its own

    number = models.PositiveSmallIntegerField(unique=True)
    year = models.PositiveSmallIntegerField()
    theme = models.TextField(blank=True, help_text="The prominent theme of the session.")
    release = release_field()

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="session_ends_after_it_starts",
                violation_error_message="A session ends on or after the day it starts.",
            )
        ]

    def __str__(self) -> str:
        return f"Session {self.number} ({self.year})"

    def get_absolute_url(self) -> str:
        return reverse("session_detail", args=[self.number])

    def address_of(self, part: int) -> str:
        """The page of a part of the session; that of the regular part is the page of the session."""
        return reverse("session_detail", kwargs={"number": self.number, **part_kwargs(part)})

    def day_of(self, part: int) -> date:
        """The day on which a part began; that of the session, or the first of its year, where it is not known."""
        days = (sitting.starts_on for sitting in self.parts.all() if sitting.part == part)
        return next(filter(None, days), None) or self.starts_on or date(self.year, 1, 1)

    def report_address(self, part: int) -> str:
        return reverse("session_report", kwargs={"number": self.number, **part_kwargs(part)})


class SessionPart(SittingDays):
    """When and where a session was reconvened, and who attended then."""

    published_with = ("session__",)

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="parts")
    part = models.PositiveSmallIntegerField(
        choices=[choice for choice in Part.choices if choice[0] != Part.REGULAR], default=Part.RECONVENED
    )

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["session", "part"]
        verbose_name = "reconvened part"
        constraints = [
            models.UniqueConstraint(
                fields=["session", "part"], name="session_part_once",
                violation_error_message="This session already has that part.",
            ),
            models.CheckConstraint(
                condition=Q(part__gt=1), name="session_part_is_reconvened",
                violation_error_message="The days of the regular part are those of the session itself.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="session_part_ends_after_it_starts",
                violation_error_message="A part of a session ends on or after the day it starts.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.session}, {Part(self.part).label}"

    def get_absolute_url(self) -> str:
        return self.session.address_of(self.part)


class AgendaItem(models.Model):
    """An item of a session's agenda, or of the provisional agenda for the next session that it approved."""

    published_with = ("session__",)

    class Agenda(TextChoices):
        CURRENT = "current", _("agenda of the session")
        NEXT = "next", _("provisional agenda of the next session")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="agenda_items")
    part = part_field()
    agenda = models.CharField(max_length=7, choices=Agenda.choices, default=Agenda.CURRENT)
    number = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=2, blank=True, help_text="a, b, c … of a sub-item; empty for an item.")
    title = models.TextField()

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["session", "part", "agenda", "number", "letter"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "part", "agenda", "number", "letter"], name="agenda_item_once",
                violation_error_message="This agenda already has an item with that number and letter.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.label} {self.title}"

    def get_absolute_url(self) -> str:
        return f"{self.session.address_of(self.part)}#item-{self.slug}"

    @property
    def label(self) -> str:
        """The item as people cite it: "4", "4 (a)"."""
        return f"{self.number} ({self.letter})" if self.letter else str(self.number)

    @property
    def slug(self) -> str:
        """The item in an address: "4", "4-a", "reconvened-4"."""
        return in_part(f"{self.number}-{self.letter}" if self.letter else str(self.number), self.part)

    @property
    def slug_of_item(self) -> str:
        """The item without its letter, in an address: "4", "reconvened-4"."""
        return in_part(str(self.number), self.part)


class Meeting(models.Model):
    """A meeting of the plenary or of the Committee of the Whole, numbered within the session and body."""

    published_with = ("session__",)

    class Body(TextChoices):
        PLENARY = "plenary", _("plenary")
        COMMITTEE = "committee_of_the_whole", _("Committee of the Whole")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="meetings")
    part = part_field()
    body = models.CharField(max_length=22, choices=Body.choices, default=Body.PLENARY)
    number = models.PositiveSmallIntegerField()
    date = models.DateField(null=True, blank=True)
    items = models.ManyToManyField(AgendaItem, blank=True, related_name="meetings")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["session", "part", "-body", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "part", "body", "number"], name="meeting_once",
                violation_error_message="This part of the session already has a meeting of that body and number.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.session}: {self.get_body_display()}, meeting {self.number}"

    def get_absolute_url(self) -> str:
        place = {"number": self.session.number, "meeting": self.number, "body": self.body}
        return reverse("meeting_detail", kwargs=place | part_kwargs(self.part))

    @property
    def slug(self) -> str:
        slug = str(self.number) if self.body == self.Body.PLENARY else f"committee-{self.number}"
        return in_part(slug, self.part)


class Officer(models.Model):
    """An officer elected for a session, or endorsed for one of its working groups."""

    published_with = ("session__",)

    class Office(TextChoices):
        CHAIR = "chair", _("Chair")
        FIRST_VICE_CHAIR = "first_vice_chair", _("First Vice-Chair")
        SECOND_VICE_CHAIR = "second_vice_chair", _("Second Vice-Chair")
        THIRD_VICE_CHAIR = "third_vice_chair", _("Third Vice-Chair")
        VICE_CHAIR = "vice_chair", _("Vice-Chair")
        RAPPORTEUR = "rapporteur", _("Rapporteur")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="officers")
    part = part_field()
    body = models.CharField(
        max_length=200, help_text="CCPCJ; the short name of a known body; else the name of the body as first printed."
    )
    body_printed = PrintedField("body as printed", max_length=200, blank=True)
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="officers",
        help_text="The working group or other body, where it is known; empty for the Commission's own officers.",
    )  # fmt: skip
    position = models.PositiveSmallIntegerField(
        help_text="The order in which the report prints the officers of a body."
    )
    office = PrintedField("office as printed", max_length=100)
    office_code = models.CharField("office", max_length=20, choices=Office.choices, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="offices")
    state = models.ForeignKey(State, null=True, blank=True, on_delete=models.PROTECT, related_name="officers")
    state_printed = PrintedField(max_length=200, blank=True)
    regional_group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="officers")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["session", "part", "body", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "part", "body", "position"], name="officer_once",
                violation_error_message="This body already has an officer at that place of the list.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person}, {self.get_office_code_display() or reader_words(self, 'office')}"
