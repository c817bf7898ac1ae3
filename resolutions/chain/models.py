"""Works that may be one: what the chain from the Commission to the Assembly asks of a person."""

from django.db import models

from ccpcj.lib.constraints import once
from ccpcj.lib.languages import CHOICES
from resolutions.models.texts import Resolution, Version


class TextFinding(models.Model):
    """Something in a file that a person should look at: what was not read, where languages differ, an unknown name."""

    class Level(models.TextChoices):
        ERROR = "error", "error"
        WARNING = "warning", "warning"
        INFO = "info", "information"

    version = models.ForeignKey(  # empty where the file could not be read at all
        Version, null=True, blank=True, on_delete=models.CASCADE, related_name="findings"
    )
    source = models.CharField("file", max_length=255, blank=True)
    language = models.CharField(max_length=2, choices=CHOICES, blank=True)
    level = models.CharField(max_length=7, choices=Level.choices)
    code = models.CharField(max_length=60)
    place = models.CharField(max_length=60, blank=True, help_text="The anchor of the paragraph, where there is one.")
    message = models.TextField()
    settled = models.BooleanField(default=False, help_text="A person has looked at it.")

    class Meta:
        ordering = ["version", "pk"]
        constraints = [
            models.UniqueConstraint(
                once("version"), "source", "language", "code", "place", "message", name="text_finding_once",
                violation_error_message="This finding is there already.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.message


class JoinProposal(models.Model):
    """A draft of the Commission and a text of another body that may be versions of one work: staff decide."""

    class State(models.TextChoices):
        OPEN = "open", "to decide"
        ACCEPTED = "accepted", "joined"
        REJECTED = "rejected", "kept apart"

    draft = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="join_proposals")
    adopted = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="join_proposals")
    reason = models.TextField(help_text="What speaks for it, and why it is not certain.")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN, db_index=True)

    class Meta:
        ordering = ["state", "draft", "adopted"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "adopted"], name="join_proposal_once",
                violation_error_message="This has been proposed already.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.draft.label} and {self.adopted}"
