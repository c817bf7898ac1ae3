"""What a process keeps in memory of the index while its stamp is the same."""

import secrets
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from ccpcj.search.models import IndexStamp

T = TypeVar("T")


def renew_stamp() -> None:
    """Tell every process that what it keeps in memory is old.

    The number is chosen by chance, so that one that was rolled back does not come again.
    """
    IndexStamp.objects.update_or_create(pk=1, defaults={"number": secrets.randbits(62)})


class ProcessCache(Generic[T]):
    """One value made from the whole index, and made again when the index has changed.

    An index that has no stamp yet counts as changed every time. While one thread makes the value anew, the others
    work with the one before.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self.make = make
        self.stamp = 0
        self.value: T | None = None
        self.making = Lock()

    def current(self) -> T:
        """Return the value for the index as it is; that costs one query where nothing has changed."""
        value, stamp = self.value, IndexStamp.objects.filter(pk=1).values_list("number", flat=True).first() or 0
        if value is not None and stamp and self.stamp == stamp:
            return value
        if not self.making.acquire(blocking=value is None):
            assert value is not None
            return value
        try:
            if self.value is None or self.stamp != stamp or not stamp:
                self.value, self.stamp = self.make(), stamp
            return self.value
        finally:
            self.making.release()
