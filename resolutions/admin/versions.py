"""The versions of a text, each with its title and enacting words in every language."""

from django.contrib import admin

from ccpcj.lib.admin import RecordAdmin, RecordInline, ReleaseAdmin, as_printed, language_columns, line_lookups
from ccpcj.lib.admin.ordered_rows import OrderedFormSet
from resolutions.models import ResolutionText, Version


class VersionInline(RecordInline):
    model = Version
    formset = OrderedFormSet
    fields = ("position", "stage", "body", "symbol", "printed", "revised", "date")
    error_fields = {"version_symbol_not_blank": "symbol"}
    help_texts = {"position": "The order in the life of the text; the others make room. Empty: at the end."}


class TitleInline(RecordInline):
    model = ResolutionText
    fields = ("language", "title", "chapeau", "source")
    error_fields = {"resolution_text_once": "language"}
    verbose_name = "title and enacting words"
    verbose_name_plural = "title and enacting words"
    show_change_link = False


@admin.register(Version)
class VersionAdmin(ReleaseAdmin, RecordAdmin):
    list_display = ("__str__", "resolution", "stage", "body", "date", "revised")
    list_filter = ("release", "stage", "body", "resolution__session")
    list_select_related = ("resolution",)
    date_hierarchy = "date"
    search_fields = (
        "symbol",
        *line_lookups("printed"),
        *(f"resolution__{column}" for column in language_columns("title")),
    )
    autocomplete_fields = ("resolution",)
    inlines = (TitleInline,)
    fieldsets = (
        (None, {"fields": ("resolution", ("position", "stage", "body"), "symbol", ("revised", "date", "release"))}),
        as_printed("Number as printed", "printed"),
    )
    error_fields = {"version_once": "position", "version_symbol_not_blank": "symbol"}
