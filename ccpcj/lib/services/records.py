"""Writing a record of any model by the rule of its room.

The admin, the importers and the commands write through these functions. A room whose record carries a rule (the entry
of a group stands for its members) registers it in its `services.py`, which the app loads when it starts:

    @saves(Sponsorship)
    def save_sponsorship(sponsorship: Sponsorship, fields: Fields) -> None: ...

The rule does the writing itself, with `record.save(update_fields=fields)`, and what follows from it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from django.db.models import F, Model, QuerySet

from ccpcj.history.services import change
from ccpcj.lib.printed_field import fields_written

Record = TypeVar("Record", bound=Model)
Fields = Collection[str] | None  # the names of the fields to write; None stands for all of them
Saving = Callable[[Record, Fields], None]
Deleting = Callable[[Record], None]

SAVING: dict[type[Model], Saving[Any]] = {}
DELETING: dict[type[Model], Deleting[Any]] = {}
ASIDE = 16_000  # higher than any number in use, and twice as much still fits a small integer
writing = partial(change, savepoint=False)  # the caller's act and transaction, where there is one, is enough


def saves(model: type[Record]) -> Callable[[Saving[Record]], Saving[Record]]:
    """Register the function by which every caller saves a record of the model."""

    def register(rule: Saving[Record]) -> Saving[Record]:
        SAVING[model] = rule
        return rule

    return register


def deletes(model: type[Record]) -> Callable[[Deleting[Record]], Deleting[Record]]:
    """Register the function by which every caller deletes a record of the model."""

    def register(rule: Deleting[Record]) -> Deleting[Record]:
        DELETING[model] = rule
        return rule

    return register


@writing()
def save_record(record: Model, *, fields: Fields = None) -> None:
    """Write a new or changed record by the rule of its room."""
    fields = None if fields is None else fields_written(type(record), fields)
    if rule := SAVING.get(type(record)):
        rule(record, fields)
    else:
        record.save(update_fields=fields)


def create_record(model: type[Record], values: Mapping[str, Any]) -> Record:
    """Make a record of these values; those of many-to-many fields are iterables of records."""
    columns, relations = split_relations(model, values)
    record: Record = model(**columns)
    with writing():
        save_record(record)
        set_relations(record, {name: records for name, records in relations.items() if records})
    return record


@writing()
def update_record(record: Model, values: Mapping[str, Any]) -> None:
    """Give a record these values and write only those fields."""
    columns, relations = split_relations(type(record), values)
    for name, value in columns.items():
        setattr(record, name, value)
    if columns:
        save_record(record, fields=columns)
    set_relations(record, relations)


def split_relations(model: type[Model], values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part the values of columns from those of many-to-many fields."""
    names = {field.name for field in model._meta.many_to_many}
    columns = {name: value for name, value in values.items() if name not in names}
    return columns, {name: value for name, value in values.items() if name in names}


@writing()
def set_relations(record: Model, relations: Mapping[str, Iterable[Model]]) -> None:
    """Make these records, and no others, those of the many-to-many fields named."""
    for name, records in relations.items():
        getattr(record, name).set(records)


@writing()
def delete_record(record: Model) -> None:
    """Delete a record, with what belongs to it alone, by the rule of its room."""
    if rule := DELETING.get(type(record)):
        rule(record)
    else:
        record.delete()


@writing()
def delete_records(records: QuerySet[Any]) -> None:
    """Delete records of one model; in bulk where their room has no rule."""
    if records.model in DELETING:
        for record in records:
            delete_record(record)
    else:
        records.delete()


@writing()
def step_aside(records: QuerySet[Any], field: str) -> None:
    """Move numbers that are about to be written anew out of the way of one another."""
    records.update(**{field: F(field) + ASIDE})


@writing()
def renumber(records: Sequence[Model], field: str) -> None:
    """Write the numbers that these records of one model carry in `field`, in which no two of them may clash.

    All step aside first, so that none takes a number that another still has in the database.
    """
    if not records:
        return
    rows = type(records[0])._base_manager
    step_aside(rows.filter(pk__in=[record.pk for record in records]), field)
    if type(records[0]) in SAVING:
        for record in records:
            save_record(record, fields=[field])
    else:
        rows.bulk_update(records, [field])
