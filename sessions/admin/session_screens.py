"""Sessions with their meetings and officers, and the items of their agendas."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html_join

from ccpcj.lib.admin import (
    RecordAdmin,
    RecordInline,
    RecordStackedInline,
    ReleaseAdmin,
    as_printed,
    in_six_languages,
    language_columns,
    line_lookups,
    shown_line,
)
from sessions.models import AgendaItem, Meeting, Officer, Session, SessionPart
from sessions.session_forms import SessionForm, WithinSessionForm
from sessions.titles import in_its_part

ELSEWHERE = ("agenda_items", "statements", "documents", "chapters", "report_paragraphs", "resolutions", "imports")


PLACES = in_six_languages("Place", "place")[1]["fields"]


class PartInline(RecordStackedInline):
    """The parts in which the session was reconvened; none for most that are still to come."""

    model = SessionPart
    fields = (
        "part", ("starts_on", "ends_on"), *PLACES, ("members", "other_states", "non_member_states"),
        ("un_entities", "institutes"), ("igos", "ngos"),
    )  # fmt: skip
    error_fields = {"session_part_once": "part", "session_part_ends_after_it_starts": "ends_on"}
    show_change_link = False


class MeetingInline(RecordInline):
    model = Meeting
    fields = ("part", "body", "number", "date")
    error_fields = {"meeting_once": "number"}


class OfficerInline(RecordInline):
    model = Officer
    fields = (
        "part", "body", "organization", "position", "office", "office_code", "person", "state", "state_printed",
        "regional_group",
    )  # fmt: skip
    autocomplete_fields = ("organization", "person", "state", "regional_group")
    error_fields = {"officer_once": "position"}


@admin.register(Session)
class SessionAdmin(ReleaseAdmin, RecordAdmin):
    form = SessionForm
    search_fields = ("number", "year", *language_columns("place", "theme"))
    list_display = ("__str__", "starts_on", "ends_on", "place", "release")
    list_filter = ("release",)
    date_hierarchy = "starts_on"
    fixed = ("number",)
    readonly_fields = ("kept_elsewhere",)
    inlines = (PartInline, MeetingInline, OfficerInline)
    error_fields = {"session_ends_after_it_starts": "ends_on"}
    fieldsets = (
        (None, {"fields": (("number", "year"), ("starts_on", "ends_on"), "release", "kept_elsewhere")}),
        in_six_languages("Place", "place"),
        in_six_languages("Prominent theme", "theme", long=True),
        (
            "Attendance",
            {
                "fields": (
                    ("members", "other_states", "non_member_states"),
                    ("un_entities", "institutes"),
                    ("igos", "ngos"),
                ),
                "classes": ["collapse"],
                "description": "As the report counts it; empty where it does not say.",
            },
        ),
    )
    help_texts = {"number": "31 for the thirty-first. The address of the session's page; it cannot be changed later."}

    @admin.display(description="kept elsewhere")
    def kept_elsewhere(self, commission_session: Session) -> str:
        """Links to the lists of what belongs to the session and is too much for this screen."""
        if not commission_session.pk:
            return "Save the session first."
        return format_html_join(" · ", '<a href="{}?session__id__exact={}">{} {}</a>', self.links(commission_session))

    def links(self, commission_session: Session) -> list[tuple]:
        links = []
        for name in ELSEWHERE:
            related = getattr(commission_session, name, None)
            if related is not None and self.admin_site.is_registered(related.model):
                options = related.model._meta
                address = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
                links.append((address, commission_session.pk, related.count(), options.verbose_name_plural))
        return links


@admin.register(AgendaItem)
class AgendaItemAdmin(RecordAdmin):
    search_fields = ("session__number", "number", "letter", *language_columns("title"))
    list_display = ("label", "title", "session", "part", "agenda")
    list_display_links = ("label", "title")
    list_filter = ("session", "part", "agenda")
    list_select_related = ("session",)
    autocomplete_fields = ("session",)
    error_fields = {"agenda_item_once": "number"}
    fieldsets = (
        (None, {"fields": (("session", "part", "agenda"), ("number", "letter"))}),
        in_six_languages("Title", "title", long=True, folded=False),
    )

    def choice_label(self, item: AgendaItem) -> str:
        return f"{item.session.number}: {in_its_part(str(item), item.part)}"


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    form = WithinSessionForm
    list_display = ("number", "body", "session", "part", "date")
    list_display_links = ("number", "body")
    list_filter = ("body", "session", "part")
    list_select_related = ("session",)
    date_hierarchy = "date"
    search_fields = ("=session__number", "=number", "date")
    search_help_text = "By number of the session or meeting, or by date (2022-05-16)."
    autocomplete_fields = ("session", "items")
    error_fields = {"meeting_once": "number"}


@admin.register(Officer)
class OfficerAdmin(RecordAdmin):
    search_fields = (
        "person__printed",
        "body",
        "state__iso3",
        *language_columns("person__name", "state__name"),
        *line_lookups("office", "body_printed", "state_printed"),
    )
    list_display = ("person", shown_line("office", "office"), "body", "state", "regional_group", "session", "part")
    list_filter = ("session", "part", "office_code", "regional_group")
    list_select_related = ("person", "state", "regional_group", "session", "organization")
    autocomplete_fields = ("session", "organization", "person", "state", "regional_group")
    error_fields = {"officer_once": "position"}
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("session", "part", "position"),
                    ("body", "organization"),
                    ("office_code", "person"),
                    ("state", "regional_group"),
                )
            },
        ),
        as_printed("Office as printed", "office", folded=False),
        as_printed("State as printed", "state_printed"),
        as_printed("Body as printed", "body_printed"),
    )
