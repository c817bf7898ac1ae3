"""Resolutions and decisions as works, and their versions."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from ccpcj.lib.choices import TextChoices
from ccpcj.lib.constraints import once
from ccpcj.lib.languages import CHOICES_OF_REPORTS
from ccpcj.lib.printed_field import PrintedField
from ccpcj.lib.reader_language import reader_words
from ccpcj.lib.release import Release, ReleaseQuerySet, release_field
from ccpcj.lib.roman import draft_numeral
from ccpcj.lib.symbols import draft_in_symbol, number_in_symbol
from ccpcj.lib.text_labels import text_label
from sessions.models import AgendaItem, Group, Session, State
from sessions.models.session import part_field

if TYPE_CHECKING:
    from resolutions.adoption.models import Adoption


class Body(TextChoices):
    """The body that adopts a text."""

    CCPCJ = "CCPCJ", _("Commission on Crime Prevention and Criminal Justice")
    ECOSOC = "ECOSOC", _("Economic and Social Council")
    GA = "GA", _("General Assembly")


BODY_OF_SERIES = {"A": Body.GA, "E": Body.ECOSOC}  # by the first letter of the symbol of an adopted text

# sponsors that have not withdrawn, of no version or of one that is public with its text
STANDING = Q(sponsorships__withdrawn_on__isnull=True) & (
    Q(sponsorships__version__isnull=True) | Q(sponsorships__version__release=Release.PUBLISHED)
)


class ResolutionQuerySet(ReleaseQuerySet):
    def public(self) -> Self:
        return super().public().named()

    def with_drafts(self) -> Self:
        return super().with_drafts().named(public=False)

    def named(self, *, public: bool = True) -> Self:
        """Each with `adopted_as` and `tabled_as`, of which its label is made, so that a list asks nothing more.

        Lists of staff name a draft by its symbol before that is public.
        """
        work = OuterRef("pk")
        return self.annotate(
            adopted_as=Subquery(adopted_symbols(work)[:1]), tabled_as=Subquery(tabled_symbols(work, public=public)[:1])
        )

    def sponsored_by(self, state: State) -> Self:
        """What a state sponsors today, by itself or through a group."""
        return self.filter(STANDING, sponsorships__state=state)

    def sponsored_through(self, group: Group) -> Self:
        """What a group sponsors as one: at least one printed entry in its name."""
        return self.filter(STANDING, sponsorships__group=group, sponsorships__entry__isnull=True)

    def adopted_by(self, *methods: str) -> Self:
        """What any body adopted or recommended by one of these methods of `Adoption.Method`."""
        versions = Version.objects.filter(adoptions__method__in=methods, release=Release.PUBLISHED)
        return self.filter(pk__in=versions.values("resolution"))


class Resolution(models.Model):
    """A resolution or decision as a work, whatever versions it went through.

    A draft that the Commission recommends to the Council or the Assembly and the text that these adopt are
    versions of one work. Number, stage and adopting body are empty until they are known: a tabled draft is "L.2 of
    session 32". The public address is made of `slug`, which the services give (`resolutions/addresses`).
    """

    published_with = ("",)
    published_if_set = ("session__",)

    class Kind(TextChoices):
        RESOLUTION = "resolution", _("resolution")
        DECISION = "decision", _("decision")

    class Stage(TextChoices):
        DRAFT = "draft", _("recommended to another body")
        ADOPTED = "adopted", _("adopted by the body itself")

    class Status(TextChoices):
        TABLED = "tabled", _("tabled")
        RECOMMENDED = "recommended", _("recommended for adoption")
        ADOPTED = "adopted", _("adopted")
        WITHDRAWN = "withdrawn", _("withdrawn")
        REJECTED = "rejected", _("not adopted")

    slug = models.SlugField(
        max_length=80, unique=True, blank=True, help_text="The last part of the address; links point at it."
    )
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.RESOLUTION)
    stage = models.CharField(
        "stage at the session", max_length=7, choices=Stage.choices, blank=True,
        help_text="What the session did with it; empty until it has.",
    )  # fmt: skip
    number = models.CharField(
        max_length=20, blank=True,
        help_text="31/1 of an adopted text; 1, 2, 3 of draft resolution I, II, III of the report; empty until then.",
    )  # fmt: skip
    body = models.CharField(
        "adopting body", max_length=6, choices=Body.choices, blank=True, help_text="Empty while it is not known."
    )
    status = models.CharField(max_length=11, choices=Status.choices, default=Status.TABLED, db_index=True)
    session = models.ForeignKey(Session, null=True, blank=True, on_delete=models.PROTECT, related_name="resolutions")
    part = part_field()
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="resolutions"
    )
    title = models.TextField()
    themes = models.ManyToManyField("resolutions.Theme", blank=True, related_name="resolutions")
    keywords = models.ManyToManyField("resolutions.Keyword", blank=True, related_name="resolutions")
    release = release_field()

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["-session__number", "part", "kind", "stage", "number"]
        constraints = [
            models.UniqueConstraint(
                once("session"), "part", "kind", "stage", "number", "body", name="resolution_once",
                condition=~Q(number=""),
                violation_error_message="This session already has a text of that kind, stage, number and body.",
            ),
            models.UniqueConstraint(  # drafts are numbered anew in each part of a session, adopted texts are not
                once("session"), "kind", "number", "body", name="resolution_adopted_once",
                condition=Q(stage="adopted") & ~Q(number=""),
                violation_error_message="This session already has an adopted text of that kind, number and body.",
            ),
            models.CheckConstraint(
                condition=Q(number="") | ~Q(stage=""), name="resolution_number_of_stage",
                violation_error_message="A number is that of an adopted text or of a draft in the report: say which.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        own = self.draft_label if self.stage == self.Stage.DRAFT else self.label  # lists of staff ask nothing more
        return f"{own}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("resolution_detail", args=[self.slug])

    @cached_property
    def adopted_as(self) -> str | None:
        """The symbol of the last public version that a body adopted: A/RES/77/233. Lists bring it, see `named`."""
        return adopted_symbols(self.pk).first()

    @cached_property
    def tabled_as(self) -> str | None:
        """The symbol of the first draft of it that is public: E/CN.15/2023/L.2. Lists bring it, see `named`."""
        return tabled_symbols(self.pk).first()

    @property
    def adopted_number(self) -> str:
        """The number under which a body adopted it: 31/1 of the Commission, 77/233 of the Assembly; else empty."""
        return self.number if self.stage == self.Stage.ADOPTED else number_in_symbol(self.adopted_as)

    @property
    def adopted_body(self) -> str:
        """The body under whose number it was adopted: a draft of the Commission becomes a text of another body."""
        return self.body if self.stage == self.Stage.ADOPTED else BODY_OF_SERIES.get((self.adopted_as or "")[:1], "")

    @property
    def label(self) -> str:
        """How people cite the work: "Resolution 31/1" of the Commission, "General Assembly resolution 77/1", "Draft
        decision II"."""
        if not (number := self.adopted_number):
            return self.draft_label
        if self.adopted_body != Body.CCPCJ:
            return capfirst(text_label(self.adopted_body, self.kind, number))
        form = gettext("Resolution %(number)s") if self.kind == self.Kind.RESOLUTION else gettext("Decision %(number)s")
        return form % {"number": number}

    @property
    def former_label(self) -> str:
        """What a text that another body adopted was in the report of the session; else empty."""
        return self.draft_label if self.stage == self.Stage.DRAFT and self.adopted_number else ""

    @property
    def draft_label(self) -> str:
        """How a draft is called: "Draft resolution III" in the report of the session, until then "Draft resolution L.2
        of session 32"."""
        if self.number:
            return labelled(DRAFTS[self.kind], number=draft_numeral(self.number))
        symbol, number = draft_in_symbol(self.tabled_as), self.session.number if self.session else None
        if number is None:
            return labelled(DRAFTS[self.kind], number=symbol) if symbol else gettext(UNNAMED_DRAFTS[self.kind])
        forms = TABLED_DRAFTS if symbol else DRAFTS_OF_SESSION
        return labelled(forms[self.kind], number=symbol, session=number)


