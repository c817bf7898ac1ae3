"""Where the secretariat keeps the tree of themes, and the keywords that libraries gave the texts."""

from django.contrib import admin

from ccpcj.lib.admin import RecordAdmin, in_six_languages, language_columns

from .models import Keyword, Theme


@admin.register(Theme)
class ThemeAdmin(RecordAdmin):
    search_fields = ("slug", *language_columns("name"), "unbis", "terms")
    list_display = ("name", "parent", "position", "slug")
    list_filter = (("parent", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("parent",)
    autocomplete_fields = ("parent",)
    fixed = ("slug",)
    fieldsets = (
        (None, {"fields": (("slug", "position"), "parent", "unbis", "terms", "general")}),
        in_six_languages("Name", "name", folded=False),
    )
    help_texts = {"slug": "The last part of the theme's address; it cannot be changed later."}


@admin.register(Keyword)
class KeywordAdmin(RecordAdmin):
    list_display = ("name", "scheme", "code")
    list_filter = ("scheme",)
    search_fields = ("name", "=code")
    error_fields = {"keyword_once": "name"}
