"""Forms that notice what was typed into the wrong session."""

from django.db.models import Model

from ccpcj.lib.admin.forms import RecordForm


class SessionForm(RecordForm):
    """A session, whose year is the one in which it starts."""

    def clean(self) -> dict:
        cleaned = super().clean()
        year, start = cleaned.get("year"), cleaned.get("starts_on")
        if year and start and start.year != year:
            self.add_error("year", f"The session starts in {start.year}.")
        return cleaned


class WithinSessionForm(RecordForm):
    """A record of a session: the meetings, items and paragraphs that it names belong to the same one."""

    def clean(self) -> dict:
        cleaned = super().clean()
        if "session" not in cleaned:
            return cleaned
        session = cleaned["session"]
        for name, named in list(cleaned.items()):
            if isinstance(named, Model) and getattr(named, "session_id", None) not in (None, session and session.pk):
                self.add_error(name, f"This belongs to session {named.session.number}.")
        return cleaned
