"""Fields of the admin, and their errors: lists of lines, and the keys of rows."""

from typing import Any

from django import forms
from django.db.models import Model
from django.forms.models import ModelChoiceField
from django.forms.utils import ErrorList
from django.utils.safestring import SafeString


class Errors(ErrorList):
    """The errors of a field. Of most there are none, and for those no template is rendered: a text has hundreds."""

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        return super().render(*args, **kwargs) if self else SafeString()


class RowKey(ModelChoiceField):
    """The hidden key of a row that the formset has read: it is not asked for again, row by row."""

    def __init__(self, row: Model, field: ModelChoiceField) -> None:
        self.row = row
        super().__init__(field.queryset, initial=field.initial, required=False, widget=field.widget)

    def to_python(self, value: Any) -> Any:
        return self.row if str(value) == str(self.row.pk) else super().to_python(value)


class LinesField(forms.CharField):
    """A list that the database keeps as JSON."""

    def __init__(self, *args: Any, encoder: Any = None, decoder: Any = None, **kwargs: Any) -> None:
        kwargs["help_text"] = "One a line."
        super().__init__(*args, **kwargs)
        self.show_hidden_initial = False  # which Django asks for where a default is made anew each time

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        lines = value if isinstance(value, list) else (value or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not self.disabled and self.to_python(initial) != self.to_python(data)
