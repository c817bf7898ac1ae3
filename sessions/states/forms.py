"""Forms of states and of their names, which refuse a name that is another state's."""

from typing import Any

from ccpcj.lib.admin.forms import RecordForm
from ccpcj.lib.folded_key import folded_name
from sessions.models import Spelling, State, StateName

from .spellings import Span, name_refusals, name_span, spelling_refusal


class SpellingForm(RecordForm):
    """A spelling, which is no second one of the same name, and none of another state."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        text, language = cleaned.get("text"), cleaned.get("language")
        if text and language:
            self.instance.folded = folded_name(text, language)
            typed = Spelling(pk=self.instance.pk, text=text, language=language, folded=self.instance.folded)
            typed.state = cleaned["state"] if "state" in self.fields else self.instance.state
            if refusal := spelling_refusal(typed):
                self.add_error("text", refusal)
        return cleaned


class NamedForm(RecordForm):
    """A record with names of a state, each beside the reason why it cannot be one."""

    def _post_clean(self) -> None:
        super()._post_clean()
        for column, refusal in name_refusals(self.instance, self.span()).items():
            if column in self.fields:
                self.add_error(column, refusal)

    def span(self) -> Span:
        """The days in which the names are borne."""
        raise NotImplementedError


class StateForm(NamedForm):
    """A state with its names of today."""

    instance: State

    def span(self) -> Span:
        return name_span(self.instance)


class StateNameForm(NamedForm):
    """The names that a state had from a day to a day."""

    instance: StateName

    def span(self) -> Span:
        return self.instance.since, self.instance.until
