"""Forms of states and of their names, which refuse a name that is another state's."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from django import forms

from ccpcj.lib.admin.forms import RecordForm
from ccpcj.lib.folded_key import folded_name
from sessions.models import CommissionTerm, Group, Spelling, State, StateName

from .names import IN_WORDS, Names
from .names_in_database import names_from_database
from .seats import SEATS, term_refusal
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


class TermForm(RecordForm):
    """A term, which no other of the same state runs into."""

    def _post_clean(self) -> None:
        super()._post_clean()
        term = self.instance
        if not self.errors and term.state_id and (refusal := term_refusal(term)):
            self.add_error("first_year", refusal)


class ElectionForm(forms.Form):
    """States that begin a term in the same year, one a line under the group whose seat each has."""

    first_year = forms.IntegerField(min_value=1992, max_value=2100)
    last_year = forms.IntegerField(min_value=1992, max_value=2100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = list(Group.objects.filter(code__in=SEATS))
        for group in self.groups:
            self.fields[group.code] = forms.CharField(
                label=f"{group.name} ({SEATS[group.code]} seats)", required=False, widget=forms.Textarea({"rows": 4})
            )

    @cached_property
    def names(self) -> Names:
        return names_from_database().on(date(self.cleaned_data["first_year"], 1, 1))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned["last_year"] < cleaned["first_year"]:
            self.add_error("last_year", "A term ends in or after the year it starts.")
            return cleaned
        cleaned["members"] = dict(self.members())
        if not cleaned["members"] and not self.errors:
            raise forms.ValidationError("Name at least one state.")
        return cleaned

    def members(self) -> Iterator[tuple[State, Group]]:
        """Each state that is named, with the group; what cannot be a term is an error beside its line."""
        named: set[int] = set()
        for group in self.groups:
            for line in filter(None, map(str.strip, self.cleaned_data[group.code].splitlines())):
                state = self.state_named(line)
                refusal = self.refusal(line, state, named)
                if refusal or state is None:
                    self.add_error(group.code, refusal)
                else:
                    named.add(state.pk)
                    yield state, group

    def state_named(self, line: str) -> State | None:
        """The state of that code, or of that name in any language."""
        matches = (self.names.find(line, language, ("state",)) for language in ("en", *IN_WORDS))
        codes = [match.key for match in matches if match] or [line.upper()]
        return State.objects.filter(iso3=codes[0]).first()

    def refusal(self, line: str, state: State | None, named: set[int]) -> str:
        if state is None:
            return self.names.why(line, "en", ("state",)) or f"No state is called “{line}”."
        if state.pk in named:
            return f"{state} is named twice."
        years = {name: self.cleaned_data[name] for name in ("first_year", "last_year")}
        return term_refusal(CommissionTerm(state=state, **years))
