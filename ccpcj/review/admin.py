"""What imports ask of a person: findings to settle, works that may be one, and what each report gave."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Model, Q, QuerySet
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join

from ccpcj.lib.admin import FoldedSearch, ProvenanceAdmin, ServiceAdmin
from resolutions.chain.services import accept, reject
from resolutions.models import JoinProposal

from .finding_context import passages_near
from .models import Finding, ReportImport
from .services import settle, unsettle


class ReadOnly:
    """Records that importers write and people read."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class DecisionAdmin(ReadOnly, FoldedSearch, ServiceAdmin):
    """Records that importers write and people decide on, by actions of the list."""

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether the person's role lets them decide."""
        return request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}")


def admin_link(record: Model | None) -> str:
    """A link to the admin page of a record."""
    if record is None:
        return "—"
    address = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    return format_html('<a href="{}">{}</a>', address, record)


class FindingInline(ReadOnly, admin.TabularInline):
    model = Finding
    fields = ("level", "code", "first_line", "last_line", "message", "settled")
    show_change_link = True
    can_delete = False


@admin.register(ReportImport)
class ReportImportAdmin(ReadOnly, ProvenanceAdmin, FoldedSearch, ServiceAdmin):
    list_display = ("source", "session", "part", "language", "share", "to_settle", "created", "updated", "imported_at")
    list_filter = ("language", "session", "part")
    list_select_related = ("session",)
    date_hierarchy = "imported_at"
    search_fields = ("source", "=session__number", "sha256")
    readonly_fields = ("share", "to_settle", "download")
    fields = (
        ("session", "part", "language", "source"),
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
        return [path("<int:pk>/json/", view, name="review_reportimport_json"), *super().get_urls()]

    def download_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """What was read, as a file."""
        report_import = self.get_object(request, str(pk))
        if not self.has_view_permission(request, report_import):
            raise PermissionDenied
        if report_import is None:
            raise Http404
        name = f"session-{report_import.session.number}-{report_import.language}.json"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return JsonResponse(
            report_import.report, safe=False, headers=headers, json_dumps_params={"ensure_ascii": False}
        )

    @admin.display(description="lines accounted for")
    def share(self, report_import: ReportImport) -> str:
        accounted, lines = report_import.accounted, report_import.lines
        return f"{accounted} of {lines} ({accounted / (lines or 1):.2%})"

    @admin.display(description="findings to settle", ordering="waiting")
    def to_settle(self, report_import: ReportImport) -> str:
        address = reverse("admin:review_finding_changelist")
        link = '<a href="{}?report_import__id__exact={}&amp;settled__exact=0">{}</a>'
        return format_html(link, address, report_import.pk, report_import.waiting)

    @admin.display(description="what was read")
    def download(self, report_import: ReportImport) -> str:
        address = reverse("admin:review_reportimport_json", args=[report_import.pk])
        return format_html('<a href="{}">JSON</a>', address)


class ImporterFilter(admin.SimpleListFilter):
    title = "importer"
    parameter_name = "importer"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("reports", "Session reports"), ("texts", "AKN4UN files")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "reports":
                return queryset.of_reports()
            case "texts":
                return queryset.of_texts()
        return queryset


@admin.register(Finding)
class FindingAdmin(DecisionAdmin):
    list_display = ("message", "level", "code", "record", "language", "where", "settled")
    list_filter = ("settled", ImporterFilter, "level", "code", "language", "report_import__session")
    list_select_related = ("report_import__session", "version__resolution")
    search_fields = ("message", "code", "source", "version__symbol")
    readonly_fields = ("record", "paragraph", "where", "context")
    fields = (
        ("record", "paragraph"), ("source", "language", "where"), ("level", "code", "settled"), "message", "context",
    )  # fmt: skip
    actions = ("settle", "unsettle")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """In the list without the readings, which are long."""
        queryset = super().get_queryset(request)
        is_page_of_one = request.resolver_match and request.resolver_match.url_name == "review_finding_change"
        return queryset if is_page_of_one else queryset.defer("report_import__report")

    @admin.action(permissions=["decide"], description="Mark as settled: a person has looked at it")
    def settle(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.decide(request, settle(queryset), settled=True)

    @admin.action(permissions=["decide"], description="Mark as still to settle")
    def unsettle(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.decide(request, unsettle(queryset), settled=False)

    def decide(self, request: HttpRequest, findings: list[Finding], *, settled: bool) -> None:
        words = "settled" if settled else "to be settled again"
        self.message_user(request, f"{len(findings)} findings {words}.", messages.SUCCESS)

    @admin.display(description="about")
    def record(self, finding: Finding) -> str:
        """The import or the version, with a link to its page; the file where nothing of it could be read."""
        record = finding.report_import or finding.version
        return admin_link(record) if record else finding.source

    @admin.display(description="paragraph")
    def paragraph(self, finding: Finding) -> str:
        return admin_link(finding.paragraph)

    @admin.display(description="place", ordering="first_line")
    def where(self, finding: Finding) -> str:
        """The lines of the report, or the anchor of the paragraph."""
        first, last = finding.first_line, finding.last_line
        return f"{first}–{last}" if first != last else str(first or finding.place or "—")

    @admin.display(description="what was read there")
    def context(self, finding: Finding) -> str:
        if not (finding.report_import and finding.first_line):
            return "The finding names no lines."
        passages = passages_near(finding.report_import.report, finding.first_line, finding.last_line)
        return format_html_join("", '<p>{}–{} ({}) <span dir="auto">{}</span></p>', passages) or "Nothing."


@admin.register(JoinProposal)
class JoinProposalAdmin(DecisionAdmin):
    list_display = ("draft", "adopted", "adopted_title", "reason", "state")
    list_filter = ("state", "draft__session")
    list_select_related = ("draft__session", "adopted__resolution")
    search_fields = ("adopted__symbol", "draft__slug", "reason")
    fields = ("draft", "adopted", "adopted_title", "reason", "state")
    readonly_fields = ("adopted_title",)
    actions = ("join", "keep_apart")

    @admin.display(description="title of the adopted text")
    def adopted_title(self, proposal: JoinProposal) -> str:
        return str(proposal.adopted.resolution.title)

    @admin.action(permissions=["decide"], description="Join: they are one work")
    def join(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.decide(request, queryset, accept, "joined")

    @admin.action(permissions=["decide"], description="Keep apart: they are two works")
    def keep_apart(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.decide(request, queryset, reject, "kept apart")

    def decide(
        self, request: HttpRequest, queryset: QuerySet, decision: Callable[[JoinProposal], object], words: str
    ) -> None:
        """Take the decision on those that are still open, one after the other: joining one may settle another."""
        done = 0
        for pk in list(queryset.filter(state=JoinProposal.State.OPEN).values_list("pk", flat=True)):
            proposal = JoinProposal.objects.filter(pk=pk, state=JoinProposal.State.OPEN).first()
            if proposal is not None:
                decision(proposal)
                done += 1
        self.message_user(request, f"{done} proposals: {words}.", messages.SUCCESS)
