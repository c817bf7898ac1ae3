"""Citations, one by one."""

from django.contrib import admin

from ccpcj.lib.admin import RecordAdmin

from .models import Citation


@admin.register(Citation)
class CitationAdmin(RecordAdmin):
    list_display = ("number", "symbol", "kind", "body", "paragraph", "report_paragraph")
    list_filter = ("kind", "body")
    list_select_related = ("paragraph__version", "report_paragraph")
    search_fields = ("symbol", "number")
    autocomplete_fields = ("paragraph", "report_paragraph")
    error_fields = {"citation_once": "position", "citation_in_one_paragraph": "paragraph"}
