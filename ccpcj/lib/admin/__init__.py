"""What the admin of every app is made of: constraints in words, names in six languages, search by any spelling."""

from ccpcj.lib.languages import six

from .history import UsefulHistory
from .names import in_six_languages
from .records import RecordAdmin, RecordInline, RecordStackedInline
from .release import ReleaseAdmin
from .search import FoldedSearch

__all__ = [
    "FoldedSearch",
    "RecordAdmin",
    "RecordInline",
    "RecordStackedInline",
    "ReleaseAdmin",
    "UsefulHistory",
    "in_six_languages",
    "six",
]
