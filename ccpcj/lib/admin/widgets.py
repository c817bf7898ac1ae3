"""Widgets that ask the database no more than needed."""

from typing import Any

from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelect
from django.forms import DateInput
from django.forms.models import ModelForm


class PlainTextarea(AdminTextareaWidget):
    """A field for long texts that keeps line ends as they were: browsers send two characters for each."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 3, **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        value: str | None = super().value_from_datadict(data, files, name)
        return value and value.replace("\r\n", "\n")


class DayInput(DateInput):
    """The browser's own field for a day."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")  # the one form that such a field takes


class PreloadedAutocomplete(AutocompleteSelect):
    """An autocomplete that is given the label of the chosen record, so that a row of a list costs no query."""

    choice: tuple[Any, str] | None = None

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> list[Any]:
        if not self.choice or [str(self.choice[0])] != value:
            return super().optgroups(name, value, attr) if any(value) else self.no_choice(name)
        (_, options, _), *_ = groups = self.no_choice(name)
        options.append(self.create_option(name, *self.choice, True, len(options)))
        return groups

    def no_choice(self, name: str) -> list[Any]:
        return [(None, [] if self.is_required else [self.create_option(name, "", "", False, 0)], 0)]


def label_chosen_records(form: ModelForm) -> None:
    """Give each autocomplete of a row the label of the record that it has chosen."""
    for name, field in form.fields.items():
        if isinstance(field.widget, PreloadedAutocomplete) and (chosen := getattr(form.instance, name, None)):
            field.widget.choice = chosen.pk, field.label_from_instance(chosen)
