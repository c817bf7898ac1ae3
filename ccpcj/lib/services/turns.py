"""One writer a subject at a time: what a form is compared with does not change before it is saved."""

from hashlib import blake2s
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model


def wait_for_turn(model: type[Model], key: Any) -> None:
    """Wait until no other transaction writes the text or session to which the record belongs, and begin to.

    SQLite lets one transaction write at a time in any case.
    """
    if connection.vendor == "postgresql":
        subject = subject_of(model, key)
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
