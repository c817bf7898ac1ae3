"""Adoptions, votes, ballots and positions as staff type them: what they would contradict is refused."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ccpcj.lib.admin import RecordInline, RecordStackedInline
from ccpcj.lib.admin.forms import RecordForm
from ccpcj.lib.admin.formsets import RecordFormSet
from ccpcj.lib.admin.widgets import PlainTextarea
from resolutions.models import Ballot, Paragraph, PositionText
from resolutions.models.texts import Body

from .services import NO_PARTY, method_refusal, tally_refusal, vote_refusal, write_position_text


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


class PositionForm(RecordForm):
    """A position with its words in the language of the screen; the paragraph is typed by its anchor."""

    language = "en"
    paragraph = forms.ModelChoiceField(
        label="On paragraph", queryset=Paragraph.objects.none(), to_field_name="anchor", required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        error_messages={"invalid_choice": "This version has no paragraph with that anchor."},
    )  # fmt: skip
    printed = forms.CharField(label="As printed", required=False, max_length=300)
    text = forms.CharField(label="Words", required=False, widget=PlainTextarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = self.instance
        self.initial["paragraph"] = own.paragraph and own.paragraph.anchor
        texts = list(own.texts.all()) if own.pk else []
        self.words = next((text for text in texts if text.language == self.language), PositionText())
        self.printed_elsewhere = any(text.printed for text in texts if text.language != self.language)
        for name in ("printed", "text"):
            self.fields[name].initial = getattr(self.words, name)
            self.fields[name].widget.attrs.update(lang=self.language, dir="auto")
        if "order" in self.fields:
            self.fields["order"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        named = cleaned.get("printed") or self.printed_elsewhere
        if not (cleaned.get("state") or cleaned.get("group") or named or self.errors):
            self.add_error("state", NO_PARTY)
        return cleaned

    def save_words(self) -> None:
        """Write those words in the language of the screen that were changed."""
        changed = {name: self.cleaned_data.get(name, "") for name in ("printed", "text") if name in self.changed_data}
        if changed:
            write_position_text(self.instance, self.language, **changed)


class PositionTextInline(RecordStackedInline):
    model = PositionText
    fields = (("language", "printed"), "text")
    error_fields = {"position_text_once": "language", "position_text_says_something": "text"}
    verbose_name = "words"
    verbose_name_plural = "words"
    show_change_link = False
