"""Writing the records of sessions, states and groups."""

from .names import names_from_database
from .reference import load_reference

__all__ = ["load_reference", "names_from_database"]
