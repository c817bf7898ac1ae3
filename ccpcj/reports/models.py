"""What the importer read, and what a person should look at."""

from django.db import models

from ccpcj.lib.languages import CHOICES
from sessions.models import Session


class ReportImport(models.Model):
    """One reading of one file: what it gave, how much of it was accounted for, what loading it changed."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="imports")
    source = models.CharField("file", max_length=255)
    sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=2, choices=CHOICES)
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
                fields=["session", "language", "sha256"],
                name="report_import_once",
                violation_error_message="This file was already imported for the session.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.source}"


class Finding(models.Model):
    """Something a reviewer should look at: an unknown speaker, a line left unread, an uncertain tie."""

    class Level(models.TextChoices):
        ERROR = "error", "error"
        WARNING = "warning", "warning"
        INFO = "info", "information"

    report_import = models.ForeignKey(ReportImport, on_delete=models.CASCADE, related_name="findings")
    position = models.PositiveIntegerField()
    level = models.CharField(max_length=7, choices=Level.choices)
    code = models.CharField(max_length=60)
    first_line = models.PositiveIntegerField(null=True, blank=True)
    last_line = models.PositiveIntegerField(null=True, blank=True)
    message = models.TextField()
    settled = models.BooleanField(default=False, help_text="A person has looked at it.")

    class Meta:
        ordering = ["report_import", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["report_import", "position"],
                name="finding_once",
                violation_error_message="This import already has a finding at that place.",
            )
        ]

    def __str__(self) -> str:
        return self.message
