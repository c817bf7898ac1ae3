"""The versions of a text, each with its title and enacting words in every language."""

from typing import Any

from django.contrib import admin
from django.forms.models import ModelForm
from django.http import HttpRequest

from ccpcj.lib.admin import RecordAdmin, RecordInline, ReleaseAdmin, as_printed, language_columns, line_lookups
from ccpcj.lib.admin.ordered_rows import OrderedFormSet
from ccpcj.lib.admin.release_actions import ReleasedRowForm
from ccpcj.lib.release import Release
from resolutions.models import Resolution, ResolutionText, Version

HIDDEN = (
    "A draft hides its words, symbol, adoption, positions and the sponsors that name it. "
    "The title of the text, its number and its other sponsors are public with the text."
)


class VersionFormSet(OrderedFormSet):
    """The versions of a text: a new one of a public text is a draft until somebody releases it."""

    asks_before_deleting = True

    def add_fields(self, form: ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk is None and "release" in form.fields:
            form.initial["release"] = Release.DRAFT if is_public(self.instance) else Release.PUBLISHED


def is_public(resolution: Resolution | None) -> bool:
    return bool(resolution and resolution.pk and resolution.release == Release.PUBLISHED)


class VersionInline(RecordInline):
    model = Version
    form = ReleasedRowForm
    formset = VersionFormSet
    fields = ("position", "release", "stage", "body", "symbol", "printed", "revised", "date")
    error_fields = {"version_symbol_not_blank": "symbol"}
    help_texts = {
        "position": "The order in the life of the text; the others make room. Empty: at the end.",
        "release": HIDDEN,
    }


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
        (None, {"fields": (
            "resolution", ("position", "stage", "body"), "symbol", ("revised", "date"), ("release", "public_meanwhile"),
        )}),
        as_printed("Number as printed", "printed"),
    )  # fmt: skip
    error_fields = {"version_once": "position", "version_symbol_not_blank": "symbol"}
    readonly_fields = ("public_meanwhile",)
    help_texts = {"release": HIDDEN}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"release": Release.DRAFT, **super().get_changeform_initial_data(request)}

    @admin.display(description="public meanwhile")
    def public_meanwhile(self, version: Version) -> str:
        """What a draft of a public text does not hide."""
        if version.pk is None or not is_public(version.resolution):
            return "Nothing: the text itself is a draft."
        return f"{version.resolution.label}: {version.resolution.title}"
