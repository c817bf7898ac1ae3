"""The one way to write a record where its room has no verb of its own, to fill a table, and to publish."""

from .publication import publish, unpublish
from .records import (
    Fields,
    create_record,
    delete_record,
    delete_records,
    deletes,
    renumber,
    save_record,
    saves,
    set_relations,
    step_aside,
    update_record,
)
from .turns import turn_to_write
from .upsert import Counts, upsert

__all__ = [
    "Counts",
    "Fields",
    "create_record",
    "delete_record",
    "delete_records",
    "deletes",
    "publish",
    "renumber",
    "save_record",
    "saves",
    "set_relations",
    "step_aside",
    "turn_to_write",
    "unpublish",
    "update_record",
    "upsert",
]
