"""Which of our modules writes a record: read from the stack at each INSERT, UPDATE and DELETE.

Only services write (`services.py` of a room, modules of a package `services`). A test or a factory may write what it
needs; what our own code or Django's admin does on its way must come from a service.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

from django.apps import apps
from django.contrib import admin

from ccpcj.history.services import current_change

ROOT = Path(__file__).parent.parent
PRODUCT = tuple(f"{ROOT / app}/" for app in ("ccpcj", "sessions", "resolutions"))
ADMIN = f"{Path(admin.__file__).parent}/"
LABELS = ("ccpcj_sessions", "resolutions", "review")
WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "?(\w+)', re.IGNORECASE)


class OutsideServicesError(AssertionError):
    """A record was written by a module that is no service."""


class OutsideChangeError(AssertionError):
    """A service wrote a record outside an act of writing, so that its history names nobody."""


@cache
def tables() -> frozenset[str]:
    """The tables of records, those of many-to-many fields among them."""
    return frozenset(
        model._meta.db_table
        for config in apps.get_app_configs()
        if config.label in LABELS
        for model in config.get_models(include_auto_created=True)
    )


@cache
def is_service(path: str) -> bool:
    parts = Path(path).relative_to(ROOT).with_suffix("").parts if path.startswith(PRODUCT) else ()
    return "services" in parts


def frames(frame: FrameType | None) -> Iterator[FrameType]:
    """The frames of the stack, the innermost first."""
    while frame:
        yield frame
        frame = frame.f_back


def writer() -> FrameType | None:
    """The innermost frame of our own code or of Django's admin; None where a test alone writes."""
    for frame in frames(sys._getframe(1)):
        path = frame.f_code.co_filename
        if path.startswith((*PRODUCT, ADMIN)) and "/migrations/" not in path:
            return frame
    return None


def refuse(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Run a statement, but for one that writes a record from outside the services: `connection.execute_wrapper`."""
    if (table := WRITE.match(sql)) and table[1] in tables():
        frame = writer()
        if frame and not is_service(path := frame.f_code.co_filename):
            where = f"{path.removeprefix(f'{ROOT}/')}:{frame.f_lineno}, {frame.f_code.co_name}"
            raise OutsideServicesError(f"{where} writes {table[1]}: only services write records.")
        if frame and current_change() is None:
            raise OutsideChangeError(
                f"{frame.f_code.co_qualname} writes {table[1]} outside an act: begin with @change()."
            )
    return execute(sql, params, many, context)
