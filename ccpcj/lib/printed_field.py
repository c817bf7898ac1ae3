"""Fields for what sources print, in the words of each language that prints it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import JSONField, Model

from .languages import LANGUAGES_OF_REPORTS

Lines = dict[str, str]  # by language


class PrintedLine(property):
    """The line of one language as an attribute of its record: `printed_fr`; None where that language printed none.

    An empty line is one that a person emptied.
    """

    def __init__(self, field: str, language: str) -> None:
        def read(record: Model) -> str | None:
            line: str | None = getattr(record, field).get(language)
            return line

        def write(record: Model, line: str | None) -> None:
            lines = {code: text for code, text in getattr(record, field).items() if code != language}
            setattr(record, field, lines if line is None else {**lines, language: line})

        super().__init__(read, write)


class PrintedField(JSONField):
    """The lines that sources print of a record, by language: {"en": "Chair", "fr": "Président"}.

    A language of reports needs no column, and it need not be a language of the site. `max_length` is that of one line.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "default": dict, "editable": False})

    def deconstruct(self) -> Any:
        """As Django's own field, so that migrations import nothing of ours."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def contribute_to_class(self, cls: type[Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        for language in LANGUAGES_OF_REPORTS:
            setattr(cls, f"{name}_{language}", PrintedLine(name, language))

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if isinstance(value, str):
            raise TypeError(f"{self.name} takes lines by language, not {value!r}.")
        return super().get_db_prep_save(value, connection)


def printed_fields(model: type[Model]) -> list[PrintedField]:
    """The fields of a model that hold printed lines."""
    return [field for field in model._meta.concrete_fields if isinstance(field, PrintedField)]


def printed_attributes(model: type[Model]) -> dict[str, tuple[PrintedField, str]]:
    """The attributes of a model that are lines of a language, each with its field and language."""
    return {
        f"{field.name}_{language}": (field, language)
        for field in printed_fields(model)
        for language in LANGUAGES_OF_REPORTS
    }


def fields_written(model: type[Model], names: Iterable[str]) -> set[str]:
    """The fields that hold these attributes: `printed` for `printed_fr`."""
    lines = printed_attributes(model)
    return {lines[name][0].name if name in lines else name for name in names}
