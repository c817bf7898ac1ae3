"""Forms of a session and of its records."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.formats import date_format

from ccpcj.lib.admin.forms import RecordForm
from sessions.models import Part, State


class SessionForm(RecordForm):
    """A session, whose year is the one in which it starts."""

    def clean(self) -> dict:
        cleaned = super().clean()
        year, start = cleaned.get("year"), cleaned.get("starts_on")
        if year and start and start.year != year:
            self.add_error("year", f"The session starts in {start.year}.")
        return cleaned


class WithinSessionForm(RecordForm):
    """A record of a session: the meetings, items and paragraphs that it names belong to the same one, and part; the
    states that it names existed then."""

    def clean(self) -> dict:
        cleaned = super().clean()
        if "session" not in cleaned:
            return cleaned
        session, part = cleaned["session"], cleaned.get("part")
        for name, value in list(cleaned.items()):
            for record in records_in(value):
                if getattr(record, "session_id", None) not in (None, session and session.pk):
                    self.add_error(name, f"{record} belongs to session {record.session.number}.")
                elif part and getattr(record, "part", part) != part:
                    self.add_error(name, f"{record} belongs to the {Part(record.part).label} of the session.")
                elif session and isinstance(record, State) and not record.existed_on(day := session.day_of(part or 1)):
                    self.add_error(name, f"{record} did not exist on {date_format(day, 'j F Y')}.")
        return cleaned


def records_in(value: Any) -> Iterable[Model]:
    """The records that the value of a form's field names."""
    return value if isinstance(value, QuerySet) else [value] if isinstance(value, Model) else []
