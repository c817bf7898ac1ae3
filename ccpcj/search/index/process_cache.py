"""What a process keeps in memory of the index while its stamp is the same."""

from collections.abc import Callable
from typing import Generic, TypeVar

from ccpcj.search.models import Stamp

T = TypeVar("T")


class Kept(Generic[T]):
    """One thing made from the whole index, and made anew when the index has changed.

    An index that has no stamp yet counts as changed every time.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self.make = make
        self.number = 0
        self.held: T | None = None

    def now(self) -> T:
        """The thing as the index is now; one query where nothing has changed."""
        number = Stamp.objects.filter(pk=1).values_list("number", flat=True).first() or 0
        if self.held is None or self.number != number or not number:
            self.held, self.number = self.make(), number
        return self.held
