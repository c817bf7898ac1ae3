"""How a body adopted a version: its record, its vote, positions on it, and where the text was published."""

from django.contrib import admin
from django.http import HttpRequest

from ccpcj.lib.admin import ProvenanceAdmin, RecordAdmin, language_columns
from resolutions.models import Adoption, Position, Publication, Vote
from resolutions.sponsors.inlines import members_standing, tell_of_groups

from .inlines import AdoptionForm, BallotInline, PositionTextInline, VoteForm


@admin.register(Adoption)
class AdoptionAdmin(RecordAdmin):
    form = AdoptionForm
    list_display = ("version", "body", "method", "date", "meeting", "record", "agenda_item")
    list_filter = ("body", "method", "version__resolution__session", "session", "committee")
    list_select_related = ("version__resolution", "meeting__session")
    date_hierarchy = "date"
    search_fields = (
        "version__symbol", *(f"version__resolution__{title}" for title in language_columns("title")),
        "record", "report", "agenda_item_title", "submitted_by",
    )  # fmt: skip
    autocomplete_fields = ("version", "meeting", "paragraph")
    fieldsets = (
        (None, {"fields": (("version", "body"), ("method", "date"))}),
        ("By the Commission", {"fields": (("meeting", "paragraph"),)}),
        ("By another body, as its record prints it", {"fields": (
            ("session", "printed_meeting", "record"), ("committee", "report", "report_paragraph"),
            ("agenda_item", "agenda_item_title"), "submitted_by",
        )}),
    )  # fmt: skip
    error_fields = {"adoption_once": "body"}

    def save_model(self, request: HttpRequest, obj: Adoption, form: AdoptionForm, change: bool) -> None:
        before = members_standing(obj.resolution)
        super().save_model(request, obj, form, change)
        tell_of_groups(request, obj.resolution, before)


@admin.register(Vote)
class VoteAdmin(RecordAdmin):
    form = VoteForm
    list_display = ("adoption", "in_favour", "against", "abstaining")
    list_select_related = ("adoption__version__resolution",)
    search_fields = (
        "adoption__version__symbol", "=ballots__state__iso3",
        *(f"ballots__state__{name}" for name in language_columns("name"))
    )  # fmt: skip
    autocomplete_fields = ("adoption",)
    inlines = (BallotInline,)
    fields = ("adoption", ("in_favour", "against", "abstaining"), "difference")


@admin.register(Position)
class PositionAdmin(RecordAdmin):
    list_display = ("version", "kind", "state", "group", "place", "date")
    list_filter = ("kind", "version__resolution__session", ("paragraph", admin.EmptyFieldListFilter), "state")
    list_select_related = ("version__resolution", "state", "group")
    date_hierarchy = "date"
    search_fields = (
        "version__symbol", "=state__iso3", "=place", "texts__text", "texts__printed",
        *(f"version__resolution__{title}" for title in language_columns("title")),
        *(f"state__{name}" for name in language_columns("name")),
    )  # fmt: skip
    autocomplete_fields = ("version", "paragraph", "state", "group", "meeting")
    readonly_fields = ("place",)
    inlines = (PositionTextInline,)
    fields = (("version", "order", "kind"), ("paragraph", "place"), ("state", "group"), ("meeting", "date"))
    error_fields = {"position_once": "order", "position_kind_known": "kind"}


@admin.register(Publication)
class PublicationAdmin(ProvenanceAdmin, RecordAdmin):
    list_display = ("version", "language", "published_on", "source")
    list_filter = ("language",)
    list_select_related = ("version__resolution",)
    date_hierarchy = "published_on"
    search_fields = ("version__symbol", "source", "=sha256")
    autocomplete_fields = ("version",)
    readonly_fields = ("front", "source", "sha256")
    fields = (("version", "language", "published_on"), "front", ("source", "sha256"))
    error_fields = {"publication_once": "language"}
