"""On the screen of a text: its next revision at one click, and what was changed in it before it is released."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode

from resolutions.compare.comparison_query import query_of
from resolutions.compare.page import comparison_page
from resolutions.models import Resolution, Version
from resolutions.revisions.services import create_revision, revision_refusal


class RevisionAdmin(admin.ModelAdmin):
    """The page of a text, from which drafts are revised; a click saves what was typed first."""

    def get_urls(self) -> list[URLPattern]:
        name = "resolutions_resolution_changes"
        return [path("changes/", self.admin_site.admin_view(self.changes), name=name), *super().get_urls()]

    def revise(self, request: HttpRequest, resolution: Resolution, version: Version) -> HttpResponse | None:
        """Make the next revision and lead to it; None, with a message, where there can be none."""
        if refusal := revision_refusal(version):
            self.message_user(request, refusal, messages.ERROR)
            return None
        revision = create_revision(version)
        words = f"{revision} was made as a copy of {version}. It stays hidden until the version is published."
        self.message_user(request, words, messages.SUCCESS)
        address = reverse("admin:resolutions_resolution_change", args=[resolution.pk])
        return redirect(f"{address}?{urlencode({'version': revision.pk})}#paragraphs-group")

    def changes(self, request: HttpRequest) -> HttpResponse:
        """The comparison of two versions as the public page shows it, for versions that are not released as well."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        among = Version.objects.select_related("resolution__session").order_by("resolution", "position")
        query = query_of(request, among)
        lang = query.language
        context: dict[str, Any] = {
            "section": "resolutions",
            "comparison_query": query,
            "comparison": comparison_page(*query.both, lang) if query.both and lang else None,
        }
        return render(request, "admin/resolutions/changes.html", context, status=query.status)
