"""The admin with the name of the record, and its models in the order of the secretariat's work."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from ccpcj.lib.admin.history_screens import delete_selected
from ccpcj.lib.admin.recent_acts import recent_acts
from ccpcj.lib.admin.site import ChoiceLabelView

# What is typed in first stands first; what is not named here follows, by app.
ORDER = {
    "Sessions": ("Session", "Meeting", "AgendaItem", "Officer", "Statement", "Document", "DocumentEntry",
                 "ReportChapter", "ReportSection", "ReportParagraph"),
    "Texts": ("Resolution", "Version", "Paragraph", "Sponsorship", "Adoption", "Vote", "Position", "Publication",
              "Citation", "Theme", "Keyword", "FormerSlug"),
    "Reference data": ("State", "StateName", "Group", "Membership", "CommissionTerm", "Organization",
                       "Person", "Spelling"),
    "Imports": ("ReportImport", "Finding", "JoinProposal"),
}  # fmt: skip
LABELS = {"ccpcj_sessions", "resolutions", "review"}


class RecordSite(AdminSite):
    """Django's admin with the record's name and its models in sections by subject, not by app."""

    site_header = site_title = "CCPCJ record"
    index_title = "The record of the Commission"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.add_action(delete_selected, "delete_selected")  # in place of the framework's

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [path("", include("ccpcj.editing.urls")), *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().index(request, {"acts": recent_acts(request.user, self), **(extra_context or {})})

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().each_context(request), "idle_minutes": settings.IDLE_MINUTES}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        ours = {entry["object_name"]: (app, entry) for app in apps if app["app_label"] in LABELS
                for entry in app["models"]}  # fmt: skip
        sections = [section(title, [ours[name] for name in names if name in ours]) for title, names in ORDER.items()]
        return [*filter(None, sections)] + [app for app in apps if app["app_label"] not in LABELS]

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return ChoiceLabelView.as_view(admin_site=self)(request)


def section(title: str, entries: list[tuple[dict, dict]]) -> dict[str, Any] | None:
    """Models of one or more apps under one heading, which leads to the app of the first."""
    return {**entries[0][0], "name": title, "models": [entry for _, entry in entries]} if entries else None
