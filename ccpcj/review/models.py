"""What the importers read, and what a person should look at."""

from django.db import models
from django.db.models import F, Q, QuerySet

from ccpcj.lib.choices import TextChoices
from ccpcj.lib.constraints import once
from ccpcj.lib.languages import CHOICES_OF_REPORTS
from resolutions.models import Paragraph, Version
from sessions.models import Part, Session
from sessions.models.session import part_field


class ReportImport(models.Model):
    """One reading of one file: what it gave, how much of it was accounted for, what loading it changed.

    It is where records come from, and what the next import is compared with: it is never deleted, nor its session.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="imports")
    part = part_field()
    source = models.CharField("file", max_length=255)
    sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=2, choices=CHOICES_OF_REPORTS)
    report = models.JSONField("what was read", help_text="In the shape of the report format.")
    lines = models.PositiveIntegerField("non-blank lines")
    accounted = models.PositiveIntegerField("lines accounted for")
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-imported_at"]
        verbose_name = "report import"
        constraints = [
            models.UniqueConstraint(
                fields=["session", "part", "language", "sha256"],
                name="report_import_once",
                violation_error_message="This file was already imported for the session.",
            )
        ]

    def __str__(self) -> str:
        part = f", {Part(self.part).label}" if self.part != Part.REGULAR else ""
        return f"{self.session}{part}: {self.source}"


class FindingQuerySet(models.QuerySet):
    """Findings, by the importer that recorded them."""

    def of_reports(self) -> QuerySet:
        """The findings of the importer of session reports."""
        return self.exclude(report_import=None)

    def of_texts(self) -> QuerySet:
        """The findings of the importer of AKN4UN files."""
        return self.filter(report_import=None)


class Finding(models.Model):
    """Something that an importer could not settle alone: an unknown speaker, an unread line, languages that differ.

    It is about an import of a report, about a version of a text, or about a file that could not be read at all.
    """

    class Level(TextChoices):
        ERROR = "error", "error"
        WARNING = "warning", "warning"
        INFO = "info", "information"

    report_import = models.ForeignKey(
        ReportImport, null=True, blank=True, on_delete=models.CASCADE, related_name="findings"
    )
    version = models.ForeignKey(Version, null=True, blank=True, on_delete=models.CASCADE, related_name="findings")
    source = models.CharField("file", max_length=255, blank=True)
    language = models.CharField(max_length=2, choices=CHOICES_OF_REPORTS, blank=True)
    place = models.CharField(max_length=60, blank=True, help_text="The anchor of the paragraph, where there is one.")
    first_line = models.PositiveIntegerField(null=True, blank=True)
    last_line = models.PositiveIntegerField(null=True, blank=True)
    level = models.CharField(max_length=7, choices=Level.choices)
    code = models.CharField(max_length=60)
    message = models.TextField()
    settled = models.BooleanField(default=False, help_text="A person has looked at it.")

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["report_import", "version", F("first_line").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                once("report_import"), once("version"), "source", "language", "code", "place", once("first_line"),
                once("last_line"), "level", "message", name="finding_once",
                violation_error_message="This finding is there already.",
            ),
            models.CheckConstraint(
                condition=Q(report_import__isnull=True) | Q(version__isnull=True), name="finding_about_one_record",
                violation_error_message="A finding is about an import or about a version, not both.",
            ),
            models.CheckConstraint(
                condition=Q(report_import__isnull=False) | Q(version__isnull=False) | ~Q(source=""),
                name="finding_about_something",
                violation_error_message="A finding names a record or a file.",
            ),
            models.CheckConstraint(
                condition=Q(first_line__isnull=True, last_line__isnull=True)
                | Q(
                    report_import__isnull=False, first_line__isnull=False, last_line__isnull=False,
                    last_line__gte=F("first_line"),
                ),  # a comparison with NULL alone would pass
                name="finding_lines_of_report",
                violation_error_message="The lines are those of a report, the first before the last.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.message

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph of the version that the finding is about, if it is about one."""
        return Paragraph.objects.filter(version=self.version_id, anchor=self.place).first() if self.place else None
