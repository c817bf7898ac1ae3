"""Which texts a statement was about, as rows on the screens of the statement and of the text."""

from typing import Any

from ccpcj.lib.admin import RecordInline
from ccpcj.lib.admin.forms import RecordForm
from resolutions.models import StatementSubject


class SubjectForm(RecordForm):
    """A text, or one of its versions: typing the version is enough on the screen of its text."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        version, text = cleaned.get("version"), cleaned.get("resolution") or self.instance.resolution_id
        if version and text and version.resolution_id != getattr(text, "pk", text):
            self.add_error("version", "The version is one of another text.")
        return cleaned


class SubjectInline(RecordInline):
    model = StatementSubject
    form = SubjectForm
    fields = ("resolution", "version")
    autocomplete_fields = ("resolution", "version")
    error_fields = {"statement_subject_once": "resolution"}
    show_change_link = False


class SpokenOnInline(RecordInline):
    model = StatementSubject
    form = SubjectForm
    fields = ("statement", "version")
    autocomplete_fields = ("statement", "version")
    list_select_related = ("statement__session",)
    error_fields = {"statement_subject_once": "statement"}
    verbose_name = "statement on this text"
    verbose_name_plural = "statements on this text"
    show_change_link = False
