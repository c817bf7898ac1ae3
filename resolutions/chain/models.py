"""Works that may be one: what the chain from the Commission to the Assembly asks of a person."""

from django.db import models

from ccpcj.lib.choices import TextChoices
from resolutions.models.texts import Resolution, Version


class JoinProposal(models.Model):
    """A draft of the Commission and a text of another body that may be versions of one work: staff decide."""

    class State(TextChoices):
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
