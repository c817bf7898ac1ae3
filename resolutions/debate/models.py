"""Which texts statements were about."""

from django.db import models

from ccpcj.lib.constraints import once
from ccpcj.lib.release import ReleaseQuerySet
from resolutions.models.texts import Resolution, Version
from sessions.models import Statement


class StatementSubject(models.Model):
    """A text that a statement was about: the work, or one of its versions. A statement may be about several."""

    published_with = ("resolution__", "statement__session__")
    published_if_set = ("resolution__session__", "version__")

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="subjects")
    resolution = models.ForeignKey(
        Resolution, verbose_name="text", on_delete=models.CASCADE, related_name="statement_subjects"
    )
    version = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.SET_NULL, related_name="statement_subjects",
        help_text="Empty where it was about the text whatever its version.",
    )  # fmt: skip

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["statement", "resolution", "version"]
        verbose_name = "text spoken on"
        verbose_name_plural = "texts spoken on"
        constraints = [
            models.UniqueConstraint(
                "statement", "resolution", once("version"), name="statement_subject_once",
                violation_error_message="The statement is recorded as one on that text already.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.version or self.resolution)
