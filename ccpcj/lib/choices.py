"""Choices of a field, as Django's `TextChoices`, with the types that Django does not ship."""

from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:

    class TextChoices(StrEnum):
        """A code with the words that people read: `SPONSOR = "sponsor", _("sponsor")`."""

        _value_: str
        label: str
        choices: list[tuple[str, str]]
        values: list[str]
        labels: list[str]

else:
    TextChoices = models.TextChoices
