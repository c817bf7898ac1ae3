"""Sponsors, one by one."""

from django.contrib import admin
from django.http import HttpRequest

from ccpcj.lib.admin import RecordAdmin, in_six_languages, six
from ccpcj.lib.admin.ordered_rows import next_place
from resolutions.models import Sponsorship

from .inlines import SponsorForm, SponsorInline, stand_for_groups


@admin.register(Sponsorship)
class SponsorshipAdmin(RecordAdmin):
    form = SponsorForm
    list_display = ("printed", "state", "group", "role", "resolution", "joined_on", "withdrawn_on")
    list_filter = (
        "resolution__session",
        "role",
        "group",
        ("withdrawn_on", admin.EmptyFieldListFilter),
        ("state", admin.EmptyFieldListFilter),
    )
    list_select_related = ("state", "group", "resolution")
    date_hierarchy = "joined_on"
    search_fields = (*six("printed"), "=state__iso3", *(f"state__{one}" for one in six("name")))
    autocomplete_fields = ("resolution", "version", "state", "group", "entry")
    fieldsets = (
        (None, {"fields": ("resolution", ("version", "position"), ("state", "group", "entry"), "role",
                           ("joined_on", "withdrawn_on"))}),
        in_six_languages("As printed", "printed", long=True, folded=False),
    )  # fmt: skip
    beside = SponsorInline.beside
    help_texts = SponsorInline.help_texts

    def save_model(self, request: HttpRequest, obj: Sponsorship, form: SponsorForm, change: bool) -> None:
        if obj.position is None:
            obj.position = next_place(obj.resolution.sponsorships)
        super().save_model(request, obj, form, change)
        if not change:
            stand_for_groups(request, [obj])
