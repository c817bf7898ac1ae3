"""Who changed a record last, and when, in words: read from the history of its screen."""

import json
from collections.abc import Iterator
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

LATEST = 50  # entries that are looked through
SOMEBODY = "Another person, or an import,"


def author_of(record: Model, screen_record: Model | None, label: str = "") -> str:
    """Who changed the field with this label last: "Anna Berg (30 November, 14:05)".

    A row is changed on its own screen or on that of `screen_record`. An import leaves no entry that names a field.
    """
    for entry in entries_of(record, screen_record):
        if any(mentions(part, record, screen_record, label) for part in parts_of(entry)):
            return signature(entry)
    return SOMEBODY


def remover_of(label: str, screen_record: Model | None) -> str:
    """Who deleted rows of this kind on a screen last."""
    if screen_record:
        for entry in entries_of(screen_record, None):
            if any(part.get("deleted", {}).get("name") == label for part in parts_of(entry)):
                return signature(entry)
    return SOMEBODY


def entries_of(*records: Model | None) -> QuerySet[LogEntry]:
    """The latest entries of these records, the last first."""
    places = Q()
    for record in filter(None, records):
        places |= Q(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)
    return LogEntry.objects.filter(places).select_related("user").order_by("-action_time")[:LATEST]


def parts_of(entry: LogEntry) -> Iterator[dict[str, Any]]:
    """The parts of a message of the admin; one in plain words has none."""
    if entry.change_message.startswith("["):
        yield from json.loads(entry.change_message)


def mentions(part: dict[str, Any], record: Model, screen_record: Model | None, label: str) -> bool:
    changed = part.get("changed", {})
    names_row = "name" in changed
    is_of_record = not names_row if screen_record is None else changed.get("name") == str(record._meta.verbose_name)
    return is_of_record and any(field.startswith(label) for field in changed.get("fields", ()))


def signature(entry: LogEntry) -> str:
    user: Any = entry.user
    moment = date_format(timezone.localtime(entry.action_time), "j F, H:i")
    return f"{user.get_full_name() or user.get_username()} ({moment})"
