"""What a process keeps in memory of the index while its stamp is the same."""

from collections.abc import Callable
from typing import Generic, TypeVar

from ccpcj.search.models import IndexStamp

T = TypeVar("T")


class ProcessCache(Generic[T]):
    """One value made from the whole index, and made again when the index has changed.

    An index that has no stamp yet counts as changed every time.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self.make = make
        self.stamp = 0
        self.value: T | None = None

    def current(self) -> T:
        """Return the value for the index as it is; that costs one query where nothing has changed."""
        stamp = IndexStamp.objects.filter(pk=1).values_list("number", flat=True).first() or 0
        if self.value is None or self.stamp != stamp or not stamp:
            self.value, self.stamp = self.make(), stamp
        return self.value
