"""Many things, some at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
BATCH = 500  # as many as a statement of any database takes


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Lists of `size` of the items; the last may be shorter."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some
