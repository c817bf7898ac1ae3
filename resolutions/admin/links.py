"""Themes and citations."""

from django.contrib import admin

from ccpcj.lib.admin import FoldedSearch, RecordAdmin, RecordInline, in_six_languages, six
from resolutions.models import Citation, Theme


class CitationInline(RecordInline):
    model = Citation
    fields = ("position", "kind", "body", "number", "symbol", "date")
    beside = {"citation_once": "position"}
    show_change_link = False


@admin.register(Theme)
class ThemeAdmin(FoldedSearch, RecordAdmin):
    search_fields = ("slug", *six("name"), "unbis")
    list_display = ("name", "parent", "position", "slug")
    list_filter = (("parent", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("parent",)
    autocomplete_fields = ("parent",)
    fixed = ("slug",)
    fieldsets = (
        (None, {"fields": (("slug", "position"), "parent", "unbis")}),
        in_six_languages("Name", "name", folded=False),
    )
    help_texts = {"slug": "The last part of the theme's address; it cannot be changed later."}


@admin.register(Citation)
class CitationAdmin(RecordAdmin):
    list_display = ("number", "symbol", "kind", "body", "paragraph", "report_paragraph")
    list_filter = ("kind", "body")
    list_select_related = ("paragraph__version", "report_paragraph")
    search_fields = ("symbol", "number")
    autocomplete_fields = ("paragraph", "report_paragraph")
    beside = {"citation_once": "position", "citation_in_one_paragraph": "paragraph"}
