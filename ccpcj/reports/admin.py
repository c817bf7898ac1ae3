"""What the importer read, and what a person should look at: for reading, and for settling."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join

from ccpcj.review.finding_context import nearby

from .models import Finding, ReportImport


class ReadOnly:
    """Records that the importer writes and people read."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class FindingInline(ReadOnly, admin.TabularInline):
    model = Finding
    fields = ("level", "code", "first_line", "last_line", "message", "settled")
    show_change_link = True
    can_delete = False


@admin.register(ReportImport)
class ReportImportAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("source", "session", "language", "share", "to_settle", "created", "updated", "imported_at")
    list_filter = ("language", "session")
    list_select_related = ("session",)
    date_hierarchy = "imported_at"
    search_fields = ("source", "=session__number", "sha256")
    readonly_fields = ("share", "to_settle", "download")
    fields = (
        ("session", "language", "source"),
        ("share", "to_settle", "download"),
        ("created", "updated", "imported_at"),
        "sha256",
    )
    inlines = (FindingInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Without the reading itself, which is long and wanted by the download alone."""
        waiting = Count("findings", filter=Q(findings__settled=False))
        return super().get_queryset(request).defer("report").annotate(waiting=waiting)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.download_view)
        return [path("<int:pk>/json/", view, name="reports_reportimport_json"), *super().get_urls()]

    def download_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """What was read, as a file."""
        found = self.get_object(request, str(pk))
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        if found is None:
            raise Http404
        name = f"session-{found.session.number}-{found.language}.json"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return JsonResponse(found.report, safe=False, headers=headers, json_dumps_params={"ensure_ascii": False})

    @admin.display(description="lines accounted for")
    def share(self, found: ReportImport) -> str:
        return f"{found.accounted} of {found.lines} ({found.accounted / (found.lines or 1):.2%})"

    @admin.display(description="findings to settle", ordering="waiting")
    def to_settle(self, found: ReportImport) -> str:
        address = reverse("admin:reports_finding_changelist")
        link = '<a href="{}?report_import__id__exact={}&amp;settled__exact=0">{}</a>'
        return format_html(link, address, found.pk, found.waiting)

    @admin.display(description="what was read")
    def download(self, found: ReportImport) -> str:
        return format_html('<a href="{}">JSON</a>', reverse("admin:reports_reportimport_json", args=[found.pk]))


@admin.register(Finding)
class FindingAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("message", "level", "code", "lines", "report_import", "settled")
    list_filter = ("settled", "level", "code", "report_import__session", "report_import__language")
    list_select_related = ("report_import__session",)
    search_fields = ("message", "code")
    readonly_fields = ("lines", "context")
    fields = ("report_import", ("level", "code", "settled"), "message", "lines", "context")
    actions = ("settle", "unsettle")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        queryset = super().get_queryset(request)
        wants_reading = request.resolver_match and request.resolver_match.url_name == "reports_finding_change"
        return queryset if wants_reading else queryset.defer("report_import__report")

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("reports.change_finding")

    @admin.action(permissions=["settle"], description="Mark as settled: a person has looked at it")
    def settle(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.mark(request, queryset.filter(settled=False), settled=True)

    @admin.action(permissions=["settle"], description="Mark as still to settle")
    def unsettle(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.mark(request, queryset.filter(settled=True), settled=False)

    def mark(self, request: HttpRequest, queryset: QuerySet, settled: bool) -> None:
        findings = list(queryset)
        Finding.objects.filter(pk__in=[finding.pk for finding in findings]).update(settled=settled)
        for finding in findings:
            self.log_change(request, finding, [{"changed": {"fields": [f"settled (→ “{settled}”)"]}}])
        words = "settled" if settled else "to be settled again"
        self.message_user(request, f"{len(findings)} findings {words}.", messages.SUCCESS)

    @admin.display(description="lines", ordering="first_line")
    def lines(self, finding: Finding) -> str:
        first, last = finding.first_line, finding.last_line
        return f"{first}–{last}" if first and last and first != last else str(first or "—")

    @admin.display(description="what was read there")
    def context(self, finding: Finding) -> str:
        if not finding.first_line:
            return "The finding names no lines."
        found = nearby(finding.report_import.report, finding.first_line, finding.last_line or finding.first_line)
        rows = ((one.first, one.last, one.place, one.text) for one in found)
        return format_html_join("", '<p>{}–{} ({}) <span dir="auto">{}</span></p>', rows) or "Nothing."
