"""What a paragraph cites, as rows of the paragraph's own screen."""

from ccpcj.lib.admin import RecordInline

from .models import Citation


class CitationInline(RecordInline):
    model = Citation
    fields = ("position", "kind", "body", "number", "symbol", "date")
    error_fields = {"citation_once": "position"}
    show_change_link = False
