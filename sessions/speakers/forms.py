"""The form of a person."""

from typing import Any

from ccpcj.lib.admin.forms import RecordForm
from ccpcj.lib.languages import language_columns


class PersonForm(RecordForm):
    """A person, known by the name that is typed first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "printed" in self.fields:
            self.fields["printed"].required = False

    def clean(self) -> dict:
        cleaned = super().clean()
        if "printed" in self.fields and not cleaned.get("printed"):
            cleaned["printed"] = next((cleaned[name] for name in language_columns("name") if cleaned.get(name)), "")
        return cleaned
