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
from .turns import wait_for_turn
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
    "unpublish",
    "update_record",
    "upsert",
    "wait_for_turn",
]
