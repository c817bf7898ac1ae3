"""Choices of a field, as Django's own, with the types that Django does not ship."""

from enum import IntEnum, StrEnum
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

    class IntegerChoices(IntEnum):
        """A number with the words that people read, where the choices stand in an order."""

        _value_: int
        label: str
        choices: list[tuple[int, str]]
        values: list[int]
        labels: list[str]

else:
    TextChoices, IntegerChoices = models.TextChoices, models.IntegerChoices
