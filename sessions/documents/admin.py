"""Documents before the Commission, and the lists in which reports print them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from ccpcj.lib.admin import (
    RecordAdmin,
    RecordInline,
    as_printed,
    in_six_languages,
    language_columns,
    line_lookups,
    shown_line,
)
from sessions.models import Document, DocumentEntry, DocumentSymbol


class SymbolInline(RecordInline):
    model = DocumentSymbol
    fields = ("position", "symbol")
    show_change_link = False


class EntryInline(RecordInline):
    model = DocumentEntry
    fields = ("position", "agenda_item", "paragraph", "title")
    autocomplete_fields = ("agenda_item", "paragraph")
    error_fields = {"document_entry_once": "paragraph"}
    verbose_name_plural = "entries in the report's lists"


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    list_display = ("__str__", "listed_symbols", "session", "part", "is_report")
    list_filter = ("session", "part", "is_report")
    list_select_related = ("session",)
    search_fields = ("symbols__symbol", *line_lookups("entries__title"), *language_columns("title"))
    autocomplete_fields = ("session",)
    inlines = (SymbolInline, EntryInline)
    fieldsets = (
        (None, {"fields": (("session", "part", "is_report"),)}),
        in_six_languages("Title", "title", long=True, folded=False),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("symbols")

    @admin.display(description="symbols")
    def listed_symbols(self, document: Document) -> str:
        return ", ".join(symbol.symbol for symbol in document.symbols.all())


@admin.register(DocumentEntry)
class DocumentEntryAdmin(RecordAdmin):
    list_display = (shown_line("title", "title"), "document", "agenda_item", "paragraph", "position")
    list_filter = ("document__session", "agenda_item__number")
    list_select_related = ("document", "agenda_item", "paragraph")
    search_fields = (*line_lookups("title"), "document__symbols__symbol")
    autocomplete_fields = ("document", "agenda_item", "paragraph")
    error_fields = {"document_entry_once": "paragraph"}
    fieldsets = (
        (None, {"fields": (("document", "position"), ("agenda_item", "paragraph"))}),
        as_printed("Title", "title", long=True, folded=False),
    )
