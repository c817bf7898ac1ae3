"""A stored column that holds a name folded, so that the database itself refuses a second spelling of it."""

from typing import Any

from django.db import models

from .folding import for_names


def folded_name(text: str, language: str) -> str:
    """What is left of a name without case, accents, articles, invisible characters and the width of its spaces."""
    return for_names(text, language).text


class FoldedKey(models.CharField):
    """Holds the folded form of the fields `text` and `language` of its record, whoever writes the record."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        record: Any = model_instance
        value = folded_name(record.text, record.language)
        setattr(record, self.attname, value)
        return value

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """A plain column, for migrations import nothing of ours."""
        name, _path, args, kwargs = super().deconstruct()
        return str(name), "django.db.models.CharField", list(args), dict(kwargs)
