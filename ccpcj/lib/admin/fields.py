"""A list of strings as people type it: one a line."""

from typing import Any

from django import forms


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
