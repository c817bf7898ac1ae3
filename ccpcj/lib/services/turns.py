"""One writer a subject at a time: what a form is compared with does not change before it is saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2s
from threading import RLock
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Model

THREADS_IN_TURN = RLock()


@contextmanager
def turn_to_write(model: type[Model], key: Any) -> Iterator[None]:
    """Wait until no other transaction writes the text or session to which the record belongs, and begin one.

    SQLite lets one transaction write at a time in any case, but keeps no queue: of many that try again and again, one
    may try in vain until its time is over. So the threads of a process wait for one another here, however long.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic():
            lock_subject(subject_of(model, key))
            yield
    else:
        with THREADS_IN_TURN, transaction.atomic():
            yield


def lock_subject(subject: str) -> None:
    number = int.from_bytes(blake2s(subject.encode(), digest_size=8).digest(), signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def subject_of(model: type[Model], key: Any) -> str:
    """The name of the record from which this one hangs, through which it is public: the text, the session, itself."""
    path = next(reversed(getattr(model, "published_with", ())), "").removesuffix("__")
    if path:
        try:
            parent = model._base_manager.filter(pk=key).values_list(path, flat=True).first()
        except (ValueError, ValidationError):
            parent = None  # no key of a record at all
        for name in path.split("__"):
            model = model._meta.get_field(name).related_model
        key = parent or key
    return f"{model._meta.label}:{key}"
