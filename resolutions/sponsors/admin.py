"""Sponsors, one by one."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from ccpcj.lib.admin import RecordAdmin, as_printed, language_columns, line_lookups, shown_line
from ccpcj.lib.services import delete_record
from resolutions.models import Sponsorship

from .inlines import SponsorForm, SponsorInline, members_standing, tell_of_groups
from .services import expand_entry, next_position


@admin.register(Sponsorship)
class SponsorshipAdmin(RecordAdmin):
    form = SponsorForm
    list_display = (shown_line("printed", "entry"), "state", "group", "role", "resolution", "joined_on", "withdrawn_on")
    list_filter = (
        "resolution__session",
        "role",
        "group",
        ("withdrawn_on", admin.EmptyFieldListFilter),
        ("state", admin.EmptyFieldListFilter),
    )
    list_select_related = ("state", "group", "resolution")
    date_hierarchy = "joined_on"
    search_fields = (
        *line_lookups("printed"),
        "=state__iso3",
        *(f"state__{name}" for name in language_columns("name")),
    )
    autocomplete_fields = ("resolution", "version", "state", "group", "entry")
    fieldsets = (
        (None, {"fields": ("resolution", ("version", "position"), ("state", "group", "entry"), "role",
                           ("joined_on", "withdrawn_on"))}),
        as_printed("As printed", "printed", long=True, folded=False),
    )  # fmt: skip
    actions = ("expand_entries",)
    error_fields = SponsorInline.error_fields
    help_texts = SponsorInline.help_texts

    @admin.action(description="Give the members of these groups' entries their rows", permissions=["change"])
    def expand_entries(self, request: HttpRequest, queryset: QuerySet[Sponsorship]) -> None:
        """For memberships that were recorded after the entry of the group."""
        for entry in queryset.printed_entries().filter(group__isnull=False):
            before = members_standing(entry.resolution)
            expand_entry(entry)
            tell_of_groups(request, entry.resolution, before)

    def save_model(self, request: HttpRequest, obj: Sponsorship, form: SponsorForm, change: bool) -> None:
        if obj.position is None:
            obj.position = next_position(obj.resolution)
        before = members_standing(obj.resolution)
        super().save_model(request, obj, form, change)
        tell_of_groups(request, obj.resolution, before)

    def delete_model(self, request: HttpRequest, obj: Sponsorship) -> None:
        before = members_standing(obj.resolution)
        delete_record(obj)
        tell_of_groups(request, obj.resolution, before)
