"""A record as a report states it, found by what makes it unique."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model


@dataclass(frozen=True)
class Ref:
    """A reference to a record by its natural key: what a row points at before it has a number in the database."""

    model: type[Model]
    key: tuple[tuple[str, Any], ...]

    def __str__(self) -> str:
        return f"{self.model._meta.label}({', '.join(f'{name}={value}' for name, value in self.key)})"


def ref(model: type[Model], **key: Any) -> Ref:
    return Ref(model, tuple(sorted(key.items())))


@dataclass
class PlanRow:
    """A record: `key` finds it, `values` are what the report states of it, `initial` is given only when it is made.

    With `fill` the row makes no record, and fills only what is empty in the record that is there. `unlike` is what
    another language states otherwise, each with what that one states: nothing of it is written.
    """

    model: type[Model]
    key: dict[str, Any]
    values: dict[str, Any] = field(default_factory=dict)
    initial: dict[str, Any] = field(default_factory=dict)
    fill: bool = False
    unlike: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def ref(self) -> Ref:
        return ref(self.model, **self.key)


def same_value(first: Any, second: Any) -> bool:
    """Whether two values of rows are the same; lists of references are sets."""
    if isinstance(first, list) and isinstance(second, list):
        return sorted(map(text_of_value, first)) == sorted(map(text_of_value, second))
    return bool(first == second)


def text_of_value(value: Any) -> str:
    """A string that is the same for values that are the same, by which references and numbers sort alike."""
    return str(value) if isinstance(value, Ref) else json.dumps(value, ensure_ascii=False, sort_keys=True)
