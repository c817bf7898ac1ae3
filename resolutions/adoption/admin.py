"""How a body adopted a version: its record, its vote, and the documents in which the text was published."""

from django.contrib import admin

from ccpcj.lib.admin import RecordAdmin, RecordInline, six
from resolutions.models import Adoption, Ballot, FormerSlug, Keyword, Publication, Vote


class BallotInline(RecordInline):
    model = Ballot
    fields = ("state", "choice")
    autocomplete_fields = ("state",)
    list_select_related = ("state",)
    error_fields = {"ballot_once": "state"}
    show_change_link = False


@admin.register(Adoption)
class AdoptionAdmin(RecordAdmin):
    list_display = ("version", "session", "meeting", "record", "agenda_item", "method")
    list_filter = ("method", "session", "committee")
    list_select_related = ("version__resolution",)
    search_fields = ("version__symbol", "record", "report", "agenda_item_title", "submitted_by")
    autocomplete_fields = ("version",)
    fields = (
        "version", ("session", "meeting", "record"), ("committee", "report", "report_paragraph"),
        ("agenda_item", "agenda_item_title"), "submitted_by", "method",
    )  # fmt: skip


@admin.register(Vote)
class VoteAdmin(RecordAdmin):
    list_display = ("version", "in_favour", "against", "abstaining")
    list_select_related = ("version__resolution",)
    search_fields = ("version__symbol", "=ballots__state__iso3", *(f"ballots__state__{one}" for one in six("name")))
    autocomplete_fields = ("version",)
    inlines = (BallotInline,)
    fields = ("version", ("in_favour", "against", "abstaining"))


@admin.register(Publication)
class PublicationAdmin(RecordAdmin):
    list_display = ("version", "language", "published_on", "source")
    list_filter = ("language",)
    list_select_related = ("version__resolution",)
    date_hierarchy = "published_on"
    search_fields = ("version__symbol", "source", "=sha256")
    autocomplete_fields = ("version",)
    readonly_fields = ("front", "source", "sha256")
    fields = (("version", "language", "published_on"), "front", ("source", "sha256"))
    error_fields = {"publication_once": "language"}


@admin.register(Keyword)
class KeywordAdmin(RecordAdmin):
    list_display = ("name", "scheme", "code")
    list_filter = ("scheme",)
    search_fields = ("name", "=code")
    error_fields = {"keyword_once": "name"}


@admin.register(FormerSlug)
class FormerSlugAdmin(RecordAdmin):
    list_display = ("slug", "resolution")
    list_select_related = ("resolution",)
    search_fields = ("slug",)
    autocomplete_fields = ("resolution",)
    fixed = ("slug",)
