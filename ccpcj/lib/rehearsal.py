"""Doing something for a look at what would come of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def rehearsal() -> Iterator[None]:
    """Take back all that is written within: records, their history, what the index was to take up."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
