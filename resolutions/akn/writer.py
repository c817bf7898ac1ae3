"""A text as Akoma Ntoso for the United Nations, in the form of the files that the United Nations publishes."""

from .document_writer import write
from .identity import Work

__all__ = ["Work", "write"]