DRAFTS = {
    "resolution": gettext_noop("Draft resolution %(number)s"),
    "decision": gettext_noop("Draft decision %(number)s"),
}
TABLED_DRAFTS = {
    "resolution": gettext_noop("Draft resolution %(number)s of session %(session)s"),
    "decision": gettext_noop("Draft decision %(number)s of session %(session)s"),
}
DRAFTS_OF_SESSION = {
    "resolution": gettext_noop("Draft resolution of session %(session)s"),
    "decision": gettext_noop("Draft decision of session %(session)s"),
}
UNNAMED_DRAFTS = {"resolution": gettext_noop("Draft resolution"), "decision": gettext_noop("Draft decision")}


def labelled(form: str, **values: str | int) -> str:
    return gettext(form) % values


def adopted_symbols(work: Any) -> "QuerySet[Version, str]":
    """The symbols of the public versions of a work that a body adopted, the last first."""
    adopted = Version.objects.filter(resolution=work, stage=Version.Stage.ADOPTED, release=Release.PUBLISHED)
    return adopted.exclude(symbol=None).order_by("-position").values_list("symbol", flat=True)


def tabled_symbols(work: Any, *, public: bool = True) -> "QuerySet[Version, str]":
    """The symbols of the tabled drafts of a work, the first first; those that are public, or all."""
    tabled = Version.objects.filter(resolution=work, stage=Version.Stage.TABLED).exclude(symbol=None)
    tabled = tabled.filter(release=Release.PUBLISHED) if public else tabled
    return tabled.order_by("position").values_list("symbol", flat=True)


