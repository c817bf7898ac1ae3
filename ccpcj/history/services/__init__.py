"""What writes the history."""

from .act import change, current_change

__all__ = ["change", "current_change"]
