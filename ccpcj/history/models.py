"""What the history is made of: acts of writing, and the rows that each of them changed."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from ccpcj.lib.choices import TextChoices


class Change(models.Model):
    """One act of writing: who did it, when, through what and why.

    Nothing deletes an act: it is the provenance of the records that it wrote.
    """

    class Through(TextChoices):
        ADMIN = "admin", "the admin"
        IMPORT = "import", "an import"
        COMMAND = "command", "a command"
        DELEGATION = "delegation", "a delegation"

    id = models.BigIntegerField(primary_key=True)  # known before the act is written, in the order of time
    at = models.DateTimeField("when", default=timezone.now, db_index=True)
    user = models.ForeignKey(  # empty where no person did it: an import, a command
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="changes", verbose_name="who"
    )
    through = models.CharField(max_length=10, blank=True, choices=Through.choices)
    source = models.CharField(max_length=255, blank=True, help_text="The file of an import, the name of a command.")
    reason = models.TextField("why", blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M}, {self.author}"

    @property
    def author(self) -> str:
        """Who did it and through what: "ann, through the admin", "an import (report.docx)"."""
        means = str(self.get_through_display()) + (f" ({self.source})" if self.source else "")
        if not self.user:
            return means or "not stated"
        return f"{self.user}, through {means}" if means else str(self.user)


class RowChange(models.Model):
    """What an act changed in one row of a table, written by the triggers of the table.

    `before` holds what the row said before, by column: all of a deleted row, of an updated one the columns that
    changed, nothing of a new one. What it said afterwards stands in the row itself, or in its next change.
    """

    class Action(TextChoices):
        CREATED = "+", "created"
        UPDATED = "~", "changed"
        DELETED = "-", "deleted"

    change = models.ForeignKey(  # empty where something wrote past the services
        Change, null=True, on_delete=models.PROTECT, related_name="rows"
    )
    at = models.DateTimeField(null=True, help_text="The moment of a change that belongs to no act.")
    model = models.CharField(max_length=60, help_text="resolutions.version, as Django labels it.")
    key = models.BigIntegerField(help_text="The primary key of the row.")
    action = models.CharField(max_length=1, choices=Action.choices)
    before = models.JSONField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["model", "key"], name="history_row"),
            models.Index(fields=["model"], condition=models.Q(before__isnull=False), name="history_row_before"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.key} {self.get_action_display()}"


class CurrentChange(models.Model):
    """The act under way, where triggers of SQLite look for it: its one row says so within its transaction alone.

    PostgreSQL has settings of a transaction instead.
    """

    change_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"Change {self.change_id}"
