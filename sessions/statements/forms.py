"""The form of a statement: what nobody typed follows from who spoke, and when."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Max

from ccpcj.lib.admin.translated_names import columns_of
from sessions.models import Part, Session, Statement
from sessions.session_forms import WithinSessionForm
from sessions.states.lookup import name_of, name_on


class StatementForm(WithinSessionForm):
    """A statement: who spoke at which session is enough while no report has printed it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "order" in self.fields:
            self.fields["order"].required = False

    def required_names(self) -> Iterator[str]:
        """None: lines left empty are the name of the speaker."""
        return iter(())

    def clean(self) -> dict:
        cleaned = super().clean()
        session = cleaned.get("session")
        if not session:
            return cleaned
        if cleaned.get("order") is None and "order" in self.fields:
            self.take("order", self.next_place(session))
        self.print_speaker(session.day_of(cleaned.get("part") or Part.REGULAR))
        return cleaned

    def next_place(self, session: Session) -> int:
        """The place after the last speaker of the paragraph, or of those that no paragraph names yet."""
        speakers = Statement.objects.filter(session=session, paragraph=self.cleaned_data.get("paragraph"))
        return (speakers.exclude(pk=self.instance.pk).aggregate(last=Max("order"))["last"] or 0) + 1

    def print_speaker(self, day: date) -> None:
        """Take the name that the speaker had on the day for the lines that nobody typed."""
        state = self.cleaned_data.get("state")
        speaker = self.cleaned_data.get("group") or self.cleaned_data.get("organization")
        for line in ("speaker", "printed"):
            if any(map(self.value_of, columns_of(Statement, line))):
                continue
            if not (state or speaker):
                self.add_error(f"{line}_en", "Name the speaker, or type the line as printed.")
            else:
                name = name_on(state, day) if state else name_of(speaker)
                self.take(f"{line}_{name.lang}", name.text)

    def take(self, field: str, value: Any) -> None:
        self.cleaned_data[field] = value
        setattr(self.instance, field, value)
