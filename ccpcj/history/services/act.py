"""An act of writing: everything that is written within it stands in the history as one."""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction

from ccpcj.history.models import Change, CurrentChange, RowChange
from ccpcj.history.row_triggers import SETTING

CURRENT: ContextVar[Change | None] = ContextVar("current_change", default=None)


def change_key() -> int:
    """A key that no other process makes, in the order of time: it is known before anything is written."""
    return time.time_ns() // 1000 << 10 | secrets.randbits(10)


def current_change() -> Change | None:
    """The act under way."""
    return CURRENT.get()


@contextmanager
def change(
    *, user: Any = None, through: str = "", source: str = "", reason: str = "", savepoint: bool = True
) -> Iterator[Change]:
    """One act of writing, in one transaction; also as a decorator of a service: `@change(reason="Withdrawn")`.

    Within another it belongs to that act, and states what that one left open. Where nothing is written, nothing is
    left of it.
    """
    person = user if user and user.is_authenticated else None
    stated = {"user": person, "through": through, "source": source[:255], "reason": reason}
    if outer := CURRENT.get():
        for name, value in stated.items():
            if value and not getattr(outer, name):
                setattr(outer, name, value)
        with transaction.atomic(savepoint=savepoint):
            yield outer
        return
    with transaction.atomic():
        act = Change(id=change_key(), **stated)
        token = CURRENT.set(act)
        set_current(act.pk)
        try:
            yield act
        finally:
            CURRENT.reset(token)
        set_current(None)
        keep_if_used(act)


def keep_if_used(act: Change) -> None:
    """Write an act under which a row was changed: rows name it before it is there, and the database asks at the end."""
    if RowChange.objects.filter(change_id=act.pk).exists():
        act.save(force_insert=act._state.adding)


def set_current(key: int | None) -> None:
    """Tell the triggers which act is under way; it is told for this transaction alone."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, "" if key is None else str(key)])
    elif not CurrentChange.objects.filter(pk=1).update(change_id=key):
        CurrentChange.objects.create(pk=1, change_id=key)
