"""What the admin of every app is made of: constraints in words, names in six languages, search by any spelling."""

from ccpcj.lib.languages import language_columns, line_lookups

from .record_admin import (
    ProvenanceAdmin,
    RecordAdmin,
    RecordInline,
    RecordStackedInline,
    ServiceAdmin,
)
from .release_actions import ReleaseAdmin
from .search import FoldedSearch
from .translated_names import as_printed, in_six_languages, shown_line

__all__ = [
    "FoldedSearch",
    "ProvenanceAdmin",
    "RecordAdmin",
    "RecordInline",
    "RecordStackedInline",
    "ReleaseAdmin",
    "ServiceAdmin",
    "as_printed",
    "in_six_languages",
    "language_columns",
    "line_lookups",
    "shown_line",
]
