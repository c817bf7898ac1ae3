"""Bringing a table up to a list of rows, by natural key: what is there is updated, what is not is created."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import Model

from ccpcj.history.services import change


class Counts(NamedTuple):
    """What a load changed."""

    created: int = 0
    updated: int = 0

    def __bool__(self) -> bool:
        return self.created > 0 or self.updated > 0


@change(savepoint=False)
def upsert(
    model: type[Model], key: str, rows: Iterable[Mapping[str, Any]], *, only_empty: bool = False
) -> tuple[dict[Any, Any], Counts]:
    """The records by natural key, and what was changed; nothing is deleted.

    With `only_empty`, a field that already says something stays as it is and only empty ones are filled.
    """
    records = {getattr(record, key): record for record in model._default_manager.all()}
    new: list[Model] = []
    changed: list[Model] = []
    fields: set[str] = set()
    for row in rows:
        if (record := records.get(row[key])) is None:
            records[row[key]] = record = model(**row)
            new.append(record)
        elif values := changed_values(record, row, only_empty):
            for field, value in values.items():
                setattr(record, field, value)
            changed.append(record)
            fields |= values.keys()
    model._default_manager.bulk_create(new)
    if changed:
        model._default_manager.bulk_update(changed, sorted(fields))
    return records, Counts(len(new), len(changed))


def changed_values(record: Model, row: Mapping[str, Any], only_empty: bool) -> dict[str, Any]:
    """What the row says otherwise than the record."""
    return {
        field: value
        for field, value in row.items()
        if getattr(record, field) != value and not (only_empty and getattr(record, field))
    }
