"""Where the secretariat keeps the tree of themes, decides on suggested ones, and sees the keywords of libraries."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from ccpcj.lib.admin import RecordAdmin, in_six_languages, language_columns
from ccpcj.lib.admin.history_screens import act_of

from .models import Keyword, Theme, ThemeFiling
from .services import confirm_suggestion, refuse_suggestion, reopen_suggestion
from .suggestions import open_suggestions, with_reasons

SUGGESTIONS_ON_A_PAGE = 50
MOST_DIGITS = 18  # of a key
DECISIONS = {"confirm": confirm_suggestion, "refuse": refuse_suggestion, "reopen": reopen_suggestion}


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

    def get_urls(self) -> list[URLPattern]:
        name = "resolutions_theme_suggestions"
        return [path("suggestions/", self.admin_site.admin_view(self.suggestions), name=name), *super().get_urls()]

    def suggestions(self, request: HttpRequest) -> HttpResponse:
        """The suggestions that wait, each to be confirmed or refused; the last decision can be taken back."""
        may_decide = request.user.has_perm("resolutions.change_resolution")
        if not (may_decide or (request.method == "GET" and request.user.has_perm("resolutions.view_resolution"))):
            raise PermissionDenied
        if request.method == "POST":
            return self.decide(request)
        waiting = open_suggestions()
        last = ThemeFiling.objects.filter(pk=number_in(request, "decided")).select_related("resolution", "theme")
        context = {
            **self.admin_site.each_context(request),
            "title": "Suggested themes",
            "opts": self.opts,
            "suggestions": with_reasons(waiting[:SUGGESTIONS_ON_A_PAGE]),
            "waiting": waiting.count(),
            "last": last.first(),
            "may_decide": may_decide,
        }
        return TemplateResponse(request, "admin/resolutions/theme/suggestions.html", context)

    def decide(self, request: HttpRequest) -> HttpResponse:
        """Write one decision. What another person decided meanwhile stays, and the page says that it is closed."""
        decision = request.POST.get("decision", "")
        filing = get_object_or_404(ThemeFiling, pk=number_in(request, "filing"))
        if decision not in DECISIONS:
            return HttpResponse(status=400)
        with act_of(request):
            written = DECISIONS[decision](filing)
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"written": written, "waiting": open_suggestions().count()})
        address = reverse("admin:resolutions_theme_suggestions")
        return redirect(address if decision == "reopen" else f"{address}?decided={filing.pk}")


@admin.register(Keyword)
class KeywordAdmin(RecordAdmin):
    list_display = ("name", "scheme", "code")
    list_filter = ("scheme",)
    search_fields = ("name", "=code")
    error_fields = {"keyword_once": "name"}


def number_in(request: HttpRequest, name: str) -> int | None:
    """A key that a form or an address gives; None where it is no number."""
    value = (request.POST if request.method == "POST" else request.GET).get(name, "")
    return int(value) if value.isdecimal() and len(value) < MOST_DIGITS else None
