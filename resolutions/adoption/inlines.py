"""Adoptions, votes and ballots as staff type them: what method, tally and ballots would contradict is refused."""

from typing import Any

from django.core.exceptions import ValidationError

from ccpcj.lib.admin import RecordInline
from ccpcj.lib.admin.forms import RecordForm
from ccpcj.lib.admin.formsets import RecordFormSet
from resolutions.models import Ballot
from resolutions.models.texts import Body

from .services import method_refusal, tally_refusal, vote_refusal


class AdoptionForm(RecordForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("meeting") and cleaned.get("body", Body.CCPCJ) != Body.CCPCJ:
            self.add_error("meeting", "This is a meeting of the Commission: type that of another body as printed.")
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.instance.pk and "method" in self.changed_data and (refusal := method_refusal(self.instance)):
            self.add_error("method", refusal)


class VoteForm(RecordForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (adoption := cleaned.get("adoption")) and (refusal := vote_refusal(adoption)):
            self.add_error("adoption", refusal)
        return cleaned


class BallotFormSet(RecordFormSet):
    """The ballots of a vote, which are as many as its tally says, or the vote says why they are not."""

    def clean(self) -> None:
        super().clean()
        vote, rows = self.instance, self.remaining_rows()
        tally = {str(choice): getattr(vote, choice) for choice in Ballot.Choice}
        if None in tally.values() or any(row.errors for row in rows):
            return
        choices = [row.instance.choice for row in rows] + [row.choice for row in self.rows_elsewhere()]
        if refusal := tally_refusal(tally, choices, vote.difference):
            raise ValidationError(refusal)


class BallotInline(RecordInline):
    model = Ballot
    formset = BallotFormSet
    fields = ("state", "choice")
    autocomplete_fields = ("state",)
    list_select_related = ("state",)
    error_fields = {"ballot_once": "state"}
    show_change_link = False