class FormerSlug(models.Model):
    """An address that a work had before it was numbered or joined with another: links to it lead on to the work."""

    slug = models.SlugField(max_length=80, unique=True)
    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="former_slugs")

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class Version(models.Model):
    """A form of a work with its own symbol, body and date: a tabled draft, its revision, the recommended text."""

    published_with = ("", "resolution__")
    published_if_set = ("resolution__session__",)

    class Stage(TextChoices):
        TABLED = "tabled", _("tabled draft")
        RECOMMENDED = "recommended", _("recommended text")
        ADOPTED = "adopted", _("adopted text")

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="versions")
    position = models.PositiveSmallIntegerField(help_text="The order in the life of the work, from 1.")
    stage = models.CharField(max_length=11, choices=Stage.choices, default=Stage.TABLED)
    body = models.CharField(
        max_length=6, choices=Body.choices, default=Body.CCPCJ, help_text="The body that had or adopted this version."
    )
    symbol = models.CharField(  # empty where a text stands only inside a report
        max_length=60, null=True, blank=True, unique=True, help_text="E/CN.15/2022/L.4/Rev.1, A/RES/77/232 …"
    )
    printed = PrintedField("number as printed", max_length=60, blank=True, help_text="决议草案二, 第 31/1号决议 …")
    revised = models.BooleanField("called revised or amended by the report", default=False)
    date = models.DateField(null=True, blank=True)
    release = models.CharField(  # a version of a published work may wait for its review
        max_length=9, choices=Release.choices, default=Release.PUBLISHED,
        help_text="A draft version stays hidden, whatever the text is; a published one is public with its text.",
    )  # fmt: skip

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["resolution", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "position"], name="version_once",
                violation_error_message="The work already has a version at that place.",
            ),
            models.CheckConstraint(
                condition=Q(symbol__isnull=True) | ~Q(symbol=""), name="version_symbol_not_blank",
                violation_error_message="A symbol is either given or left out.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.symbol or reader_words(self, "printed").text or f"{self.get_stage_display()} {self.position}"

    @property
    def external_adoption(self) -> "Adoption | None":
        """The adoption by the Council or the Assembly, as their own record prints it."""
        return next((adoption for adoption in self.adoptions.all() if adoption.body != Body.CCPCJ), None)


class ResolutionText(models.Model):
    """The title and the enacting words of a version in one language, with where they were read."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2, choices=CHOICES_OF_REPORTS)
    title = models.TextField()
    chapeau = models.TextField(blank=True, help_text="The enacting body, as printed: no paragraph.")
    source = models.CharField(max_length=60, blank=True, help_text="The symbol of the document it was read from.")

    class Meta:
        ordering = ["version", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "language"], name="resolution_text_once",
                violation_error_message="This version already has a text in that language.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title
