"""What writes the history, and what brings a record back from it."""

from .act import change, current_change
from .restoration import restore_record

__all__ = ["change", "current_change", "restore_record"]
